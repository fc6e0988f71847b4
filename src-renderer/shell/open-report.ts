import { useOpenedReport } from '../report/opened-store.ts';
import { useAppView } from './app-view.ts';

/** Asks for a file, and shows what it holds, or why it is no report. */
export async function openReport(): Promise<void> {
  const isSomething = await useOpenedReport.getState().open();
  if (isSomething) useAppView.getState().go({ kind: 'report' });
}
