import type { Vendor, VendorChecks } from '../../src-preload/contract/vendor.ts';
import type { PermissionResult } from '../../src-preload/contract/verdict.ts';
import type { Client } from '../http/client.ts';
import type { SignInPermit } from './sign-in-limiter.ts';

/** What a run is given. It keeps none of it. */
export type RunParts = {
  vendor: Vendor;
  checks: VendorChecks;
  /** The stored value of a field; secrets are opened by the caller just before and dropped after. */
  value: (field: string) => string;
  origin: string;
  /** Behind the origin, where the product lies in a folder of a server of one's own: `/halo`. */
  folder?: string;
  allowPrivate: boolean;
  /** Hosts (with port) which the technician said yes to, besides the vendor's own domains. */
  confirmedHosts: readonly string[];
  /** Of these, what may lie in a private network; `allowPrivate` speaks of the origin alone. */
  privateHosts?: readonly string[];
  client: Client;
  /** Aborted by Stop. */
  signal: AbortSignal;
  runId: string;
  now: () => number;
  /** Waits between sign-ins, and ends at once with the signal; by this computer's clock by default. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The sign-in budget of this credential; only scripted sign-ins spend it. */
  acquireSignIn: () => Promise<SignInPermit>;
  blockSignIn: (until: string) => Promise<void>;
  triesOtherRegions: boolean;
  onRows: (rows: PermissionResult[], done: number, total: number) => void;
};

/** What signing in by a script takes, whatever is asked after it. */
export type SignInParts = Omit<RunParts, 'checks' | 'signal' | 'runId' | 'onRows'>;
