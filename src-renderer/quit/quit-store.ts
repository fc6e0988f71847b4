import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Events } from '../../src-preload/contract/events.ts';
import { invoke, on } from '../shell/bridge.ts';
import { commitAll } from '../ui/commit-registry.ts';
import { latest } from '../ui/latest.ts';

/** What quitting now would lose. */
export type AtRisk = Events['quit-asked'];

export type Quit =
  | { kind: 'idle' }
  | { kind: 'asking'; risk: AtRisk }
  | { kind: 'sealing'; risk: AtRisk; isSaving: boolean; error: AppError | null }
  | { kind: 'sealed'; fileName: string; secrets: number };

type QuitStore = {
  state: Quit;
  /** Receives main's questions. Returns how to stop. */
  follow: () => () => void;
  stay: () => void;
  /** Quits although memory goes: what it holds is lost, or sealed into a file by now. */
  quit: () => void;
  chooseSealing: () => void;
  goBack: () => void;
  /** The passphrase passes through and is kept by nobody on this side. */
  seal: (passphrase: string) => Promise<void>;
};

/** Quitting while only memory holds something: asked in the window, with a way to take it along. */
const sealing = latest();

export const useQuit = create<QuitStore>((set, get) => ({
  state: { kind: 'idle' },

  follow() {
    const stops = [
      on('commit-now', () => {
        void commitAll().then(() => invoke('reportCommitted', {}));
      }),
      on('quit-asked', (risk) => {
        // Asked again while a passphrase is being typed: the question on the screen is the same one.
        if (get().state.kind !== 'sealing') set({ state: { kind: 'asking', risk } });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },

  stay() {
    sealing.drop();
    set({ state: { kind: 'idle' } });
    void invoke('answerQuit', { choice: 'stay' });
  },

  quit() {
    void invoke('answerQuit', { choice: 'discard' });
  },

  chooseSealing() {
    const { state } = get();
    if (state.kind === 'asking')
      set({ state: { kind: 'sealing', risk: state.risk, isSaving: false, error: null } });
  },

  goBack() {
    const { state } = get();
    sealing.drop();
    if (state.kind === 'sealing') set({ state: { kind: 'asking', risk: state.risk } });
  },

  async seal(passphrase) {
    const { state } = get();
    if (state.kind !== 'sealing' || state.isSaving) return;
    const isWanted = sealing.begin();
    set({ state: { ...state, isSaving: true, error: null } });
    const answer = await invoke('sealToFile', { passphrase });
    if (!isWanted() || get().state.kind !== 'sealing') return;
    set({
      state: answer.ok
        ? { kind: 'sealed', ...answer.value }
        : { ...state, isSaving: false, error: answer.error },
    });
  },
}));
