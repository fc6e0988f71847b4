import type { DeepLink } from '../../src-preload/contract/deep-link.ts';
import type { AppInfo, NetworkState } from '../../src-preload/contract/settings.ts';
import type { PracticeHost } from '../practice/practice-session.ts';
import type { ReportParts } from '../report/save-report.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { Presenting } from '../sessions/presenting.ts';
import type { OpenMail } from '../sessions/send-call.ts';
import type { FileDialogs } from '../storage/chosen-file.ts';
import type { Log } from '../system/log.ts';
import type { QuitGuard } from '../windows/quit-guard.ts';
import type { WindowControl } from '../windows/window-control.ts';

/**
 * What belongs to the computer: both environments, which of them the technician is in, and what lies outside the app.
 */
export type AppServices = PracticeHost &
  FileDialogs &
  Pick<ReportParts, 'random' | 'printPdf'> & {
    /** Of the environment that the technician is in. */
    current: () => EnvironmentServices;
    appInfo: Pick<
      AppInfo,
      'version' | 'electron' | 'chromium' | 'node' | 'supportedRuntime' | 'platform' | 'userData'
    >;
    network: () => NetworkState;
    /** The link that waits to be followed, and then no more. */
    takeDeepLink: () => DeepLink | null;
    /** False where the address is not one that is opened. */
    openInBrowser: (address: string) => Promise<boolean>;
    openMail: OpenMail;
    window: Pick<WindowControl, 'state' | 'pin' | 'zoom' | 'blockCapture'>;
    presenting: Presenting;
    quitGuard: QuitGuard;
    log: Log;
  };
