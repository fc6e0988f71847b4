import { z } from 'zod';
import type { FieldMend, FieldTrouble, FieldView } from '../../src-preload/contract/session.ts';
import { FIELD_MENDS } from '../../src-preload/contract/session.ts';
import { type PermissionResult, VERDICTS } from '../../src-preload/contract/verdict.ts';
import { plainText } from '../outside-text.ts';
import { isRecord, migrate, SESSION_MIGRATIONS } from './migrations.ts';
import { SESSION_SCHEMA, type StoredSession } from './stored-session.ts';

const secretRef = z.object({ record: z.string(), revision: z.number().int() });

const field = z.object({
  text: z.string().optional(),
  ref: secretRef.optional(),
  former: secretRef.extend({ until: z.string() }).optional(),
  length: z.number().optional(),
  savedAt: z.string().optional(),
  mended: z.array(z.custom<FieldMend>((mend) => (FIELD_MENDS as readonly unknown[]).includes(mend))),
  trouble: z.custom<FieldTrouble>((trouble) => hasText(trouble, 'code')).optional(),
  proposal: z.custom<NonNullable<FieldView['proposal']>>((proposal) => hasText(proposal, 'kind')).optional(),
  replacing: z.boolean().optional(),
  mark: z.string().optional(),
  means: z.object({ field: z.string(), value: z.string() }).optional(),
});

const verdict = z.enum(VERDICTS);

const report = z.looseObject({
  runId: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  ended: z.enum(['finished', 'stopped', 'refused', 'wait-asked', 'timed-out']),
  tryAgainAt: z.string().optional(),
  overall: verdict,
  fromThisComputer: z.boolean(),
  rows: z.array(
    z.custom<PermissionResult>(
      (row) => hasText(row, 'row') && hasText(row, 'verdict') && verdict.safeParse(row.verdict).success,
    ),
  ),
  identity: z.array(z.object({ label: z.string(), value: z.string() })),
});

const vendor = z.object({
  vendor: z.string(),
  edition: z.string(),
  step: z.string(),
  visitedSteps: z.array(z.string()),
  ticked: z.array(z.string()),
  fields: z.record(z.string(), field),
  report: report.nullable(),
  reportOf: z.string().nullable(),
  refusals: z.number(),
  lastRefusalAt: z.string().nullable(),
  destinations: z
    .object({
      origin: z.string().nullable(),
      hosts: z.array(z.object({ host: z.string(), reach: z.enum(['public', 'private']) })),
      seal: z.string(),
    })
    .optional(),
  itemId: z.string().nullable(),
  keepSecrets: z.boolean(),
  secretsLeaveAt: z.string().nullable(),
  unsentKeptAt: z.string().optional(),
  expected: z.record(z.string(), z.number()).optional(),
});

/** A file may have been edited: what steers a sentence or fills a screen does not get past here. */
const name = z.string().transform((text) => plainText(text));

export const sessionShape = z.object({
  schema: z.literal(SESSION_SCHEMA),
  id: z.string(),
  clientName: name,
  technician: name,
  connectionId: z.string().nullable(),
  currentVendor: z.string(),
  vendors: z.array(vendor),
  createdAt: z.string(),
  changedAt: z.string(),
  archivedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
});

/** What can be told of a session that a newer version of the app has written; `vendors` are ids. */
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
  return parsed.success ? { kind: 'session', session: parsed.data } : { kind: 'unreadable' };
}

/** Null when the file is not a session that this version understands. */
export function readSession(text: string): StoredSession | null {
  const opened = openSession(text);
  return opened.kind === 'session' ? opened.session : null;
}

function glimpseOf(text: string): NewerSession {
  const file: unknown = JSON.parse(text);
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
