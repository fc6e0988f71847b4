import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { CallPlan } from '../../src-preload/contract/call.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type Call =
  | { kind: 'closed' }
  | { kind: 'reading'; sessionId: string }
  | { kind: 'failed'; sessionId: string; error: AppError }
  | { kind: 'ready'; sessionId: string; plan: CallPlan };

/** What was done with the plan last, beside its button. */
export type CallOutcome =
  | { kind: 'mail'; isWhole: boolean }
  | { kind: 'saved'; fileName: string }
  | { kind: 'failed'; error: AppError };

type CallStore = {
  call: Call;
  outcome: CallOutcome | null;
  prepare: (sessionId: string) => Promise<void>;
  close: () => void;
  writeMail: () => Promise<void>;
  /** `startsAt` is ISO. */
  save: (startsAt: string) => Promise<void>;
  /** Closes where it has begun. `begin` opens nothing once the dialog was closed. */
  rehearse: (begin: Rehearse) => Promise<void>;
};

export type Rehearse = (vendors: string[], isWanted: () => boolean) => Promise<AppError | null>;

const reading = latest();

/** The call that is being prepared; there is one at a time, whatever screen it was opened from. */
export const useCall = create<CallStore>((set, get) => {
  /** Main does one thing with the call that is open; an answer for one that was closed meanwhile says nothing. */
  async function act(send: (sessionId: string) => Promise<CallOutcome>) {
    const { call } = get();
    if (call.kind !== 'ready') return;
    const isHere = reading.watch();
    set({ outcome: null });
    const outcome = await send(call.sessionId);
    if (isHere()) set({ outcome });
  }

  return {
    call: { kind: 'closed' },
    outcome: null,

    async prepare(sessionId) {
      const isWanted = reading.begin();
      set({ call: { kind: 'reading', sessionId }, outcome: null });
      const answer = await invoke('readCallPlan', { sessionId });
      if (!isWanted()) return;
      set({
        call: answer.ok
          ? { kind: 'ready', sessionId, plan: answer.value }
          : { kind: 'failed', sessionId, error: answer.error },
      });
    },

    close() {
      reading.drop();
      set({ call: { kind: 'closed' }, outcome: null });
    },

    writeMail: () =>
      act(async (sessionId) => {
        const answer = await invoke('writeCallMail', { sessionId });
        return answer.ok
          ? { kind: 'mail', isWhole: answer.value.isWhole }
          : { kind: 'failed', error: answer.error };
      }),

    async rehearse(begin) {
      const { call } = get();
      if (call.kind !== 'ready') return;
      const isHere = reading.watch();
      set({ outcome: null });
      const error = await begin(
        call.plan.parts.map(({ vendor }) => vendor),
        isHere,
      );
      if (!isHere()) return;
      if (error === null) get().close();
      else set({ outcome: { kind: 'failed', error } });
    },

    save: (startsAt) =>
      act(async (sessionId) => {
        const answer = await invoke('saveCallFile', { sessionId, startsAt });
        return answer.ok
          ? { kind: 'saved', fileName: answer.value.fileName }
          : { kind: 'failed', error: answer.error };
      }),
  };
});
