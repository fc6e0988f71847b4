import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type {
  SessionFilter,
  SessionPage,
  SessionSort,
  SessionSummary,
} from '../../src-preload/contract/session.ts';
import { FIRST_ROWS } from '../../src-preload/contract/start-snapshot.ts';
import { invoke, on } from '../shell/bridge.ts';
import { firstSessions } from '../shell/start-snapshot.ts';
import { latest } from '../ui/latest.ts';

export type SessionList =
  | { kind: 'loading' }
  | { kind: 'ready'; page: SessionPage; search: string; filter: SessionFilter }
  | { kind: 'failed'; error: AppError };

/** How long the keys must rest before main is asked: short enough to feel at once. */
const SEARCH_DEBOUNCE_MS = 80;

type SessionListStore = {
  list: SessionList;
  search: string;
  filter: SessionFilter;
  sort: SessionSort;
  /** Rows asked for; thousands on the screen would make every key slow. */
  limit: number;
  /** The name of a connection with a key; null when there is none, undefined until known. */
  keyKeptFor: string | null | undefined;
  find: (search: string) => void;
  choose: (filter: SessionFilter) => void;
  /** Sorts by this, or the other way round where it is sorted by this already. */
  sortBy: (by: SessionSort['by']) => void;
  showMore: () => void;
  /** Takes search and filter away. */
  showAll: () => void;
  /** Reads the list and follows every change of it. Returns how to stop. */
  follow: () => () => void;
  read: () => Promise<void>;
};

export const PAGE = FIRST_ROWS;
const LATEST_FIRST: SessionSort = { by: 'changed', descending: true };

/** The sessions as main lists them. Main searches; this keeps the last answer and drops those that came too late. */
export const useSessionList = create<SessionListStore>((set, get) => {
  const reading = latest();
  const first = firstSessions();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let undoTimer: ReturnType<typeof setTimeout> | undefined;

  async function read() {
    const isWanted = reading.begin();
    const { search, filter, sort, limit } = get();
    const isUsual = sort.by === LATEST_FIRST.by && sort.descending;
    const answer = await invoke('listSessions', { search, filter, limit, ...(isUsual ? {} : { sort }) });
    if (!isWanted()) return;
    if (!answer.ok) {
      set({ list: { kind: 'failed', error: answer.error } });
      return;
    }
    const { list } = get();
    const before = list.kind === 'ready' ? list.page.rows : [];
    const page = { ...answer.value, rows: sameRows(before, answer.value.rows) };
    set({ list: { kind: 'ready', page, search, filter } });
    followDeleted(page);
    // Only the empty screen speaks of the key, so only then it is asked for.
    if (hasNothing(page)) {
      const settings = await invoke('readSettings', {});
      if (isWanted() && settings.ok) {
        set({ keyKeptFor: settings.value.connections.find((one) => one.hasKey)?.name ?? null });
      }
    }
  }

  /** The offer to undo goes when its time is over. */
  function followDeleted({ deleted }: SessionPage) {
    clearTimeout(undoTimer);
    if (deleted.length === 0) return;
    const next = Math.min(...deleted.map(({ undoUntil }) => Date.parse(undoUntil)));
    undoTimer = setTimeout(() => void read(), Math.max(next - Date.now(), 0) + 100);
  }

  return {
    list: first === null ? { kind: 'loading' } : { kind: 'ready', page: first, search: '', filter: 'all' },
    search: '',
    filter: 'all',
    sort: LATEST_FIRST,
    limit: PAGE,
    keyKeptFor: undefined,

    find(search) {
      set({ search, limit: PAGE });
      clearTimeout(timer);
      timer = setTimeout(() => void read(), SEARCH_DEBOUNCE_MS);
    },

    choose(filter) {
      set({ filter, limit: PAGE });
      void read();
    },

    sortBy(by) {
      const { sort } = get();
      // A name is looked for from A, a date from the latest, progress from the least.
      const descending = sort.by === by ? !sort.descending : by === 'changed';
      set({ sort: { by, descending }, limit: PAGE });
      void read();
    },

    showMore() {
      set({ limit: get().limit + 2 * PAGE });
      void read();
    },

    showAll() {
      clearTimeout(timer);
      set({ search: '', filter: 'all', limit: PAGE });
      void read();
    },

    follow() {
      void read();
      const stops = [
        on('sessions-changed', () => void read()),
        // What was chosen for the sessions of one environment would hide those of the other.
        on('practice-changed', () => get().choose('all')),
      ];
      return () => {
        for (const stop of stops) stop();
        reading.drop();
        clearTimeout(timer);
        clearTimeout(undoTimer);
      };
    },

    read,
  };
});

/** True where there is no session at all, archived or not. */
export function hasNothing({ counts }: SessionPage): boolean {
  return counts.all === 0 && counts.archived === 0;
}

/** What says the same stays the same object, so that only rows that changed are drawn again. */
export function sameRows(
  before: readonly SessionSummary[],
  now: readonly SessionSummary[],
): SessionSummary[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return now.map((row) => {
    const old = known.get(row.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}
