import { FIRST_ROWS } from '../../src-preload/contract/start-snapshot.ts';
import type { Files } from '../storage/files.ts';
import { writeStartSnapshot } from '../storage/start-snapshot.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { pageHoldsUntil, pageOfSessions } from './session-search.ts';

/** When the list has not been asked for during so long, its first page is written down. */
const REMEMBER_AFTER_MS = 2_000;

type FirstPageParts = {
  files: Files;
  userData: string;
  schedule: (milliseconds: number, run: () => void) => () => void;
};

/** The first page of the list, for the first paint of the next start. */
export function openFirstPage(services: EnvironmentServices, { files, userData, schedule }: FirstPageParts) {
  const { log, now } = services;
  let cancel = () => {};

  async function write(): Promise<void> {
    // It would be a page with one client.
    if (services.presentedSession() !== null) return;
    await writeStartSnapshot({ files, userData, log, now }, async () => {
      const page = await pageOfSessions(services, { search: '', filter: 'all', limit: FIRST_ROWS });
      const until = await pageHoldsUntil(services, page.rows);
      return { theme: services.settings.read().theme, sessions: { ...page, deleted: [] }, until };
    });
  }

  return {
    /** The list was shown, and may be shown again in a moment. */
    remember(): void {
      cancel();
      cancel = schedule(REMEMBER_AFTER_MS, () => void write());
    },
    close(): Promise<void> {
      cancel();
      return write();
    },
  };
}
