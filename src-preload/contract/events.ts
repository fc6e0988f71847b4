import type { DeepLink } from './deep-link.ts';
import type { PresentingState } from './presenting.ts';
import type { SessionFacts, VendorProgress } from './session.ts';
import type { NetworkState, PracticeState, SecretStorage, Settings, Theme, WindowState } from './settings.ts';

/** Every announcement of main. The renderer listens and requests again; no announcement holds a secret. */
export type Events = {
  /**
   * A field, a test row, a submission of this vendor changed: the whole progress, so that nothing is merged twice.
   */
  'vendor-changed': { sessionId: string; progress: VendorProgress };
  /** Names, connection or the vendor at hand of a session changed. */
  'session-changed': SessionFacts;
  'sessions-changed': { practice: boolean };
  /**
   * Something in the outbox moved; ask again. `newer` and `setAside` count files of the outbox that this version
   * cannot use: written by a newer version and left as they are, or damaged and put aside.
   */
  'outbox-changed': { waiting: number; attention: number };
  /** Preferences, certificates, a Neo connection or the test of its key: the whole view. */
  'settings-changed': Settings;
  'network-changed': NetworkState;
  'secret-storage-changed': SecretStorage;
  'practice-changed': PracticeState;
  'theme-changed': Theme;
  'window-changed': WindowState;
  /** A session is presented, or no longer; who clicks; whether the audience is covered. */
  'presenting-changed': PresentingState;
  /** A link was opened outside; `readDeepLink` hands it over, once. */
  'open-link': DeepLink;
  /** A menu or a notification of the system leads to this screen. */
  'open-screen': 'settings' | 'about' | 'outbox';
  /** Typed text must be committed now: the app is about to quit or to lose the page. */
  'commit-now': null;
  /**
   * Quitting now would lose this many secrets that only memory holds, and this many items that wait in the outbox. By
   * name, whose they are: clients of sessions, and Neo connections whose key is among the secrets. `comesBack`: for
   * so many of the secrets the value saved before is there at the next start. `later`: so many more items of the
   * outbox are on the disk, and go when the app is open again.
   */
  'quit-asked': {
    unsent: number;
    waiting: number;
    sessions: string[];
    connections: string[];
    /** Others are concerned too, and are not named because a session is presented. */
    hidesOthers?: true;
    comesBack?: number;
    later?: number;
  };
};
export type EventName = keyof Events;
