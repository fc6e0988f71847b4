import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { PracticeState } from '../../src-preload/contract/settings.ts';
import type { SignInLimiter } from '../checks/sign-in-limiter.ts';
import type { PendingPastes } from '../credentials/pending-pastes.ts';
import type { Client } from '../http/client.ts';
import type { NeoApi } from '../neo/neo-api.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SessionStore } from '../storage/session-records.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import type { Log } from '../system/log.ts';
import type { RuntimeState } from './runtime-state.ts';

/**
 * What the requests of one environment work with. There is one for the real environment and one for practice; no
 * object is in both.
 */
export type EnvironmentServices = {
  environment: 'real' | 'practice';
  sessions: SessionStore;
  settings: SettingsStore;
  vault: Vault;
  client: Client;
  neo: NeoApi;
  outbox: Outbox;
  signIns: SignInLimiter;
  runtime: RuntimeState;
  /** Values of pasted texts that wait for yes or no. */
  pastes: PendingPastes;
  /** Is this host on the public internet, as DNS says now? */
  reach: (host: string, origin: string) => Promise<'public' | 'private' | 'blocked' | 'unresolved'>;
  /** What the system says: false is nearly certain, true proves nothing. */
  isOnline: () => boolean;
  /** Loads what the first request needs, in a quiet moment. */
  warmUp: () => void;
  /** The first page of the list was returned: it is worth remembering for the next start. Absent in practice. */
  rememberFirstPage?: () => void;
  practice: PracticeState;
  /** The session that is presented, whose client alone may be named on the screen; null for no limit. */
  presentedSession: () => string | null;
  clipboard: {
    /** A secret: concealed where the system can, and cleared again. */
    put(text: string): Promise<{ clearsAt: string; concealed: boolean }>;
    /** A text without secrets, which stays. */
    write(text: string): Promise<void>;
  };
  announce: <N extends EventName>(name: N, payload: Events[N]) => void;
  now: () => number;
  newId: () => string;
  log: Log;
};

/** For what practice has none of: the sealed file, the keyring, what a quit would lose. */
export type RealServices = EnvironmentServices & { environment: 'real' };
