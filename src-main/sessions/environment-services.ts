import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { PracticeState } from '../../src-preload/contract/settings.ts';
import type { PermissionResult } from '../../src-preload/contract/verdict.ts';
import type { SignInLimiter } from '../checks/sign-in-limiter.ts';
import type { PendingPastes } from '../credentials/pending-pastes.ts';
import type { Client } from '../http/client.ts';
import type { NeoApi } from '../neo/neo-api.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SessionStore } from '../storage/sessions.ts';
import type { SettingsStore } from '../storage/store.ts';
import type { Environment } from '../system/environment.ts';
import type { Log } from '../system/log.ts';

/** A test under way, by `session.vendor`. Lives in memory only: a run does not survive the app. */
export type TestRun = {
  runId: string;
  startedAt: string;
  rows: PermissionResult[];
  done: number;
  total: number;
  abort: AbortController;
  ended: Promise<void>;
};

/** Everything the answers of one world work with. There is one for the real world and one for practice. */
export type EnvironmentServices<W extends Environment> = {
  environment: W;
  sessions: SessionStore<W>;
  settings: SettingsStore<W>;
  vault: Vault<W>;
  client: Client<W>;
  neo: NeoApi<W>;
  outbox: Outbox<W>;
  signIns: SignInLimiter<W>;
  runs: Map<string, TestRun>;
  /** Values of pasted texts that wait for yes or no. */
  pastes: PendingPastes;
  /** Is this host on the public internet, as DNS says now? */
  reach: (host: string, origin: string) => Promise<'public' | 'private' | 'blocked' | 'unresolved'>;
  /** The system's word: false is nearly certain, true proves nothing. */
  isOnline: () => boolean;
  /** Loads what the first request needs, in a quiet moment. */
  warmUp: () => void;
  practice: PracticeState;
  clipboard: { put(text: string): Promise<{ clearsAt: string; concealed: boolean }> };
  announce: <N extends EventName>(name: N, payload: Events[N]) => void;
  now: () => number;
  newId: () => string;
  log: Log;
};

export type AnyServices = EnvironmentServices<'real'> | EnvironmentServices<'practice'>;

export function vendorKey(sessionId: string, vendor: string): string {
  return `${sessionId}.${vendor}`;
}
