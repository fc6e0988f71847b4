import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { OpenedReport } from '../../src-preload/contract/report.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type Opened =
  | { kind: 'none' }
  | { kind: 'ready'; opened: OpenedReport }
  | { kind: 'failed'; error: AppError };

type OpenedStore = {
  report: Opened;
  /** True when there is something to show: a report, or why it is none. */
  open: () => Promise<boolean>;
};

/** The report that was opened last. It lives in the window alone. */
export const useOpenedReport = create<OpenedStore>((set) => {
  const request = latest();
  return {
    report: { kind: 'none' },

    async open() {
      const isWanted = request.begin();
      const answer = await invoke('openReport', {});
      if (!isWanted() || (!answer.ok && answer.error.code === 'file-not-chosen')) return false;
      set({
        report: answer.ok ? { kind: 'ready', opened: answer.value } : { kind: 'failed', error: answer.error },
      });
      return true;
    },
  };
});
