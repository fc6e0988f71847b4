import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionSummary, SessionView } from '../../src-preload/contract/session.ts';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { useOutbox } from '../../src-renderer/outbox/outbox-store.ts';
import { useSubmission } from '../../src-renderer/review/submission-store.ts';
import { useOpening } from '../../src-renderer/sessions/opening-store.ts';
import { useSessionList } from '../../src-renderer/sessions/session-list-store.ts';
import { useConnection } from '../../src-renderer/settings/connection-store.ts';
import { useSettings } from '../../src-renderer/settings/settings-store.ts';
import { registerCommit } from '../../src-renderer/ui/commit-registry.ts';
import { usePaste } from '../../src-renderer/workspace/credentials/paste-store.ts';
import { useQueueSession } from '../../src-renderer/workspace/queue-session-store.ts';
import { announce, done, heldNames, holdMain, refused, settle, takeRequest } from './held-main.ts';
import { sampleProgress } from './sample-progress.ts';

beforeEach(() => {
  holdMain();
  useOpening.setState({ state: { kind: 'idle' } });
  useQueueSession.getState().close();
});

const connection: NeoConnection = {
  id: 'c',
  name: 'Acme tenant',
  hasKey: true,
  storedIn: 'encrypted',
  sendByAssumedPath: false,
  result: { kind: 'not-run' },
};

describe('the Neo key', () => {
  const store = () => useConnection.getState();

  it('a late response does not close the question that was opened since', async () => {
    store().show(connection);
    store().setEntry({ kind: 'open', sameTenant: true });
    void store().keepKey('neo_sk_first');
    await settle();
    const keeping = takeRequest('keepNeoKey');
    store().setEntry({ kind: 'closed' });
    store().setEntry({ kind: 'asking' });
    await keeping.respond(done(null));
    expect(store().entry).toEqual({ kind: 'asking' });
  });

  it('a key that waits for its turn is not sent once its replacing was cancelled', async () => {
    store().show(connection);
    void store().test();
    await settle();
    const testing = takeRequest('testConnection');
    store().setEntry({ kind: 'open', sameTenant: false });
    const outcome = store().keepKey('neo_sk_other_tenant');
    store().setEntry({ kind: 'closed' });
    await testing.respond(done(null));
    expect(await outcome).toBe('refused');
    expect(heldNames()).toEqual([]);
  });
});

describe('Submit all vendors', () => {
  const store = () => useQueueSession.getState();
  const outboxRow = (vendor: string, sessionId = 's', work = 'test') => ({
    itemId: `${sessionId} ${vendor}`,
    sessionId,
    vendor,
    work,
  });

  it('after Cancel what main has queued leaves the outbox, and nothing opens', async () => {
    store().open();
    void store().queue('s', 'test', false);
    await settle();
    const queueing = takeRequest('queueWork');
    store().close();
    await queueing.respond(done({ queued: ['a', 'b'], leftOut: [] }));
    const rows = [outboxRow('a'), outboxRow('b'), outboxRow('c'), outboxRow('a', 'other')];
    await takeRequest('readOutbox').respond(done({ rows }));
    expect(takeRequest('withdrawItem').input).toEqual({ itemId: 's a' });
    expect(takeRequest('withdrawItem').input).toEqual({ itemId: 's b' });
    expect(heldNames()).toEqual([]);
    expect(store().state).toEqual({ kind: 'closed' });
  });

  it('a response does not fill the dialog that was opened since', async () => {
    store().open();
    void store().queue('s', 'test', false);
    await settle();
    const queueing = takeRequest('queueWork');
    store().close();
    store().open();
    await queueing.respond(refused);
    expect(store().state).toEqual({ kind: 'asking', error: null, isBusy: false });
  });

  it('cancelled while the fields are still saved, nothing is queued', async () => {
    let saved = () => {};
    const leave = registerCommit(
      () =>
        new Promise((resolve) => {
          saved = resolve;
        }),
    );
    store().open();
    void store().queue('s', 'test', false);
    store().close();
    store().open();
    saved();
    await settle();
    leave();
    expect(heldNames()).toEqual([]);
  });

  it('a second click is not a second request', async () => {
    store().open();
    void store().queue('s', 'test', false);
    void store().queue('s', 'test', false);
    await settle();
    expect(heldNames()).toEqual(['queueWork']);
  });
});

describe('leaving a screen', () => {
  const row = { id: 'a', clientName: 'Acme' } as SessionSummary;

  it('Sessions: a session that was clicked there opens no more', async () => {
    const opened: string[] = [];
    void useOpening.getState().openSession(row, (id) => opened.push(id));
    useOpening.getState().leave();
    await takeRequest('readSession').respond(done({ id: 'a', currentVendor: 'x' }));
    expect(opened).toEqual([]);
  });

  it('Sessions: the list of before is not shown over a newer one', async () => {
    const stop = useSessionList.getState().follow();
    const first = takeRequest('listSessions');
    stop();
    await first.respond(refused);
    expect(useSessionList.getState().list).toEqual({ kind: 'loading' });
  });

  it('Settings: what the real environment answers late is not shown in practice', async () => {
    const stop = useSettings.getState().follow();
    const real = takeRequest('readSettings');
    announce('practice-changed', { on: true });
    const practice = takeRequest('readSettings');
    await practice.respond(done({ connections: [], technician: 'practice' }));
    await real.respond(done({ connections: [connection], technician: 'real' }));
    expect(useSettings.getState().state).toMatchObject({ settings: { technician: 'practice' } });
    stop();
  });

  it('Settings: an error of the visit before is not shown in this one', async () => {
    useSettings.getState().follow()();
    void useSettings.getState().removeCertificates();
    useSettings.getState().follow()();
    await takeRequest('removeCertificates').respond(refused);
    expect(useSettings.getState().errors).toEqual({});
  });

  it('Outbox: an error of the visit before is not shown in this one', async () => {
    useOutbox.getState().follow()();
    void useOutbox.getState().pause(['item']);
    useOutbox.getState().follow()();
    await takeRequest('pauseItem').respond(refused);
    expect(useOutbox.getState().acting).toEqual({ kind: 'idle' });
  });

  it('Review: a connection chosen for one session does not put it under another', async () => {
    const session = (id: string): SessionView => ({
      id,
      clientName: id,
      technician: '',
      connectionId: null,
      currentVendor: 'sample',
      vendors: [sampleProgress()],
      createdAt: '',
      changedAt: '',
    });
    const open = async (id: string) => {
      void useSubmission.getState().open({ sessionId: id, vendor: 'sample' });
      await takeRequest('readSession').respond(done(session(id)));
      await takeRequest('readSettings').respond(done({ connections: [] }));
    };
    await open('first');
    void useSubmission.getState().choose('c');
    const choosing = takeRequest('chooseConnection');
    await open('second');
    await choosing.respond(done(null));
    expect(useSubmission.getState().session).toMatchObject({ value: { id: 'second' } });
  });
});

it('Paste everything: a second click accepts nothing twice', async () => {
  usePaste.getState().open({ sessionId: 'a', vendor: 'sample' });
  void usePaste.getState().read('text');
  await takeRequest('readPaste').respond(done({ pasteId: 'p', found: [], left: 0 }));
  void usePaste.getState().accept(['f']);
  void usePaste.getState().accept(['f']);
  expect(heldNames()).toEqual(['acceptPaste']);
});
