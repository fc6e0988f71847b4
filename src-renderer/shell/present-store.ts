import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { latest } from '../ui/latest.ts';
import { invoke } from './bridge.ts';

type PresentStore = {
  /** Why the last press did not begin to present. */
  error: AppError | null;
  start: (sessionId: string) => Promise<void>;
  hideError: () => void;
};

/** Begins to present a session, by button, key or palette; that it does is announced. */
export const usePresent = create<PresentStore>((set) => {
  const starting = latest();
  return {
    error: null,
    async start(sessionId) {
      const isWanted = starting.begin();
      set({ error: null });
      const answer = await invoke('startPresenting', { sessionId });
      if (isWanted() && !answer.ok) set({ error: answer.error });
    },
    hideError: () => set({ error: null }),
  };
});
