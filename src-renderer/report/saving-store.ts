import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { ReportKind } from '../../src-preload/contract/report.ts';
import { invoke } from '../shell/bridge.ts';

/** `saved` are the names of the files that were written since the dialog was opened. */
type Saving =
  | { kind: 'closed' }
  | {
      kind: 'open';
      sessionId: string;
      clientName: string;
      busy: ReportKind | null;
      saved: string[];
      error: AppError | null;
    };

type SavingStore = {
  saving: Saving;
  begin: (sessionId: string, clientName: string) => void;
  save: (kind: ReportKind, withoutNames: boolean) => Promise<void>;
  close: () => void;
};

/** The report of one session that is being saved, wherever that was asked for. */
export const useSavingReport = create<SavingStore>((set, get) => ({
  saving: { kind: 'closed' },

  begin: (sessionId, clientName) =>
    set({ saving: { kind: 'open', sessionId, clientName, busy: null, saved: [], error: null } }),

  async save(kind, withoutNames) {
    const { saving } = get();
    if (saving.kind === 'closed' || saving.busy !== null) return;
    set({ saving: { ...saving, busy: kind, error: null } });
    const answer = await invoke('saveReport', { sessionId: saving.sessionId, kind, withoutNames });
    const now = get().saving;
    if (now.kind === 'closed' || now.sessionId !== saving.sessionId) return;
    if (answer.ok) {
      set({ saving: { ...now, busy: null, saved: [...now.saved, answer.value.fileName] } });
      return;
    }
    // Closing a file dialog is a choice, not an error.
    const error = answer.error.code === 'file-not-chosen' ? null : answer.error;
    set({ saving: { ...now, busy: null, error } });
  },

  close: () => set({ saving: { kind: 'closed' } }),
}));
