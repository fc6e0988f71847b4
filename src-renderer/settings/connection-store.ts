import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import type { CommitOutcome } from '../ui/autosave.ts';
import { looksLikeKey } from '../ui/secret-in-name.ts';

const words = settingsMessages.connection;

/** Whether the key's field is open: closed, waiting for the answer about the tenant, or open with that answer. */
export type KeyEntry = { kind: 'closed' } | { kind: 'asking' } | { kind: 'open'; sameTenant: boolean };

/** A key is there, or what was submitted with one: a new one may be of another tenant. */
export function needsQuestion({ hasKey, asksTenant }: NeoConnection): boolean {
  return hasKey || asksTenant === true;
}

type ConnectionStore = {
  /** The one on the screen; null is one that does not exist yet. */
  connection: NeoConnection | null;
  entry: KeyEntry;
  nameFault: string | null;
  keyFault: string | null;
  error: AppError | null;
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
export const useConnection = create<ConnectionStore>((set) => {
  // A request belongs to the connection that was on the screen when it was made: a key typed a moment before another
  // connection is shown must not go to that one, which is another tenant.
  type Place = { connection: NeoConnection | null; entry: KeyEntry };
  let shown: Place = { connection: null, entry: { kind: 'closed' } };

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

  /** What main answered; null when it refused, and then the screen says why. */
  function take(place: Place, answer: Result<NeoConnection>): NeoConnection | null {
    change(place, answer.ok ? { connection: answer.value, error: null } : { error: answer.error });
    return answer.ok ? answer.value : null;
  }

  /** The connection of a place, made first where it does not exist yet. */
  async function existing(place: Place): Promise<NeoConnection | null> {
    return place.connection ?? take(place, await invoke('addConnection', { name: words.defaultName }));
  }

  return {
    connection: null,
    entry: { kind: 'closed' },
    nameFault: null,
    keyFault: null,
    error: null,

    show(connection) {
      shown = { connection, entry: { kind: 'closed' } };
      set({ ...shown, nameFault: null, keyFault: null, error: null });
    },
    update(connection) {
      if (shown.connection?.id === connection.id) change(shown, { connection });
    },
    setEntry: (entry) => change(shown, { entry, keyFault: null }),

    keepName: (text) =>
      inTurn(async (place) => {
        const name = text.trim();
        const { connection } = place;
        // Left empty before anything exists is no fault; a connection that had a name must keep one.
        change(place, { nameFault: name === '' && connection ? words.nameMissing : null });
        if (looksLikeKey(name)) {
          change(place, { nameFault: words.nameIsSecret });
          return 'refused';
        }
        if (name === '') return 'refused';
        if (connection?.name === name) return 'kept';
        const answer = connection
          ? await invoke('nameConnection', { connectionId: connection.id, name })
          : await invoke('addConnection', { name });
        return take(place, answer) ? 'kept' : 'refused';
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
        const after = take(
          place,
          await invoke('keepNeoKey', { connectionId: connection.id, text, sameTenant }),
        );
        if (!after) return 'refused';
        const { keyIssue, hasKey } = after;
        change(place, { keyFault: keyIssue ? words.keyIssues[keyIssue] : null });
        if (!hasKey || keyIssue === 'empty' || keyIssue === 'masked') return 'refused';
        // A question that was opened since then stays.
        if (place.entry === entry) change(place, { entry: { kind: 'closed' } });
        return 'kept';
      });
    },

    test: () =>
      inTurn(async (place) => {
        const { connection } = place;
        if (!connection?.hasKey) {
          change(place, { keyFault: words.keyFirst });
          return;
        }
        change(place, { connection: { ...connection, result: { kind: 'testing' } }, error: null });
        const after = take(place, await invoke('testConnection', { connectionId: connection.id }));
        if (!after) change(place, { connection });
      }),

    allowAssumedPath: (allowed) =>
      inTurn(async (place) => {
        const connection = await existing(place);
        if (!connection) return;
        take(place, await invoke('allowAssumedPath', { connectionId: connection.id, allowed }));
      }),
  };
});
