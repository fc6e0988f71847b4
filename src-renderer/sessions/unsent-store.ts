import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { invoke, on } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type UnsentStore = {
  /** Sessions whose unsent secrets are asked about, the one that waits longest first. */
  due: SessionSummary[];
  error: AppError | null;
  isAnswering: boolean;
  /** Reads them and follows every change. Returns how to stop. */
  follow: () => () => void;
  answer: (sessionId: string, choice: 'keep' | 'delete') => Promise<void>;
};

/** Secrets that were never sent. Main says which sessions are due, and does what is answered. */
export const useUnsent = create<UnsentStore>((set, get) => {
  const reading = latest();
  const answering = latest();

  async function read() {
    const isWanted = reading.begin();
    const due = await invoke('readUnsent', {});
    if (isWanted() && due.ok) set({ due: due.value });
  }

  return {
    due: [],
    error: null,
    isAnswering: false,

    follow() {
      set({ due: [], error: null, isAnswering: false });
      void read();
      const stops = [on('sessions-changed', () => void read()), on('practice-changed', () => void read())];
      return () => {
        for (const stop of stops) stop();
        reading.drop();
        answering.drop();
      };
    },

    async answer(sessionId, choice) {
      if (get().isAnswering) return;
      const isWanted = answering.begin();
      set({ isAnswering: true, error: null });
      const answer = await invoke('answerUnsent', { sessionId, choice });
      if (!isWanted()) return;
      set({ isAnswering: false, error: answer.ok ? null : answer.error });
    },
  };
});
