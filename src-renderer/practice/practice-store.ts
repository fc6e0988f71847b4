import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Input } from '../../src-preload/contract/requests.ts';
import type { PracticeScenario } from '../../src-preload/contract/vendor.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type Practice = { kind: 'idle' } | { kind: 'choosing'; error: AppError | null } | { kind: 'beginning' };

/** The pretend portal's values by vendor and field: made up by us, so they may be shown and kept here. */
export type PortalValues = Record<string, Record<string, string>>;

type PracticeStore = {
  state: Practice;
  values: PortalValues | null;
  filling: { kind: 'idle' } | { kind: 'filling' } | { kind: 'filled' } | { kind: 'failed'; error: AppError };
  choose: () => void;
  cancel: () => void;
  begin: (scenario: PracticeScenario, opened: (sessionId: string, vendor: string) => void) => Promise<void>;
  /** Begins at once, with these vendors alone, and returns what went wrong. No longer wanted, nothing opens. */
  rehearse: (
    vendors: string[],
    isWanted: () => boolean,
    opened: (sessionId: string, vendor: string) => void,
  ) => Promise<AppError | null>;
  readValues: () => Promise<void>;
  use: (sessionId: string, vendor: string) => Promise<void>;
};

const beginning = latest();
const values = latest();

export const usePractice = create<PracticeStore>((set, get) => {
  /** Enters practice and opens its session, and leaves again where nobody wants it any more. */
  async function start(
    input: Input<'startPractice'>,
    isWanted: () => boolean,
    opened: (sessionId: string, vendor: string) => void,
  ): Promise<AppError | null> {
    values.drop();
    set({ values: null, filling: { kind: 'idle' } });
    const answer = await invoke('startPractice', input);
    const session = answer.ok ? await invoke('readSession', answer.value) : answer;
    if (!isWanted()) {
      if (answer.ok) await invoke('leavePractice', {});
      return null;
    }
    if (!session.ok) return session.error;
    opened(session.value.id, session.value.currentVendor);
    return null;
  }

  return {
    state: { kind: 'idle' },
    values: null,
    filling: { kind: 'idle' },

    choose: () => set({ state: { kind: 'choosing', error: null } }),
    cancel() {
      beginning.drop();
      set({ state: { kind: 'idle' } });
    },

    async begin(scenario, opened) {
      if (get().state.kind === 'beginning') return;
      const isWanted = beginning.begin();
      set({ state: { kind: 'beginning' } });
      const error = await start({ scenario }, isWanted, (sessionId, vendor) => {
        set({ state: { kind: 'idle' } });
        opened(sessionId, vendor);
      });
      if (error !== null) set({ state: { kind: 'choosing', error } });
    },

    rehearse(vendors, isWanted, opened) {
      const isLatest = beginning.begin();
      return start({ scenario: 'everything-works', vendors }, () => isWanted() && isLatest(), opened);
    },

    async readValues() {
      const isWanted = values.begin();
      set({ filling: { kind: 'idle' } });
      const answer = await invoke('readPractice', {});
      if (!isWanted()) return;
      if (answer.ok) set({ values: answer.value.values });
      else set({ filling: { kind: 'failed', error: answer.error } });
    },

    async use(sessionId, vendor) {
      const isWanted = values.begin();
      set({ filling: { kind: 'filling' } });
      const answer = await invoke('fillPracticeValues', { sessionId, vendor });
      if (!isWanted()) return;
      set({ filling: answer.ok ? { kind: 'filled' } : { kind: 'failed', error: answer.error } });
    },
  };
});
