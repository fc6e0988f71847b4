import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionSummary, SessionView } from '../../src-preload/contract/session.ts';
import { usePractice } from '../../src-renderer/practice/practice-store.ts';
import { useSubmission } from '../../src-renderer/review/submission-store.ts';
import { useOpening } from '../../src-renderer/sessions/opening-store.ts';
import { useSessionActions } from '../../src-renderer/sessions/session-actions-store.ts';
import { useSettings } from '../../src-renderer/settings/settings-store.ts';
import { useAppInfo } from '../../src-renderer/shell/app-info-store.ts';
import { latest } from '../../src-renderer/ui/latest.ts';
import { usePaste } from '../../src-renderer/workspace/credentials/paste-store.ts';
import { useResults } from '../../src-renderer/workspace/results/results-store.ts';
import { useWorkspace } from '../../src-renderer/workspace/workspace-store.ts';
import { announce, done, heldNames, holdMain, refused, settle, takeRequest } from './held-main.ts';
import { sampleProgress } from './sample-progress.ts';

/*
 * Main answers when a test lets it: what a person did meanwhile counts, and an answer that comes after it neither
 * opens, closes, navigates nor takes anything back.
 */
const row = (id: string): SessionSummary => ({
  id,
  clientName: `Client ${id}`,
  technician: 'Robin',
  connectionName: null,
  vendors: [],
  group: 'in-progress',
  next: { act: 'start', vendor: 'x' },
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
    await takeRequest('createSession').respond(done({ sessionId: 'new' }));
    const discarded = takeRequest('discardSession');
    expect(discarded.input).toEqual({ sessionId: 'new' });
    await discarded.respond(done(null));
    expect(opened).toEqual([]);
    expect(useOpening.getState().state).toEqual({ kind: 'idle' });
  });

  it('opened again after Cancel, the dialog is not closed by the former answer', async () => {
    useOpening.getState().begin();
    void useOpening.getState().start(draft, () => {});
    useOpening.getState().cancel();
    useOpening.getState().begin();
    await takeRequest('createSession').respond(refused);
    expect(useOpening.getState().state).toMatchObject({ kind: 'asking', error: null, isStarting: false });
    expect(heldNames()).toEqual([]);
  });

  it('of two sessions clicked the last one opens', async () => {
    const opened: string[] = [];
    const open = (id: string) => useOpening.getState().openSession(row(id), (one) => opened.push(one));
    void open('a');
    const first = takeRequest('readSession');
    void open('b');
    await takeRequest('readSession').respond(done(session('b')));
    await first.respond(done(session('a')));
    expect(opened).toEqual(['b']);
  });
});

describe('Rename, Duplicate and Delete', () => {
  it('Rename: after Cancel the former names come back', async () => {
    useSessionActions.getState().begin('renaming', row('a'));
    void useSessionActions.getState().rename('Other', 'Kim');
    useSessionActions.getState().cancel();
    await takeRequest('renameSession').respond(done(null));
    expect(takeRequest('renameSession').input).toEqual({
      sessionId: 'a',
      clientName: 'Client a',
      technician: 'Robin',
    });
  });

  it('Duplicate: after Cancel the copy is taken back and nothing is shown', async () => {
    useSessionActions.getState().begin('duplicating', row('a'));
    void useSessionActions.getState().duplicate('Copy');
    useSessionActions.getState().cancel();
    await takeRequest('duplicateSession').respond(done({ sessionId: 'copy' }));
    expect(takeRequest('discardSession').input).toEqual({ sessionId: 'copy' });
    expect(useSessionActions.getState().notice).toBeNull();
  });

  it('Delete: after Cancel the session is restored; what cannot be is shown', async () => {
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
    await takeRequest('deleteSession').respond(done({ undoUntil: '', secrets: 0, withdrawn: 0 }));
    const restored = takeRequest('restoreSession');
    expect(restored.input).toEqual({ sessionId: 'a' });
    await restored.respond(refused);
    expect(useSessionActions.getState()).toMatchObject({
      dialog: { kind: 'idle' },
      notice: { kind: 'failed', error: refused.error },
    });
  });

  it.each([done(null), refused])(
    'an answer does not close, reopen or fill the next dialog (%o)',
    async (answer) => {
      useSessionActions.getState().begin('renaming', row('a'));
      void useSessionActions.getState().rename('Other', '');
      useSessionActions.getState().cancel();
      useSessionActions.getState().begin('duplicating', row('b'));
      const before = useSessionActions.getState().dialog;
      await takeRequest('renameSession').respond(answer);
      expect(useSessionActions.getState().dialog).toBe(before);
    },
  );

  it('a count of another session does not fill the dialog', async () => {
    void useSessionActions.getState().beginDeleting(row('a'));
    const first = takeRequest('previewDeletion');
    useSessionActions.getState().cancel();
    void useSessionActions.getState().beginDeleting(row('a'));
    await first.respond(done({ secrets: 9, waiting: 9 }));
    expect(useSessionActions.getState().dialog).toMatchObject({ kind: 'deleting', loses: null });
  });
});

it('Practice: after Cancel it is left again and nothing opens', async () => {
  const opened: string[] = [];
  usePractice.getState().choose();
  void usePractice.getState().begin('everything-works', (id) => opened.push(id));
  usePractice.getState().cancel();
  await takeRequest('startPractice').respond(done({ sessionId: 'p' }));
  await takeRequest('readSession').respond(done(session('p')));
  expect(takeRequest('leavePractice')).toBeDefined();
  expect(opened).toEqual([]);
  expect(usePractice.getState().state).toEqual({ kind: 'idle' });
});

it('Paste everything: the answer about a former text is not shown for the next one', async () => {
  usePaste.getState().open({ sessionId: 'a', vendor: 'sample' });
  usePaste.getState().begin();
  void usePaste.getState().read('first text');
  const first = takeRequest('readPaste');
  usePaste.getState().cancel();
  usePaste.getState().begin();
  void usePaste.getState().read('second text');
  await first.respond(done({ pasteId: 'one', found: [], left: 0 }));
  expect(usePaste.getState().pasting).toEqual({ kind: 'reading' });
  expect(takeRequest('dismissPaste').input).toMatchObject({ pasteId: 'one' });
});

it('Do not send: a host asked about late does not open the dialog again', async () => {
  useResults.getState().open({ sessionId: 'a', vendor: 'sample' });
  void useResults.getState().test();
  await settle();
  const test = takeRequest('runChecks');
  void useResults.getState().stop();
  await test.respond(done({ kind: 'ask-host', questionId: 'q', host: 'a.example', why: 'unknown' }));
  expect(useResults.getState().asking).toEqual({ kind: 'stopping' });
});

describe('a session that is read while main announces changes of it', () => {
  const at = (step: string) => sampleProgress({ step });
  const shown = (where: { open: unknown }) => where.open;
  const store = useWorkspace;

  beforeEach(() => {
    store.setState({ open: { kind: 'loading' } });
    void store.getState().openVendor({ sessionId: 'a', vendor: 'sample' });
  });
  const respond = async (view: SessionView) => {
    await takeRequest('openVendor').respond(done(null));
    await takeRequest('readSession').respond(done(view));
  };
  const change = (step: string, sessionId = 'a') =>
    announce('vendor-changed', { sessionId, progress: at(step) });

  it('shows the change, which is newer than what was read', async () => {
    change('second');
    change('third');
    change('of another', 'b');
    const { vendors: _, ...facts } = session('a');
    announce('session-changed', { ...facts, connectionId: 'c' });
    await respond(session('a', [at('first')]));
    expect(shown(store.getState())).toMatchObject({
      session: { connectionId: 'c', vendors: [{ step: 'third' }] },
    });
  });

  it('so does one that is read again when secrets are kept elsewhere', async () => {
    await respond(session('a', [at('first')]));
    announce('secret-storage-changed', {});
    change('second');
    await takeRequest('readSession').respond(done(session('a', [at('first')])));
    expect(shown(store.getState())).toMatchObject({ session: { vendors: [{ step: 'second' }] } });
  });

  it('a change from before the read does not undo what was read', async () => {
    await respond(session('a', [at('first')]));
    change('second');
    void store.getState().openVendor({ sessionId: 'a', vendor: 'sample' });
    await respond(session('a', [at('third')]));
    expect(shown(store.getState())).toMatchObject({ session: { vendors: [{ step: 'third' }] } });
  });

  it('a vendor that main does not open is reported, whatever was read of its session', async () => {
    await takeRequest('readSession').respond(done(session('a')));
    await takeRequest('openVendor').respond(refused);
    expect(shown(store.getState())).toEqual({ kind: 'failed', error: refused.error });
  });
});

describe('what is announced while it is read holds', () => {
  it('of the settings', async () => {
    const stop = useSettings.getState().follow();
    announce('settings-changed', { technician: 'Kim', connections: [] });
    await takeRequest('readSettings').respond(done({ technician: 'Robin', connections: [] }));
    expect(useSettings.getState().state).toMatchObject({ kind: 'ready', settings: { technician: 'Kim' } });
    stop();
  });

  it('of the app', async () => {
    const stop = useAppInfo.getState().follow();
    announce('network-changed', 'offline');
    await takeRequest('readApp').respond(done({ network: 'online', theme: 'dark' }));
    expect(useAppInfo.getState().app).toEqual({ network: 'offline', theme: 'dark' });
    stop();
  });

  it('of the session and the connections in Review', async () => {
    const stop = useSubmission.getState().follow();
    void useSubmission.getState().open({ sessionId: 'a', vendor: 'sample' });
    announce('vendor-changed', { sessionId: 'a', progress: sampleProgress({ state: 'connected' }) });
    announce('settings-changed', { connections: [{ id: 'c' }] });
    await takeRequest('readSettings').respond(done({ connections: [] }));
    await takeRequest('readSession').respond(done(session('a')));
    expect(useSubmission.getState()).toMatchObject({
      session: { value: { vendors: [{ state: 'connected' }] } },
      connections: [{ id: 'c' }],
    });
    stop();
  });
});
