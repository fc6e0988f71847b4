import { z } from 'zod';
import { plainLines, plainText } from '../../src-preload/contract/plain-text.ts';
import type { FieldCorrection, FieldIssue, FieldView } from '../../src-preload/contract/session.ts';
import {
  DIFFERENCE_KINDS,
  FIELD_CORRECTIONS,
  FIELD_ISSUE_CODES,
  LONGEST_DIFFERENCE,
  LONGEST_NOTES,
  MOST_DIFFERENCES,
} from '../../src-preload/contract/session.ts';
import { type PermissionResult, type TestReport, VERDICTS } from '../../src-preload/contract/verdict.ts';
import { isRecord } from '../system/json.ts';
import { secretRef } from './secret-ref.ts';

/** Of a vendor: the one that is open, and those before it, so that a late answer is told why it is late. */
export const MOST_REQUESTS = 10;

/*
 * A session as its file has it. Every text has a limit and every list too: a file may have been written by anything. A
 * word of a list that this version does not know is a newer one's, and the file is left alone like any newer file.
 */
const text = z.string().max(65_536);
const short = z.string().max(1_000);
export const UNKNOWN_CODE = 'unknown code';
const codeOf = <C extends string>(known: readonly C[]) =>
  z.custom<C>((code) => (known as readonly unknown[]).includes(code), UNKNOWN_CODE);

const params = z.record(short, z.union([text, z.number()]));

const issue = z.object({
  code: z.custom<FieldIssue['code']>(
    (code) => typeof code === 'string' && (isFieldIssue(code) || /^vendor:.{1,200}$/.test(code)),
    UNKNOWN_CODE,
  ),
  blocking: z.boolean(),
  params,
});

const proposal = z.custom<NonNullable<FieldView['proposal']>>((one) => {
  const held = isRecord(one) ? one : {};
  if (held.kind === 'corrected') return true;
  return held.kind === 'value' ? isText(held.value) : held.kind === 'swap' && isText(held.with);
}, UNKNOWN_CODE);

const field = z.object({
  /** There for addresses and choices only; identifiers and secrets are sealed and named by `ref`. */
  text: text.optional(),
  ref: secretRef.optional(),
  /** Stays sealed until the new value has passed, or until this ISO time. */
  former: secretRef
    .extend({ until: short, length: z.number().optional(), fingerprint: short.optional() })
    .optional(),
  /** A later revision that only memory had; `ref` came back in its place. */
  lost: secretRef.optional(),
  /** In characters. */
  length: z.number().optional(),
  savedAt: short.optional(),
  corrections: z.array(codeOf<FieldCorrection>(FIELD_CORRECTIONS)).max(100),
  issue: issue.optional(),
  proposal: proposal.optional(),
  replacing: z.boolean().optional(),
  /** Of a secret: its fingerprint under a key of the vault, hex. It stays when the secret leaves. */
  fingerprint: short.optional(),
  /** The value of a choice field that this sealed text suggests. */
  suggests: z.object({ field: short, value: short }).optional(),
});

const evidence = z.looseObject({ request: text, vendorText: text.optional() });

const row = z
  .looseObject({
    row: short,
    verdict: codeOf(VERDICTS),
    evidence: z.array(evidence).max(1_000),
    reason: z.object({ code: short, params }).optional(),
  })
  .transform((one) => one as unknown as PermissionResult);

const report = z
  .looseObject({
    runId: short,
    startedAt: short,
    endedAt: short,
    ended: codeOf(['finished', 'stopped', 'refused', 'wait-asked', 'timed-out'] as const),
    tryAgainAt: short.optional(),
    overall: codeOf(VERDICTS),
    fromThisComputer: z.boolean(),
    rows: z.array(row).max(1_000),
    identity: z.array(z.object({ label: short, value: text })).max(100),
  })
  .transform((one): TestReport => one);

/**
 * A host, with its port, that somebody said yes to, and how far it reached then. `folder`: in which folder of it the
 * typed address lay, empty for none; missing where the vendor's answer named the host.
 */
const confirmedHost = z.object({
  host: short,
  folder: short.optional(),
  reach: codeOf(['public', 'private'] as const),
});

/**
 * Where the secrets of a vendor may go: the origin, with the folder in it, that was typed or chosen in this app, and
 * the hosts that were said yes to. `seal` is made under a key of the vault for this session and vendor; without it
 * nothing of this holds. Without a `folder` it is a seal of an earlier version, which tells of the origin alone.
 */
const destinations = z.object({
  origin: short.nullable(),
  folder: short.optional(),
  hosts: z.array(confirmedHost).max(1_000),
  seal: short,
});

/** A file may have been edited: what steers a sentence or fills a screen does not get past here. */
const name = z.string().transform((text) => plainText(text));

const vendor = z.object({
  vendor: short,
  edition: short,
  step: short,
  visitedSteps: z.array(short).max(1_000),
  ticked: z.array(short).max(1_000),
  fields: z.record(short, field),
  report: report.nullable(),
  /** Hash of the references and texts that the report was made with. */
  reportOf: z.string().max(1_000_000).nullable(),
  refusals: z.number(),
  lastRefusalAt: short.nullable(),
  destinations: destinations.optional(),
  /** Of the outbox. */
  itemId: short.nullable(),
  keepSecrets: z.boolean(),
  secretsLeaveAt: short.nullable(),
  /** ISO: when somebody last said that unsent secrets stay. */
  unsentKeptAt: short.optional(),
  /** When the first step was gone on from, and when the credential was first handed on; ISO. */
  work: z.object({ startedAt: short, endedAt: short.optional() }).optional(),
  /** Who of the client has agreed to what the key allows, when (ISO), and by which edition of the guide. */
  consent: z.object({ by: name, at: short, guideEdition: short }).optional(),
  /** What somebody wrote at a step of the guide. */
  differences: z
    .array(
      z.object({
        id: short,
        kind: codeOf(DIFFERENCE_KINDS),
        edition: short,
        step: short,
        mark: short.nullable(),
        words: z.string().transform((text) => plainLines(text, LONGEST_DIFFERENCE)),
        at: short,
      }),
    )
    .max(MOST_DIFFERENCES)
    .optional(),
  /**
   * What was asked of somebody at another computer: ids of fields, ISO times, and the key to seal for (`age1…`). Without
   * `closed` it waits for its answer.
   */
  requests: z
    .array(
      z.object({
        id: short,
        fields: z.array(short).min(1).max(50),
        createdAt: short,
        expiresAt: short,
        recipient: short,
        closed: codeOf(['answered', 'withdrawn', 'expired'] as const).optional(),
      }),
    )
    .max(MOST_REQUESTS)
    .optional(),
  /** About how many records the technician expects, by the id of a check. */
  expected: z.record(short, z.number()).optional(),
});

export const SESSION_SCHEMA = 5;

export const sessionShape = z.object({
  schema: z.literal(SESSION_SCHEMA),
  id: short,
  clientName: name,
  technician: name,
  connectionId: short.nullable(),
  currentVendor: short,
  // Without one there is nothing to open.
  vendors: z.array(vendor).min(1).max(100),
  /** What somebody wrote about it, of several lines. */
  notes: z.string().transform((text) => plainLines(text, LONGEST_NOTES)),
  createdAt: short,
  changedAt: short,
  /** Out of the way, and not deleted; ISO time. */
  archivedAt: short.nullable(),
  /** Deleted, and for some minutes to be had back; ISO time. */
  deletedAt: short.nullable(),
});

export type StoredField = z.infer<typeof field>;
export type ConfirmedHost = z.infer<typeof confirmedHost>;
export type Destinations = z.infer<typeof destinations>;
export type StoredVendor = z.infer<typeof vendor>;
export type StoredRequest = NonNullable<StoredVendor['requests']>[number];
export type StoredSession = z.infer<typeof sessionShape>;

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

function isFieldIssue(code: string): boolean {
  return (FIELD_ISSUE_CODES as readonly string[]).includes(code);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 65_536;
}
