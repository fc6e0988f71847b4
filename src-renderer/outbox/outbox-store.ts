import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { OutboxView } from '../../src-preload/contract/submission.ts';
import { invoke, on } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

export type OutboxList =
  | { kind: 'loading' }
  | ({ kind: 'ready' } & OutboxView)
  | { kind: 'failed'; error: AppError };

/** Rows on the screen at first, and more at each request: hundreds at once would make the first look slow. */
export const PAGE = 50;

/** While the outbox drains, main announces every step; asked this often, the list still looks live. */
const RELOAD_THROTTLE_MS = 100;

type OutboxStore = {
  list: OutboxList;
  shown: number;
  acting: { kind: 'idle' } | { kind: 'busy' } | { kind: 'failed'; error: AppError };
  read: () => Promise<void>;
  /** Reads the list and follows every change of it. Returns how to stop. */
  follow: () => () => void;
  showMore: () => void;
  pause: (itemIds: readonly string[]) => Promise<void>;
  sendNow: (itemIds: readonly string[]) => Promise<void>;
  withdraw: (itemIds: readonly string[]) => Promise<void>;
};

/** What waits, as main returns it. Main keeps the truth, and is asked again when it announces a change. */
export const useOutbox = create<OutboxStore>((set, get) => {
  const reading = latest();
  const visit = latest();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function readSoon() {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void get().read();
    }, RELOAD_THROTTLE_MS);
  }

  async function act(requests: readonly (() => Promise<Result<null>>)[]) {
    if (get().acting.kind === 'busy') return;
    const isHere = visit.watch();
    set({ acting: { kind: 'busy' } });
    let error: AppError | null = null;
    for (const request of requests) {
      const answer = await request();
      if (!answer.ok) error = answer.error;
    }
    if (!isHere()) return;
    set({ acting: error === null ? { kind: 'idle' } : { kind: 'failed', error } });
  }

  return {
    list: { kind: 'loading' },
    shown: PAGE,
    acting: { kind: 'idle' },

    async read() {
      const isWanted = reading.begin();
      const answer = await invoke('readOutbox', {});
      if (!isWanted()) return;
      set({
        list: answer.ok ? { kind: 'ready', ...answer.value } : { kind: 'failed', error: answer.error },
      });
    },

    follow() {
      set({ shown: PAGE, acting: { kind: 'idle' } });
      void get().read();
      const stops = [
        on('outbox-changed', readSoon),
        on('vendor-changed', readSoon),
        on('practice-changed', readSoon),
      ];
      return () => {
        for (const stop of stops) stop();
        reading.drop();
        visit.drop();
        clearTimeout(timer);
        timer = undefined;
      };
    },

    showMore: () => set({ shown: get().shown + 4 * PAGE }),
    pause: (itemIds) => act(itemIds.map((itemId) => () => invoke('pauseItem', { itemId }))),
    sendNow: (itemIds) => act(itemIds.map((itemId) => () => invoke('sendItemNow', { itemId }))),
    withdraw: (itemIds) => act(itemIds.map((itemId) => () => invoke('withdrawItem', { itemId }))),
  };
});
