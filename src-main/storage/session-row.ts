import { plainLines, plainText } from '../../src-preload/contract/plain-text.ts';
import { LONGEST_NOTES } from '../../src-preload/contract/session.ts';
import { isRecord } from '../system/json.ts';
import type { NewerSession } from './open-session.ts';
import type { SecretRef } from './secret-ref.ts';
import { emptyVendor, type StoredField, type StoredSession, type StoredVendor } from './stored-session.ts';

/**
 * One row of the list of sessions. Its vendors hold what their state, the outbox and the search for the same secret
 * look at, and nothing else: no rows of a report, no steps, no identity.
 */
export type SessionListRow = Pick<
  StoredSession,
  | 'id'
  | 'clientName'
  | 'technician'
  | 'connectionId'
  | 'vendors'
  | 'notes'
  | 'changedAt'
  | 'archivedAt'
  | 'deletedAt'
> & {
  /** Its file does not read; it was left untouched and the rest of the row is empty. */
  unreadable?: true;
  /** Its file was written by a newer version of the app: the ids of its vendors, as far as they can be read. */
  newer?: string[];
};

export function listRow(session: StoredSession): SessionListRow {
  const { id, clientName, technician, connectionId, notes, changedAt, archivedAt, deletedAt } = session;
  const vendors = session.vendors.map(leanVendor);
  return { id, clientName, technician, connectionId, vendors, notes, changedAt, archivedAt, deletedAt };
}

export function unreadableRow(id: string): SessionListRow {
  return { ...NO_SESSION, id, unreadable: true };
}

export function newerRow(id: string, { vendors, ...glimpse }: NewerSession): SessionListRow {
  return { ...NO_SESSION, ...glimpse, id, newer: vendors };
}

const NO_SESSION: SessionListRow = {
  id: '',
  clientName: '',
  technician: '',
  connectionId: null,
  vendors: [],
  notes: '',
  changedAt: '',
  archivedAt: null,
  deletedAt: null,
};

/** Latest change first. ISO times compare as text. */
export function byLatestChange(one: SessionListRow, other: SessionListRow): number {
  if (one.changedAt !== other.changedAt) return one.changedAt < other.changedAt ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

function leanVendor(stored: StoredVendor): StoredVendor {
  const { expected: _expected, destinations: _destinations, requests, report, ...rest } = stored;
  const open = requests?.filter(({ closed }) => closed === undefined) ?? [];
  const fields = Object.entries(stored.fields).map(([id, field]) => [id, leanField(field)] as const);
  return {
    ...rest,
    ...(open.length === 0 ? {} : { requests: open }),
    visitedSteps: [],
    ticked: [],
    fields: Object.fromEntries(fields),
    report: report && { ...NO_REPORT, endedAt: report.endedAt, ended: report.ended, overall: report.overall },
  };
}

function leanField({ text, ref, former, issue, fingerprint }: StoredField): StoredField {
  return {
    corrections: [],
    ...(text === undefined ? {} : { text }),
    ...(ref === undefined ? {} : { ref }),
    ...(former === undefined ? {} : { former }),
    ...(issue?.blocking === true ? { issue: { ...issue, params: {} } } : {}),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

const NO_REPORT = { runId: '', startedAt: '', fromThisComputer: false, rows: [], identity: [] };

/**
 * A row as the index keeps it: thousands are read at every start, so that what is empty is left out, and a
 * reference whose record has the usual name is its revision only.
 */
export function packRow(row: SessionListRow): unknown {
  const vendors = row.vendors.map((vendor) => ({
    ...withoutEmpty(vendor),
    ...(vendor.report && {
      report: { endedAt: vendor.report.endedAt, ended: vendor.report.ended, overall: vendor.report.overall },
    }),
    fields: Object.fromEntries(
      Object.entries(vendor.fields).map(([id, { corrections: _none, ref, ...field }]) => {
        const isUsual = ref?.record === usualRecord(row.id, vendor.vendor, id);
        return [id, ref === undefined ? field : { ...field, ref: isUsual ? ref.revision : ref }];
      }),
    ),
  }));
  return { ...withoutEmpty(row), vendors };
}

/** Null for what no packRow has written. */
export function unpackRow(packed: unknown, id: string): SessionListRow | null {
  if (!isRecord(packed) || packed.id !== id || !Array.isArray(packed.vendors)) return null;
  const vendors: StoredVendor[] = [];
  for (const vendor of packed.vendors) {
    if (!isRecord(vendor) || typeof vendor.vendor !== 'string' || !isRecord(vendor.fields)) return null;
    const fields: StoredVendor['fields'] = {};
    for (const [field, one] of Object.entries(vendor.fields)) {
      if (!isRecord(one)) return null;
      const ref: unknown =
        typeof one.ref === 'number'
          ? { record: usualRecord(id, vendor.vendor, field), revision: one.ref }
          : one.ref;
      // Only packRow writes these, and the index as a whole has been read as its own schema.
      fields[field] = { ...one, corrections: [], ...(ref === undefined ? {} : { ref: ref as SecretRef }) };
    }
    const report = isRecord(vendor.report) ? { report: { ...NO_REPORT, ...vendor.report } } : {};
    vendors.push({ ...emptyVendor(''), ...vendor, ...report, fields } as StoredVendor);
  }
  const texts = {
    clientName: plainText(packed.clientName),
    technician: plainText(packed.technician),
    notes: plainLines(packed.notes, LONGEST_NOTES),
  };
  return { ...NO_SESSION, ...packed, ...texts, id, vendors };
}

/** The vault's name for a field of a session. */
export function usualRecord(sessionId: string, vendor: string, field: string): string {
  return `${sessionId}.${vendor}.${field}`;
}

function withoutEmpty(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one !== null && one !== '' && one !== 0 && one !== false && !isEmptyList(one),
    ),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
