import { create } from 'zustand';
import { latestView } from '../ui/latest.ts';
import { invoke, on } from './bridge.ts';

/** `leftOut`: files of the outbox that this version cannot use. They are somebody's work. */
type Counts = { waiting: number; attention: number; leftOut: number };

type OutboxCountStore = Counts & {
  /** Follows the outbox of the current environment. Returns how to stop. */
  follow: () => () => void;
};

/** How many items of the outbox wait, and how many need somebody. */
export const useOutboxCount = create<OutboxCountStore>((set, get) => {
  const reading = latestView<Counts>();

  async function read() {
    const { isLatest, upToDate } = reading.begin();
    const answer = await invoke('readOutbox', {});
    if (!isLatest() || !answer.ok) return;
    const { rows, setAside, newer, unread } = answer.value;
    const attention = rows.filter(({ state }) => state === 'needs-attention' || state === 'hand-over').length;
    set(upToDate({ waiting: rows.length - attention, attention, leftOut: setAside + newer + unread }));
  }

  return {
    waiting: 0,
    attention: 0,
    leftOut: 0,

    follow() {
      const stops = [
        on('outbox-changed', ({ waiting, attention }) => {
          const change = (counts: Counts) => ({ ...counts, waiting, attention });
          reading.announced(change);
          set(change(get()));
        }),
        on('practice-changed', () => void read()),
      ];
      void read();
      return () => {
        for (const stop of stops) stop();
        reading.drop();
      };
    },
  };
});
