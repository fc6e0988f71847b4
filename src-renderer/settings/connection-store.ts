import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { invoke, on } from '../shell/bridge.ts';
import type { CommitOutcome } from '../ui/autosave.ts';

const words = settingsMessages.connection;

/** Whether the key's field is open: closed, waiting for the answer about the tenant, or open with that answer. */
export type KeyEntry = { kind: 'closed' } | { kind: 'asking' } | { kind: 'open'; sameTenant: boolean };

/** A key is there, or what was submitted with one: a new one may be of another tenant. */
export function needsQuestion({ hasKey, needsTenantAnswer }: NeoConnection): boolean {
  return hasKey || needsTenantAnswer === true;
}

type ConnectionStore = {
  /** The one on the screen; null is one that does not exist yet. */
  connection: NeoConnection | null;
  entry: KeyEntry;
  nameFault: string | null;
  keyFault: string | null;
  error: AppError | null;
  /** Shows another one, or a new one. What was shown about the former is forgotten. */
  show: (connection: NeoConnection | null) => void;
  setEntry: (entry: KeyEntry) => void;
  keepName: (name: string) => Promise<CommitOutcome>;
  /** Hands the key to main. The text passes through and is kept by nobody on this side. */
  keepKey: (text: string) => Promise<CommitOutcome>;
  test: () => Promise<void>;
  allowAssumedPath: (allowed: boolean) => Promise<void>;
};

/** The Neo connection being looked at. */
export const useConnection = create<ConnectionStore>((set) => {
  // A request belongs to the connection that was on the screen when it was made: a key typed a moment before another
  // connection is shown must not go to that one, which is another tenant.
  type Place = { connection: NeoConnection | null; entry: KeyEntry };
  let shown: Place = { connection: null, entry: { kind: 'closed' } };
  const testing = new Set<Place>();

  // One request after the other: leaving the name, pasting the key and testing may follow each other within
  // milliseconds, and the first of them makes the connection that the others need.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: (place: Place) => Promise<T>): Promise<T> {
    const place = shown;
    const next = last.then(() => work(place));
    last = next.catch(() => undefined);
    return next;
  }

  function change(place: Place, event: Partial<ConnectionStore>) {
    if (event.connection !== undefined) place.connection = event.connection;
    if (event.entry) place.entry = event.entry;
    if (place === shown) set(event);
  }

  // A key typed a moment before the screen is left still goes to main, so what is announced counts until the window ends.
  let announced: readonly NeoConnection[] = [];
  let isFollowed = false;
  function follow() {
    if (isFollowed) return;
    isFollowed = true;
    on('settings-changed', ({ connections }) => {
      announced = connections;
      change(shown, { connection: current(shown) });
    });
  }

  /** The connection of a place, as main announced it last. */
  function current({ connection }: Place): NeoConnection | null {
    return announced.find(({ id }) => id === connection?.id) ?? connection;
  }

  /** True when main did it; else the screen says why not. */
  function isDone(place: Place, answer: Result<unknown>): boolean {
    change(place, { error: answer.ok ? null : answer.error, connection: current(place) });
    return answer.ok;
  }

  async function add(place: Place, name: string): Promise<NeoConnection | null> {
    const answer = await invoke('addConnection', { name });
    if (!isDone(place, answer) || !answer.ok) return null;
    const { connectionId } = answer.value;
    const connection = announced.find(({ id }) => id === connectionId) ?? null;
    change(place, { connection });
    return connection;
  }

  /** The connection of a place, made first where it does not exist yet. */
  async function existing(place: Place): Promise<NeoConnection | null> {
    return current(place) ?? add(place, words.defaultName);
  }

  return {
    connection: null,
    entry: { kind: 'closed' },
    nameFault: null,
    keyFault: null,
    error: null,

    show(connection) {
      follow();
      // It was read just now. What was announced of it before may be of another practice.
      announced = announced.filter(({ id }) => id !== connection?.id);
      shown = { connection, entry: { kind: 'closed' } };
      set({ ...shown, nameFault: null, keyFault: null, error: null });
    },
    setEntry: (entry) => change(shown, { entry, keyFault: null }),

    keepName: (text) =>
      inTurn(async (place) => {
        const name = text.trim();
        const connection = current(place);
        // Left empty before anything exists is no fault; a connection that had a name must keep one.
        change(place, { nameFault: name === '' && connection ? words.nameMissing : null });
        if (looksLikeKey(name)) {
          change(place, { nameFault: words.nameIsSecret });
          return 'refused';
        }
        if (name === '') return 'refused';
        if (connection?.name === name) return 'kept';
        if (connection === null) return (await add(place, name)) ? 'kept' : 'refused';
        const answer = await invoke('nameConnection', { connectionId: connection.id, name });
        return isDone(place, answer) ? 'kept' : 'refused';
      }),

    keepKey: (text) => {
      const { entry } = shown;
      return inTurn(async (place) => {
        // Cancelled while it waited for its turn: what was answered about the tenant is not true of this key any more.
        const isCancelled = () => entry.kind === 'open' && place.entry !== entry;
        if (isCancelled()) return 'refused';
        const connection = await existing(place);
        if (!connection || isCancelled()) return 'refused';
        // Without a question: no key was there before, or the same entry is being typed on. Main refuses the rest.
        const sameTenant = entry.kind === 'open' ? entry.sameTenant : connection.hasKey ? true : null;
        const answer = await invoke('keepNeoKey', { connectionId: connection.id, text, sameTenant });
        if (!isDone(place, answer)) return 'refused';
        const { keyIssue, hasKey } = current(place) ?? connection;
        change(place, { keyFault: keyIssue ? words.keyIssues[keyIssue] : null });
        if (!hasKey || keyIssue === 'empty' || keyIssue === 'masked') return 'refused';
        // A question that was opened since then stays.
        if (place.entry === entry) change(place, { entry: { kind: 'closed' } });
        return 'kept';
      });
    },

    test() {
      const asked = shown;
      // A second press, while the first waits for its turn or main tests, asks for nothing else.
      if (testing.has(asked)) return Promise.resolve();
      testing.add(asked);
      const test = inTurn(async (place) => {
        const connection = current(place);
        if (!connection?.hasKey) {
          change(place, { keyFault: words.keyFirst });
          return;
        }
        change(place, { error: null });
        isDone(place, await invoke('testConnection', { connectionId: connection.id }));
      });
      return test.finally(() => testing.delete(asked));
    },

    allowAssumedPath: (allowed) =>
      inTurn(async (place) => {
        const connection = await existing(place);
        if (!connection) return;
        isDone(place, await invoke('allowAssumedPath', { connectionId: connection.id, allowed }));
      }),
  };
});
