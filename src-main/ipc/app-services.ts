import type { DeepLink } from '../../src-preload/contract/deep-link.ts';
import type { AppInfo, NetworkState } from '../../src-preload/contract/settings.ts';
import type { PracticeScenario } from '../../src-preload/contract/vendor.ts';
import type { AnyServices, EnvironmentServices } from '../sessions/environment-services.ts';
import type { Files } from '../storage/files.ts';
import type { QuitGuard } from '../windows/quit-guard.ts';

/** Both worlds, which of them the technician is in, and what belongs to the computer rather than to a world. */
export type AppServices = {
  real: EnvironmentServices<'real'>;
  services: () => AnyServices;
  practice: { services: EnvironmentServices<'practice'>; scenario: PracticeScenario } | null;
  /** Makes the practice world; its code and data are loaded with the first one. */
  openPractice: (scenario: PracticeScenario) => Promise<EnvironmentServices<'practice'>>;
  appInfo: Pick<
    AppInfo,
    'version' | 'electron' | 'chromium' | 'node' | 'supportedRuntime' | 'platform' | 'userData'
  >;
  network: () => NetworkState;
  files: Files;
  /** The link that waits to be followed, and then no more. */
  takeDeepLink: () => DeepLink | null;
  chooseFileToWrite: (suggestion: string) => Promise<string | null>;
  chooseFileToRead: () => Promise<string | null>;
  quitGuard: QuitGuard;
};
