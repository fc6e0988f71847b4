import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { QueuedWork } from '../../src-preload/contract/submission.ts';
import { invoke } from '../shell/bridge.ts';

type QueueSession =
  | { kind: 'closed' }
  | { kind: 'asking'; error: AppError | null; isBusy: boolean }
  | { kind: 'queued'; answer: Response<'queueWork'> };

type QueueSessionStore = {
  state: QueueSession;
  open: () => void;
  close: () => void;
  /** `anyway` allows replacing what another session put at Neo; asked for after main has said that it would. */
  queue: (sessionId: string, work: QueuedWork, anyway: boolean) => Promise<void>;
};

/** Queueing every vendor of a session at once. Main answers which it took. */
export const useQueueSession = create<QueueSessionStore>((set, get) => ({
  state: { kind: 'closed' },
  open: () => set({ state: { kind: 'asking', error: null, isBusy: false } }),
  close: () => set({ state: { kind: 'closed' } }),

  async queue(sessionId, work, anyway) {
    const { state } = get();
    if (state.kind !== 'asking' || state.isBusy) return;
    const asking = { kind: 'asking', error: null, isBusy: true } as const;
    set({ state: asking });
    const answer = await invoke('queueWork', { sessionId, vendor: null, work, anyway });
    // Closed meanwhile: what was queued is in the outbox all the same.
    if (get().state !== asking) return;
    set({
      state: answer.ok
        ? { kind: 'queued', answer: answer.value }
        : { kind: 'asking', error: answer.error, isBusy: false },
    });
  },
}));
