import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type {
  Evidence,
  OfferedChoices,
  Reason,
  TestReport,
  Verdict,
} from '../../src-preload/contract/verdict.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import type { CheckOutcome } from './read-verdict.ts';
import type { SignInPermit } from './sign-in-limiter.ts';

/** What a script found out about one row. */
export type Finding = { row: string; verdict: Verdict; evidence: Evidence[]; reason?: Reason };

/** Whether the sign-in server grants a scope. `unknown` is no fault of the credential. */
export type ScopeGrant = {
  status: 'granted' | 'refused' | 'unknown';
  evidence: Evidence[];
  reason?: Reason;
};

export type ScriptResult = {
  findings: Finding[];
  identity?: TestReport['identity'];
  offers?: OfferedChoices[];
};

export type SignedIn = ScriptResult & {
  kind: 'signed-in';
  /** The header for the requests of a row; undefined where no token for it was to be had. */
  authorization: (row: string) => string | undefined;
  scopes?: ReadonlyMap<string, ScopeGrant>;
  /** Who the sign-in itself says it acts as, for the script's own `identify`. */
  actsAs?: { id: string; name: string };
};

/** The sign-in did not work, or nobody can tell: nothing more is asked. */
export type NotSignedIn = ScriptResult & {
  kind: 'not-signed-in';
  /** What was found out about scopes before the end. */
  scopes?: ReadonlyMap<string, ScopeGrant>;
  ended: TestReport['ended'];
  tryAgainAt?: string;
  /** A host the sign-in leads to and the technician has not confirmed. */
  hostToConfirm?: string;
};

/** `ended` where the answers ask for an end of the run: nothing more is asked. */
export type Identified = ScriptResult & Partial<Pick<NotSignedIn, 'ended' | 'tryAgainAt'>>;

export type ScriptRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** How the evidence names the request: method and path, without a value. */
  request: string;
  check: string;
  /** Where an error's words may stand in the answer; without it the evidence quotes nothing. */
  errorMessage?: string[];
  /** Bytes of body that are kept, 1 MiB by default. */
  maxBodyBytes?: number;
};

/** What a script works with. It holds no client, vault or clock of its own. */
export type ScriptTools = {
  vendor: Vendor;
  /** The credential's value of a field. */
  value: (field: string) => string;
  /** The validated origin of the url field or of the chosen region, or the vendor's first fixed one. */
  origin: string;
  /** The same with the folder behind it, where the product lies in one. */
  address: string;
  now: () => number;
  /** Milliseconds; ends at once when the run is stopped. */
  pause: (milliseconds: number) => Promise<void>;
  /** May the secret go to this origin: the typed one, a fixed one, the vendor's own domains, a confirmed host? */
  maySendTo: (origin: string) => boolean;
  send: (request: ScriptRequest) => Promise<{ outcome: HttpOutcome; evidence: Evidence }>;
  /** Takes one sign-in out of the vendor's budget for an hour, durably; ISO time of the next one when it is spent. */
  acquireSignIn: () => Promise<SignInPermit>;
  /** The vendor asked to wait: later runs ask nothing before that time (ISO). */
  blockSignIn: (until: string) => Promise<void>;
  /** True when the technician asked on purpose to try the other regions. */
  triesOtherRegions: boolean;
  isStopped: () => boolean;
};

/** The three hooks of a scripted vendor, and no others. */
export type Script = {
  signIn: (tools: ScriptTools) => Promise<SignedIn | NotSignedIn>;
  /** Who the credential acts as, once it is in. */
  identify?: (tools: ScriptTools, signedIn: SignedIn) => Promise<Identified>;
  /**
   * Better words for a row's outcome than the general ones. With words for a 401 the sign-in stands: there is a
   * token.
   */
  explain?: (row: string, outcome: CheckOutcome, signedIn: SignedIn) => Reason | undefined;
};
