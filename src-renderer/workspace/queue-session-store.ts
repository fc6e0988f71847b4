import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { QueuedWork } from '../../src-preload/contract/submission.ts';
import { invoke } from '../shell/bridge.ts';
import { commitAll } from '../ui/commit-registry.ts';
import { latest } from '../ui/latest.ts';

type QueueSession =
  | { kind: 'closed' }
  | { kind: 'asking'; error: AppError | null; isBusy: boolean }
  | { kind: 'queued'; answer: Response<'queueWork'> };

type QueueSessionStore = {
  state: QueueSession;
  open: () => void;
  close: () => void;
  /** `anyway` allows replacing what another session put at Neo; asked for after main has reported that it would. */
  queue: (sessionId: string, work: QueuedWork, anyway: boolean) => Promise<void>;
};

/** Queueing every vendor of a session at once. Main returns which it took. */
export const useQueueSession = create<QueueSessionStore>((set, get) => {
  const request = latest();

  return {
    state: { kind: 'closed' },

    open() {
      request.drop();
      set({ state: { kind: 'asking', error: null, isBusy: false } });
    },
    close() {
      request.drop();
      set({ state: { kind: 'closed' } });
    },

    async queue(sessionId, work, anyway) {
      const { state } = get();
      if (state.kind !== 'asking' || state.isBusy) return;
      const isWanted = request.begin();
      set({ state: { kind: 'asking', error: null, isBusy: true } });
      // What stands in a field is what is queued, also when it was not left yet.
      await commitAll();
      if (!isWanted()) return;
      const answer = await invoke('queueWork', { sessionId, vendor: null, work, anyway });
      if (!isWanted()) {
        if (answer.ok) await takeBack(sessionId, work, answer.value.queued);
        return;
      }
      set({
        state: answer.ok
          ? { kind: 'queued', answer: answer.value }
          : { kind: 'asking', error: answer.error, isBusy: false },
      });
    },
  };
});

/**
 * Cancelled before main had answered: what it queued leaves the outbox again. An item that may have left by then
 * stays, and the vendor's line on the screen says so.
 */
async function takeBack(sessionId: string, work: QueuedWork, vendors: readonly string[]): Promise<void> {
  const outbox = await invoke('readOutbox', {});
  if (!outbox.ok) return;
  const items = outbox.value.rows.filter(
    (row) => row.sessionId === sessionId && row.work === work && vendors.includes(row.vendor),
  );
  await Promise.all(items.map(({ itemId }) => invoke('withdrawItem', { itemId })));
}
