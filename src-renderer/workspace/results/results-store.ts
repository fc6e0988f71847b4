import { create } from 'zustand';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { HostQuestion } from '../../../src-preload/contract/requests.ts';
import { invoke } from '../../shell/bridge.ts';
import type { CommitOutcome } from '../../ui/autosave.ts';
import { commitAll } from '../../ui/commit-registry.ts';
import { latest } from '../../ui/latest.ts';
import { readGuess } from './fewer-than-expected.ts';

/** What the buttons are doing. The run itself is in the vendor's progress, because main runs it. */
export type Asking =
  | { kind: 'idle' }
  | { kind: 'starting' }
  | { kind: 'asking-host'; question: HostQuestion }
  | { kind: 'stopping' }
  | { kind: 'failed'; error: AppError };

type Where = { sessionId: string; vendor: string };

type ResultsStore = {
  where: Where | null;
  asking: Asking;
  open: (where: Where) => void;
  /** `otherRegions` tries the vendor's other places as well, on purpose. */
  test: (otherRegions?: boolean) => Promise<void>;
  useHost: () => Promise<void>;
  dismissHost: () => void;
  stop: () => Promise<void>;
  /** Puts the test in the outbox, to run when the vendor can be reached. */
  queueTest: () => Promise<void>;
  /** Takes what waits for this vendor out of the outbox again. */
  withdraw: (itemId: string) => Promise<void>;
  /** Keeps a guess at how many should be visible. Main announces the vendor with it. */
  expect: (check: string, text: string) => Promise<CommitOutcome>;
};

export const useResults = create<ResultsStore>((set, get) => {
  const action = latest();
  const visit = latest();

  async function start(where: Where, isWanted: () => boolean, otherRegions = false) {
    const answer = await invoke('runChecks', otherRegions ? { ...where, otherRegions } : where);
    if (!isWanted()) return;
    if (!answer.ok) set({ asking: { kind: 'failed', error: answer.error } });
    else if (answer.value.kind === 'ask-host') {
      set({ asking: { kind: 'asking-host', question: answer.value } });
    } else set({ asking: { kind: 'idle' } });
  }

  return {
    where: null,
    asking: { kind: 'idle' },

    open(where) {
      action.drop();
      visit.drop();
      set({ where, asking: { kind: 'idle' } });
    },

    async test(otherRegions) {
      const { where, asking } = get();
      if (where === null || asking.kind === 'starting' || asking.kind === 'asking-host') return;
      const isWanted = action.begin();
      set({ asking: { kind: 'starting' } });
      // What stands in a field is what is tested, also when the shortcut came before the field was left.
      await commitAll();
      if (isWanted()) await start(where, isWanted, otherRegions);
    },

    async useHost() {
      const { where, asking } = get();
      if (where === null || asking.kind !== 'asking-host') return;
      const { questionId, host } = asking.question;
      const isWanted = action.begin();
      set({ asking: { kind: 'starting' } });
      const answer = await invoke('confirmHost', { ...where, questionId, host });
      if (!isWanted()) return;
      if (answer.ok) await start(where, isWanted);
      else set({ asking: { kind: 'failed', error: answer.error } });
    },

    dismissHost() {
      action.drop();
      set({ asking: { kind: 'idle' } });
    },

    async stop() {
      const { where } = get();
      if (where === null) return;
      const isWanted = action.begin();
      set({ asking: { kind: 'stopping' } });
      const answer = await invoke('stopChecks', where);
      if (!isWanted()) return;
      // The run may have ended by itself a moment before: then there is nothing left to stop.
      const hasFailed = !answer.ok && answer.error.code !== 'not-running';
      set({ asking: hasFailed ? { kind: 'failed', error: answer.error } : { kind: 'idle' } });
    },

    async queueTest() {
      const { where, asking } = get();
      if (where === null || asking.kind === 'starting' || asking.kind === 'asking-host') return;
      const isWanted = action.begin();
      set({ asking: { kind: 'starting' } });
      await commitAll();
      if (!isWanted()) return;
      const answer = await invoke('queueWork', { ...where, work: 'test', anyway: false });
      if (!isWanted()) return;
      set({ asking: answer.ok ? { kind: 'idle' } : { kind: 'failed', error: answer.error } });
    },

    async withdraw(itemId) {
      const isWanted = action.begin();
      const answer = await invoke('withdrawItem', { itemId });
      if (isWanted()) set({ asking: answer.ok ? { kind: 'idle' } : { kind: 'failed', error: answer.error } });
    },

    async expect(check, text) {
      const { where } = get();
      const count = readGuess(text);
      if (where === null || count === undefined) return 'refused';
      const isHere = visit.watch();
      const answer = await invoke('expectVisible', { ...where, check, count });
      if (!answer.ok && isHere()) set({ asking: { kind: 'failed', error: answer.error } });
      return answer.ok ? 'kept' : 'refused';
    },
  };
});
