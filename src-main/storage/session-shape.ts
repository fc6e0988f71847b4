import { z } from 'zod';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { FieldCorrection, FieldIssue, FieldView } from '../../src-preload/contract/session.ts';
import { FIELD_CORRECTIONS, FIELD_ISSUE_CODES } from '../../src-preload/contract/session.ts';
import { type PermissionResult, VERDICTS } from '../../src-preload/contract/verdict.ts';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import { migrate, SESSION_MIGRATIONS } from './migrations.ts';
import { SESSION_SCHEMA, type StoredSession } from './stored-session.ts';

/*
 * Every text has a limit and every list too: a file may have been written by anything. A word of a list that this version
 * does not know is a newer one's, and the file is left alone like any newer file.
 */
const text = z.string().max(65_536);
const short = z.string().max(1_000);
const UNKNOWN_CODE = 'unknown code';
const codeOf = <C extends string>(known: readonly C[]) =>
  z.custom<C>((code) => (known as readonly unknown[]).includes(code), UNKNOWN_CODE);

const secretRef = z.object({ record: short, revision: z.number().int() });
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
  text: text.optional(),
  ref: secretRef.optional(),
  former: secretRef
    .extend({ until: short, length: z.number().optional(), fingerprint: short.optional() })
    .optional(),
  lost: secretRef.optional(),
  length: z.number().optional(),
  savedAt: short.optional(),
  corrections: z.array(codeOf<FieldCorrection>(FIELD_CORRECTIONS)).max(100),
  issue: issue.optional(),
  proposal: proposal.optional(),
  replacing: z.boolean().optional(),
  fingerprint: short.optional(),
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

const report = z.looseObject({
  runId: short,
  startedAt: short,
  endedAt: short,
  ended: codeOf(['finished', 'stopped', 'refused', 'wait-asked', 'timed-out'] as const),
  tryAgainAt: short.optional(),
  overall: codeOf(VERDICTS),
  fromThisComputer: z.boolean(),
  rows: z.array(row).max(1_000),
  identity: z.array(z.object({ label: short, value: text })).max(100),
});

const vendor = z.object({
  vendor: short,
  edition: short,
  step: short,
  visitedSteps: z.array(short).max(1_000),
  ticked: z.array(short).max(1_000),
  fields: z.record(short, field),
  report: report.nullable(),
  reportOf: z.string().max(1_000_000).nullable(),
  refusals: z.number(),
  lastRefusalAt: short.nullable(),
  destinations: z
    .object({
      origin: short.nullable(),
      folder: short.optional(),
      hosts: z
        .array(
          z.object({ host: short, folder: short.optional(), reach: codeOf(['public', 'private'] as const) }),
        )
        .max(1_000),
      seal: short,
    })
    .optional(),
  itemId: short.nullable(),
  keepSecrets: z.boolean(),
  secretsLeaveAt: short.nullable(),
  unsentKeptAt: short.optional(),
  expected: z.record(short, z.number()).optional(),
});

/** A file may have been edited: what steers a sentence or fills a screen does not get past here. */
const name = z.string().transform((text) => plainText(text));

export const sessionShape = z.object({
  schema: z.literal(SESSION_SCHEMA),
  id: short,
  clientName: name,
  technician: name,
  connectionId: short.nullable(),
  currentVendor: short,
  // Without one there is nothing to open.
  vendors: z.array(vendor).min(1).max(100),
  createdAt: short,
  changedAt: short,
  archivedAt: short.nullable(),
  deletedAt: short.nullable(),
});

/** What is known of a session that a newer version of the app has written; `vendors` are ids. */
export type NewerSession = Pick<StoredSession, 'clientName' | 'technician' | 'changedAt'> & {
  vendors: string[];
};

export type OpenedSession =
  | { kind: 'session'; session: StoredSession }
  | { kind: 'newer'; glimpse: NewerSession }
  | { kind: 'unreadable' };

/** What a session's file says. Nothing of a newer file is relied on: it is shown as far as it looks familiar. */
export function openSession(text: string): OpenedSession {
  const migrated = migrate(text, SESSION_MIGRATIONS);
  if (!migrated.ok) {
    return migrated.why === 'newer' ? { kind: 'newer', glimpse: glimpseOf(text) } : { kind: 'unreadable' };
  }
  const parsed = sessionShape.safeParse(migrated.file);
  if (parsed.success) return { kind: 'session', session: parsed.data };
  const isNewer = parsed.error.issues.every(({ message }) => message === UNKNOWN_CODE);
  return isNewer ? { kind: 'newer', glimpse: glimpseOf(text) } : { kind: 'unreadable' };
}

/** Null when the file is not a session that this version understands. */
export function readSession(text: string): StoredSession | null {
  const opened = openSession(text);
  return opened.kind === 'session' ? opened.session : null;
}

function isFieldIssue(code: string): boolean {
  return (FIELD_ISSUE_CODES as readonly string[]).includes(code);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 65_536;
}

function glimpseOf(text: string): NewerSession {
  const file: unknown = JSON.parse(withoutByteOrderMark(text));
  const known = isRecord(file) ? file : {};
  const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '');
  const vendors = Array.isArray(known.vendors) ? known.vendors : [];
  return {
    clientName: plainText(known.clientName),
    technician: plainText(known.technician),
    changedAt: textOf(known.changedAt),
    vendors: vendors.flatMap((one) => (hasText(one, 'vendor') ? [one.vendor.slice(0, 64)] : [])).slice(0, 50),
  };
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return (
    typeof value === 'object' && value !== null && typeof (value as Record<K, unknown>)[key] === 'string'
  );
}
