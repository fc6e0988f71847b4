import type { FieldCorrection, FieldIssue, FieldView } from '../../src-preload/contract/session.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';
import type { SecretRef } from './secret-ref.ts';

/** `text` is there for addresses and choices only; identifiers and secrets are sealed and named by `ref`. */
export type StoredField = {
  text?: string;
  ref?: SecretRef;
  /** Stays sealed until the new value has passed, or until this ISO time. */
  former?: SecretRef & { until: string; length?: number; fingerprint?: string };
  /** A later revision that only memory had; `ref` came back in its place. */
  lost?: SecretRef;
  /** In characters. */
  length?: number;
  savedAt?: string;
  corrections: FieldCorrection[];
  issue?: FieldIssue;
  proposal?: FieldView['proposal'];
  replacing?: boolean;
  /** Of a secret: its fingerprint under a key of the vault, hex. It stays when the secret leaves. */
  fingerprint?: string;
  /** The value of a choice field that this sealed text suggests. */
  suggests?: { field: string; value: string };
};

/**
 * A host, with its port, that somebody said yes to, and how far it reached then. `folder`: in which folder of it the
 * typed address lay, empty for none; missing where the vendor's answer named the host.
 */
export type ConfirmedHost = { host: string; folder?: string; reach: 'public' | 'private' };

/**
 * Where the secrets of a vendor may go: the origin, with the folder in it, that was typed or chosen in this app, and
 * the hosts that were said yes to. `seal` is made under a key of the vault for this session and vendor; without it
 * nothing of this holds. Without a `folder` it is a seal of an earlier version, which tells of the origin alone.
 */
export type Destinations = {
  origin: string | null;
  folder?: string;
  hosts: ConfirmedHost[];
  seal: string;
};

export type StoredVendor = {
  vendor: string;
  edition: string;
  step: string;
  visitedSteps: string[];
  ticked: string[];
  fields: Record<string, StoredField>;
  report: TestReport | null;
  /** Hash of the references and texts that the report was made with. */
  reportOf: string | null;
  refusals: number;
  lastRefusalAt: string | null;
  destinations?: Destinations;
  /** Of the outbox. */
  itemId: string | null;
  keepSecrets: boolean;
  secretsLeaveAt: string | null;
  /** ISO: when somebody last said that unsent secrets stay. */
  unsentKeptAt?: string;
  /** About how many records the technician expects, by the id of a check. */
  expected?: Record<string, number>;
};

/** A vendor of a session in which nothing has been done yet. */
export function emptyVendor(vendor: string): StoredVendor {
  return {
    vendor,
    edition: '',
    step: '',
    visitedSteps: [],
    ticked: [],
    fields: {},
    report: null,
    reportOf: null,
    refusals: 0,
    lastRefusalAt: null,
    itemId: null,
    keepSecrets: false,
    secretsLeaveAt: null,
  };
}

export const SESSION_SCHEMA = 4;

export type StoredSession = {
  schema: typeof SESSION_SCHEMA;
  id: string;
  clientName: string;
  technician: string;
  connectionId: string | null;
  currentVendor: string;
  vendors: StoredVendor[];
  createdAt: string;
  changedAt: string;
  /** Out of the way, and not deleted; ISO time. */
  archivedAt: string | null;
  /** Deleted, and for some minutes to be had back; ISO time. */
  deletedAt: string | null;
};
