import type { AppInfo, NetworkState } from '../../src-preload/contract/settings.ts';
import type { StartLink } from '../../src-preload/contract/start-link.ts';
import type { PracticeScenario } from '../../src-preload/contract/vendor.ts';
import type { QuitGuard } from '../quit-guard.ts';
import type { Files } from '../storage/files.ts';
import type { AnyDesk, Desk } from './desk.ts';

/** Both worlds, which of them the technician is in, and what belongs to the computer rather than to a world. */
export type House = {
  real: Desk<'real'>;
  desk: () => AnyDesk;
  practice: { desk: Desk<'practice'>; scenario: PracticeScenario } | null;
  /** Makes the practice world; its code and data are loaded with the first one. */
  openPractice: (scenario: PracticeScenario) => Promise<Desk<'practice'>>;
  facts: Pick<
    AppInfo,
    'version' | 'electron' | 'chromium' | 'node' | 'supportedRuntime' | 'platform' | 'userData'
  >;
  network: () => NetworkState;
  files: Files;
  /** The link that waits to be followed, and then no more. */
  takeStartLink: () => StartLink | null;
  chooseFileToWrite: (suggestion: string) => Promise<string | null>;
  chooseFileToRead: () => Promise<string | null>;
  quitGuard: QuitGuard;
};
