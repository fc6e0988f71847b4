import type { PresentingState } from './presenting.ts';
import type { Reason, Verdict } from './verdict.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where secrets are now. The reason is given when they are kept for this session only. */
export type SecretStorage = {
  state: 'encrypted' | 'memory';
  /**
   * `checking`: whether this computer keeps them is being found out; until then memory holds them. `unread`: the disk
   * does not give the folder they lie in.
   */
  reason?:
    | 'no-keyring'
    | 'plain-text-backend'
    | 'locked'
    | 'denied'
    | 'changed'
    | 'slow'
    | 'checking'
    | 'unread';
  /** True when a keyring appeared after the start: the app offers to keep what memory holds. */
  canKeepNow: boolean;
  /** Secrets that no longer open: the keyring was reset. They were set aside, never overwritten. */
  setAside: number;
  /** Secrets sealed by a newer version of the app: untouched, and opened by that version only. */
  newer?: number;
};

/** A named Neo API key. The key itself stays in main. */
export type NeoConnection = {
  id: string;
  name: string;
  hasKey: boolean;
  keyLength?: number;
  /** `neo_sk_prod_`: the part of a key that says which environment it is for. */
  keyPrefix?: string;
  keyIssue?: 'masked' | 'empty' | 'neo-key-shape';
  storedIn: 'encrypted' | 'memory' | 'nowhere';
  sendByAssumedPath: boolean;
  result: ConnectionResult;
  /** A later key was only in memory and went with it: this is the one saved before. */
  cameBack?: true;
  /** Something was submitted with its key: a new one needs a word on whether it is for the same tenant. */
  needsTenantAnswer?: true;
};

export type ConnectionResult =
  | { kind: 'not-run' }
  | { kind: 'testing' }
  | {
      kind: 'done';
      verdict: Verdict;
      reason?: Reason;
      status?: number;
      agents?: number;
      requestId?: string;
      at: string;
    };

/** `role`: what it vouches for, see `AddedCertificate` in main. Only a valid one has an effect. */
export type CertificateView = {
  subject: string;
  role: 'authority' | 'issuing' | 'server';
  from: string;
  expires: string;
  state: 'valid' | 'expired' | 'not-yet';
};

/** What a new session may begin with. `connectionId`: null where the choice is left open. */
export type SessionTemplate = {
  id: string;
  name: string;
  vendors: string[];
  technician: string;
  connectionId: string | null;
};
export const MOST_TEMPLATES = 100;

/** What of the settings may name clients. */
export type NamingPart = 'connections' | 'templates' | 'certificates';

export type Settings = {
  theme: Theme;
  technician: string;
  connections: NeoConnection[];
  /** By name. */
  templates: SessionTemplate[];
  /** Certificates that were added, without the certificates themselves; times in ISO. */
  certificates: CertificateView[];
  /** Where something was left out because a session is presented; absent otherwise. */
  hidden?: NamingPart[];
  /**
   * What is wrong with the file they lie in: a newer version wrote it, and nothing can be changed here; or it was
   * damaged and set aside under `fileName`; or the disk does not give it.
   */
  issue?: { kind: 'newer' } | { kind: 'set-aside'; fileName: string } | { kind: 'not-read' };
};

export type AppInfo = {
  version: string;
  electron: string;
  chromium: string;
  node: string;
  supportedRuntime: boolean;
  platform: string;
  userData: string;
  practice: PracticeState;
  secretStorage: SecretStorage;
  network: NetworkState;
  theme: Theme;
  window: WindowState;
  presenting: PresentingState;
};

/**
 * `pinned`: it stands beside the portal, a column at the edge of the screen and above other windows, until it is
 * unpinned or the app ends. `zoom` in percent. `captureBlocked`: the system is asked to leave the window out of what is
 * shared or recorded; null where it has no such thing.
 */
export type WindowState = { pinned: boolean; zoom: number; captureBlocked: boolean | null };

/** In percent. Below the first the picture's words are too small to read, above the last a window holds no field. */
export const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export type ZoomStep = (typeof ZOOM_STEPS)[number];
export type NetworkState = 'online' | 'offline';
export type PracticeState = { on: false } | { on: true; scenario: string };
