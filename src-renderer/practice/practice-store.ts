import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
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
  readValues: () => Promise<void>;
  use: (sessionId: string, vendor: string) => Promise<void>;
};

const beginning = latest();
const values = latest();

export const usePractice = create<PracticeStore>((set, get) => ({
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
    values.drop();
    set({ state: { kind: 'beginning' }, values: null, filling: { kind: 'idle' } });
    const answer = await invoke('startPractice', { scenario });
    const session = answer.ok ? await invoke('readSession', answer.value) : answer;
    if (!isWanted()) {
      if (answer.ok) await invoke('leavePractice', {});
      return;
    }
    if (!session.ok) {
      set({ state: { kind: 'choosing', error: session.error } });
      return;
    }
    set({ state: { kind: 'idle' } });
    opened(session.value.id, session.value.currentVendor);
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
}));
