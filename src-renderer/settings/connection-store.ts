import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { settingsWords } from '../../src-preload/contract/words/en/settings.ts';
import { ask } from '../bridge.ts';
import type { CommitOutcome } from '../ui/committer.ts';

const words = settingsWords.connection;

/** Whether the key's field is open: closed, waiting for the answer about the tenant, or open with that answer. */
export type KeyEntry = { kind: 'closed' } | { kind: 'asking' } | { kind: 'open'; sameTenant: boolean };

type ConnectionStore = {
  /** The one on the screen; null is one that does not exist yet. */
  connection: NeoConnection | null;
  entry: KeyEntry;
  nameFault: string | null;
  keyFault: string | null;
  trouble: AppError | null;
  /** Shows another one, or a new one. What was said about the former is forgotten. */
  show: (connection: NeoConnection | null) => void;
  /** A newer state of the one on the screen. */
  update: (connection: NeoConnection) => void;
  setEntry: (entry: KeyEntry) => void;
  keepName: (name: string) => Promise<CommitOutcome>;
  /** Hands the key to main. The text passes through and is kept by nobody on this side. */
  keepKey: (text: string) => Promise<CommitOutcome>;
  test: () => Promise<void>;
  allowAssumedPath: (allowed: boolean) => Promise<void>;
};

/** The Neo connection being looked at. */
export const useConnection = create<ConnectionStore>((set, get) => {
  // One wish after the other: leaving the name, pasting the key and testing may follow each other within
  // milliseconds, and the first of them makes the connection that the others need.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  }

  function take(answer: Result<NeoConnection>): answer is { ok: true; value: NeoConnection } {
    if (answer.ok) set({ connection: answer.value, trouble: null });
    else set({ trouble: answer.error });
    return answer.ok;
  }

  /** The connection on the screen, made first where it does not exist yet. */
  async function existing(): Promise<NeoConnection | null> {
    const { connection } = get();
    if (connection) return connection;
    const answer = await ask('addConnection', { name: words.defaultName });
    return take(answer) ? answer.value : null;
  }

  return {
    connection: null,
    entry: { kind: 'closed' },
    nameFault: null,
    keyFault: null,
    trouble: null,

    show: (connection) =>
      set({ connection, entry: { kind: 'closed' }, nameFault: null, keyFault: null, trouble: null }),
    update(connection) {
      if (get().connection?.id === connection.id) set({ connection });
    },
    setEntry: (entry) => set({ entry, keyFault: null }),

    keepName: (text) =>
      inTurn(async () => {
        const name = text.trim();
        const { connection } = get();
        if (name === '') {
          // Left empty before anything exists is no fault; a connection that had a name must keep one.
          set({ nameFault: connection ? words.nameMissing : null });
          return 'refused';
        }
        set({ nameFault: null });
        if (connection?.name === name) return 'kept';
        const answer = connection
          ? await ask('nameConnection', { connectionId: connection.id, name })
          : await ask('addConnection', { name });
        return take(answer) ? 'kept' : 'refused';
      }),

    keepKey: (text) =>
      inTurn(async () => {
        const connection = await existing();
        if (!connection) return 'refused';
        const { entry } = get();
        // Without a question: no key was there before, or the same entry is being typed on.
        const sameTenant = entry.kind === 'open' ? entry.sameTenant : connection.hasKey ? true : null;
        const answer = await ask('keepNeoKey', { connectionId: connection.id, text, sameTenant });
        if (!take(answer)) return 'refused';
        const { keyTrouble, hasKey } = answer.value;
        set({ keyFault: keyTrouble ? words.keyTroubles[keyTrouble] : null });
        if (!hasKey || keyTrouble === 'empty' || keyTrouble === 'masked') return 'refused';
        set({ entry: { kind: 'closed' } });
        return 'kept';
      }),

    test: () =>
      inTurn(async () => {
        const { connection } = get();
        if (!connection?.hasKey) {
          set({ keyFault: words.keyFirst });
          return;
        }
        set({ connection: { ...connection, result: { kind: 'testing' } }, trouble: null });
        const answer = await ask('testConnection', { connectionId: connection.id });
        if (!take(answer)) set({ connection });
      }),

    allowAssumedPath: (allowed) =>
      inTurn(async () => {
        const connection = await existing();
        if (connection) take(await ask('allowAssumedPath', { connectionId: connection.id, allowed }));
      }),
  };
});
