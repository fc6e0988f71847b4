import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { ask, listen } from '../bridge.ts';

export type SessionList =
  | { kind: 'loading' }
  | { kind: 'ready'; rows: SessionSummary[]; search: string }
  | { kind: 'failed'; error: AppError };

/** How long the keys must rest before main is asked, in milliseconds: short enough to feel at once. */
const REST = 80;

type SessionListStore = {
  list: SessionList;
  search: string;
  /** Rows on the screen; thousands would make every key slow. */
  shown: number;
  /** The name of a connection with a key; null when there is none, undefined until known. */
  keyKeptFor: string | null | undefined;
  find: (search: string) => void;
  showMore: () => void;
  /** Reads the list and follows every change of it. Answers how to stop. */
  follow: () => () => void;
  read: () => Promise<void>;
};

export const PAGE = 100;

/** The sessions as main lists them. Main searches; this keeps the last answer and drops those that came too late. */
export const useSessionList = create<SessionListStore>((set, get) => {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read() {
    asked += 1;
    const mine = asked;
    const { search } = get();
    const answer = await ask('listSessions', { search });
    if (mine !== asked) return;
    if (!answer.ok) {
      set({ list: { kind: 'failed', error: answer.error } });
      return;
    }
    set({ list: { kind: 'ready', rows: answer.value, search } });
    // Only the empty screen speaks of the key, so only then it is asked for.
    if (answer.value.length === 0 && search === '') {
      const settings = await ask('readSettings', {});
      if (settings.ok) {
        set({ keyKeptFor: settings.value.connections.find((one) => one.hasKey)?.name ?? null });
      }
    }
  }

  return {
    list: { kind: 'loading' },
    search: '',
    shown: PAGE,
    keyKeptFor: undefined,

    find(search) {
      set({ search, shown: PAGE });
      clearTimeout(timer);
      timer = setTimeout(() => void read(), REST);
    },

    showMore: () => set({ shown: get().shown + 2 * PAGE }),

    follow() {
      void read();
      const stops = [
        listen('sessions-changed', () => void read()),
        listen('practice-changed', () => void read()),
      ];
      return () => {
        for (const stop of stops) stop();
        clearTimeout(timer);
      };
    },

    read,
  };
});
