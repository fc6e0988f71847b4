import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestName } from '../../src-preload/contract/requests.ts';
import type { SessionSummary, SessionView } from '../../src-preload/contract/session.ts';
import { usePractice } from '../../src-renderer/practice/practice-store.ts';
import { useOpening } from '../../src-renderer/sessions/opening-store.ts';
import { useSessionActions } from '../../src-renderer/sessions/session-actions-store.ts';
import { latest } from '../../src-renderer/ui/latest.ts';
import { usePaste } from '../../src-renderer/workspace/credentials/paste-store.ts';
import { useResults } from '../../src-renderer/workspace/results/results-store.ts';
import { useWorkspace } from '../../src-renderer/workspace/workspace-store.ts';
import { sampleProgress } from './sample-progress.ts';

/*
 * Main answers when a test lets it: what a person did meanwhile counts, and an answer that comes after it neither
 * opens, closes, navigates nor takes anything back.
 */
type Pending = { name: RequestName; input: unknown; answer: (value: unknown) => Promise<void> };

let pending: Pending[] = [];

function holdMain(): void {
  pending = [];
  const invoke = (name: RequestName, input: unknown) =>
    new Promise((resolve) => {
      pending.push({
        name,
        input,
        answer: async (value) => {
          resolve(value);
          // Everything that hangs on the answer has run once a later task begins.
          await new Promise((next) => setImmediate(next));
        },
      });
    });
  const setup = { invoke, on: () => () => undefined };
  Object.defineProperty(globalThis, 'window', { value: { setup }, configurable: true });
}

function asked(name: RequestName): Pending {
  const found = pending.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`Nobody asked for ${name}; asked: ${pending.map((one) => one.name)}`);
  pending = pending.filter((one) => one !== found);
  return found;
}

const ok = (value: unknown) => ({ ok: true, value });
const refused = { ok: false, error: { code: 'disk-full' } };
const row = (id: string): SessionSummary => ({
  id,
  clientName: `Client ${id}`,
  technician: 'Robin',
  connectionName: null,
  vendors: [],
  changedAt: '2030-01-01T00:00:00.000Z',
});
const session = (id: string, vendors = [sampleProgress()]): SessionView => ({
  id,
  clientName: 'Acme',
  technician: '',
  connectionId: null,
  currentVendor: 'sample',
  vendors,
  createdAt: '',
  changedAt: '',
});
const draft = { clientName: 'Acme', technician: '', connectionId: null, vendors: ['sample'] };

beforeEach(() => {
  holdMain();
  useSessionActions.setState({ dialog: { kind: 'idle' }, notice: null });
  useOpening.setState({ state: { kind: 'idle' } });
});

it('only the last question counts, and none after it was dropped', () => {
  const one = latest();
  const first = one.begin();
  const second = one.begin();
  expect([first(), second()]).toEqual([false, true]);
  one.drop();
  expect(second()).toBe(false);
});

describe('New session', () => {
  it.each([
    ['Cancel', () => useOpening.getState().cancel()],
    ['Escape', () => useOpening.getState().putAside({ ...draft, technician: null })],
  ])('after %s the session is taken back and nothing opens', async (_name, leave) => {
    const opened: string[] = [];
    useOpening.getState().begin();
    void useOpening.getState().start(draft, (id) => opened.push(id));
    leave();
    await asked('createSession').answer(ok(session('new')));
    const discarded = asked('discardSession');
    expect(discarded.input).toEqual({ sessionId: 'new' });
    await discarded.answer(ok(null));
    expect(opened).toEqual([]);
    expect(useOpening.getState().state).toEqual({ kind: 'idle' });
  });

  it('opened again after Cancel, the dialog is not closed by the former answer', async () => {
    useOpening.getState().begin();
    void useOpening.getState().start(draft, () => {});
    useOpening.getState().cancel();
    useOpening.getState().begin();
    await asked('createSession').answer(refused);
    expect(useOpening.getState().state).toMatchObject({ kind: 'asking', error: null, isStarting: false });
    expect(pending).toEqual([]);
  });

  it('of two sessions clicked the last one opens', async () => {
    const opened: string[] = [];
    const open = (id: string) => useOpening.getState().openSession(row(id), (one) => opened.push(one));
    void open('a');
    const first = asked('readSession');
    void open('b');
    await asked('readSession').answer(ok(session('b')));
    await first.answer(ok(session('a')));
    expect(opened).toEqual(['b']);
  });
});

describe('Rename, Duplicate and Delete', () => {
  it('Rename: after Cancel the former names come back', async () => {
    useSessionActions.getState().begin('renaming', row('a'));
    void useSessionActions.getState().rename('Other', 'Kim');
    useSessionActions.getState().cancel();
    await asked('renameSession').answer(ok(null));
    expect(asked('renameSession').input).toEqual({
      sessionId: 'a',
      clientName: 'Client a',
      technician: 'Robin',
    });
  });

  it('Duplicate: after Cancel the copy is taken back and nothing is said', async () => {
    useSessionActions.getState().begin('duplicating', row('a'));
    void useSessionActions.getState().duplicate('Copy');
    useSessionActions.getState().cancel();
    await asked('duplicateSession').answer(ok({ sessionId: 'copy' }));
    expect(asked('discardSession').input).toEqual({ sessionId: 'copy' });
    expect(useSessionActions.getState().notice).toBeNull();
  });

  it('Delete: after Cancel the session is restored; what cannot be is said', async () => {
    useSessionActions.setState({
      dialog: {
        kind: 'deleting',
        row: row('a'),
        loses: { secrets: 0, waiting: 0 },
        error: null,
        isBusy: false,
      },
    });
    void useSessionActions.getState().remove();
    useSessionActions.getState().cancel();
    await asked('deleteSession').answer(ok({ undoUntil: '', secrets: 0, withdrawn: 0 }));
    const restored = asked('restoreSession');
    expect(restored.input).toEqual({ sessionId: 'a' });
    await restored.answer(refused);
    expect(useSessionActions.getState()).toMatchObject({
      dialog: { kind: 'idle' },
      notice: { kind: 'failed', error: refused.error },
    });
  });

  it.each([ok(null), refused])(
    'an answer does not close, reopen or fill the next dialog (%o)',
    async (answer) => {
      useSessionActions.getState().begin('renaming', row('a'));
      void useSessionActions.getState().rename('Other', '');
      useSessionActions.getState().cancel();
      useSessionActions.getState().begin('duplicating', row('b'));
      const before = useSessionActions.getState().dialog;
      await asked('renameSession').answer(answer);
      expect(useSessionActions.getState().dialog).toBe(before);
    },
  );

  it('a count of another session does not fill the dialog', async () => {
    void useSessionActions.getState().beginDeleting(row('a'));
    const first = asked('previewDeletion');
    useSessionActions.getState().cancel();
    void useSessionActions.getState().beginDeleting(row('a'));
    await first.answer(ok({ secrets: 9, waiting: 9 }));
    expect(useSessionActions.getState().dialog).toMatchObject({ kind: 'deleting', loses: null });
  });
});

it('Practice: after Cancel it is left again and nothing opens', async () => {
  const opened: string[] = [];
  usePractice.getState().choose();
  void usePractice.getState().begin('everything-works', (id) => opened.push(id));
  usePractice.getState().cancel();
  await asked('startPractice').answer(ok({ sessionId: 'p' }));
  await asked('readSession').answer(ok(session('p')));
  expect(asked('leavePractice')).toBeDefined();
  expect(opened).toEqual([]);
  expect(usePractice.getState().state).toEqual({ kind: 'idle' });
});

it('Paste everything: the answer about a former text is not shown for the next one', async () => {
  usePaste.getState().open({ sessionId: 'a', vendor: 'sample' });
  usePaste.getState().begin();
  void usePaste.getState().read('first text');
  const first = asked('readPaste');
  usePaste.getState().cancel();
  usePaste.getState().begin();
  void usePaste.getState().read('second text');
  await first.answer(ok({ pasteId: 'one', found: [], left: 0 }));
  expect(usePaste.getState().pasting).toEqual({ kind: 'reading' });
  expect(asked('dismissPaste').input).toMatchObject({ pasteId: 'one' });
});

it('Do not send: a host asked about late does not open the dialog again', async () => {
  useResults.getState().open({ sessionId: 'a', vendor: 'sample' });
  void useResults.getState().test();
  await new Promise((next) => setImmediate(next));
  const test = asked('runChecks');
  void useResults.getState().stop();
  await test.answer(ok({ kind: 'ask-host', questionId: 'q', host: 'a.example', why: 'unknown' }));
  expect(useResults.getState().asking).toEqual({ kind: 'stopping' });
});

describe('views of a vendor', () => {
  const at = (sequence: number, kind: 'not-run' | 'testing') =>
    sampleProgress({
      sequence,
      test:
        kind === 'testing'
          ? { kind, runId: 'r', startedAt: '', rows: [], done: 0, total: 0 }
          : { kind: 'not-run' },
    });

  it('a late answer does not put an ended test back to running', async () => {
    useWorkspace.setState({ open: { kind: 'ready', session: session('a', [at(1, 'testing')]) } });
    useWorkspace.getState().take('a', at(3, 'not-run'));
    useWorkspace.getState().take('a', at(2, 'testing'));
    expect(useWorkspace.getState().open).toMatchObject({
      session: { vendors: [{ sequence: 3, test: { kind: 'not-run' } }] },
    });
  });

  it('what was announced while a vendor was opened is not taken back by the answer', async () => {
    useWorkspace.setState({ open: { kind: 'ready', session: session('a', [at(1, 'testing')]) } });
    void useWorkspace.getState().openVendor('a', 'sample');
    useWorkspace.getState().take('a', at(5, 'not-run'));
    await asked('openVendor').answer(ok(session('a', [at(4, 'testing')])));
    expect(useWorkspace.getState().open).toMatchObject({ session: { vendors: [{ sequence: 5 }] } });
  });

  it('nor by the answer to reading the session again', async () => {
    useWorkspace.setState({ open: { kind: 'ready', session: session('a', [at(1, 'testing')]) } });
    void useWorkspace.getState().readAgain();
    useWorkspace.getState().take('a', at(5, 'not-run'));
    await asked('readSession').answer(ok(session('a', [at(4, 'testing')])));
    expect(useWorkspace.getState().open).toMatchObject({ session: { vendors: [{ sequence: 5 }] } });
  });
});
