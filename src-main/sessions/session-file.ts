import { z } from 'zod';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { plainLines, plainText } from '../../src-preload/contract/plain-text.ts';
import { LONGEST_NOTES } from '../../src-preload/contract/session.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import type { PermissionResult } from '../../src-preload/contract/verdict.ts';
import type { StoredSession, StoredVendor } from '../storage/stored-session.ts';
import { withoutByteOrderMark } from '../system/json.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';

/** A session in a file, to be read by a person, by Neo support, or by this app elsewhere. Holds nothing sealed. */
const KIND = 'neo-setup-session';
const SCHEMA = 1;
/** A session with every report is some tens of kilobytes. */
export const MAX_SESSION_FILE_BYTES = 1024 * 1024;

export type ImportedSession = {
  clientName: string;
  technician: string;
  notes: string;
  vendors: FileVendor[];
  hadReports: boolean;
};

/**
 * The text of the file. Each part is named, so that whatever is added to a session later stays out until somebody
 * decides; the report goes along as evidence.
 */
export function writeSessionFile(
  session: StoredSession,
  app: { name: string; version: string },
  now: number,
): string {
  const { clientName, technician, notes, createdAt, changedAt } = session;
  return JSON.stringify(
    {
      kind: KIND,
      schema: SCHEMA,
      app,
      exportedAt: new Date(now).toISOString(),
      session: {
        clientName,
        technician,
        ...(notes === '' ? {} : { notes }),
        createdAt,
        changedAt,
        vendors: session.vendors.map(fileVendor),
      },
    },
    null,
    2,
  );
}

function fileVendor(stored: StoredVendor) {
  const { vendor, edition, step, visitedSteps, ticked, expected, report } = stored;
  const texts = openFields(vendor).flatMap(({ id }) => {
    const field = stored.fields[id];
    return field?.text === undefined || field.ref !== undefined ? [] : [[id, field.text] as const];
  });
  return {
    vendor,
    edition,
    step,
    visitedSteps,
    ticked,
    texts: Object.fromEntries(texts),
    ...(expected === undefined ? {} : { expected }),
    report: report && {
      startedAt: report.startedAt,
      endedAt: report.endedAt,
      ended: report.ended,
      overall: report.overall,
      fromThisComputer: report.fromThisComputer,
      identity: report.identity,
      rows: report.rows,
    },
  };
}

/** In the place of what must not stand in a file, or of what nobody could check. */
export const LEFT_OUT = '(left out)';

/** The same without a word that came from a vendor; what was asked, verdicts, counts and times stay. */
export function withoutQuotes(session: StoredSession): StoredSession {
  const vendors = session.vendors.map((stored) => {
    if (stored.report === null) return stored;
    const identity = stored.report.identity.map((one) => ({ ...one, value: LEFT_OUT }));
    return { ...stored, report: { ...stored.report, identity, rows: stored.report.rows.map(unquoted) } };
  });
  return { ...session, vendors };
}

function unquoted({ reason, evidence, ...row }: PermissionResult): PermissionResult {
  const plain = Object.entries(reason?.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? LEFT_OUT : value,
  ]);
  return {
    ...row,
    ...(reason && { reason: { ...reason, params: Object.fromEntries(plain) } }),
    evidence: evidence.map((one) => (one.vendorText === undefined ? one : { ...one, vendorText: LEFT_OUT })),
  };
}

/** The fields whose values anybody may read. */
export function openFields(vendor: string): VendorField[] {
  if (!hasVendor(vendor)) return [];
  return findVendor(vendor).fields.filter(({ kind }) => kind === 'url' || kind === 'choice');
}

const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const place = z.union([z.literal(''), id]);
const name = z
  .string()
  .max(200)
  .transform((text) => plainText(text));

const vendor = z.object({
  vendor: id,
  edition: place,
  step: place,
  visitedSteps: z.array(id).max(500),
  ticked: z.array(z.string().max(100)).max(500),
  /** Addresses and choices, by field. */
  texts: z.record(id, z.string().max(65_536)),
  expected: z.record(id, z.int().min(0).max(10_000_000)).optional(),
  report: z.unknown(),
});

/** What a vendor of a session may bring along in a file. */
export type FileVendor = Omit<z.infer<typeof vendor>, 'report'>;

const fileShape = z.object({
  session: z.object({
    clientName: name.refine((text) => text.trim() !== ''),
    technician: name,
    notes: z
      .string()
      .max(2 * LONGEST_NOTES)
      .transform((text) => plainLines(text, LONGEST_NOTES))
      .optional(),
    vendors: z
      .array(vendor)
      .min(1)
      .max(50)
      .refine((vendors) => new Set(vendors.map(({ vendor }) => vendor)).size === vendors.length),
  }),
});

export type ReadFile = { ok: true; session: ImportedSession } | { ok: false; error: AppError };

/**
 * What such a file holds, or what is wrong with it. A report is not taken over, whatever it says: a verdict that
 * came in a file is nobody's evidence.
 */
export function readSessionFile(text: string): ReadFile {
  let file: unknown;
  try {
    file = JSON.parse(withoutByteOrderMark(text));
  } catch {
    return wrong({ code: 'import-not-json' });
  }
  const head = z.object({ kind: z.literal(KIND), schema: z.int().min(1) }).safeParse(file);
  if (!head.success) return wrong({ code: 'import-other-file' });
  if (head.data.schema > SCHEMA) return wrong({ code: 'import-newer' });
  const parsed = fileShape.safeParse(file);
  if (!parsed.success) return wrong({ code: 'import-other-file' });
  const { clientName, technician, notes = '', vendors } = parsed.data.session;
  const unknown = vendors.find(({ vendor }) => !hasVendor(vendor) || findVendor(vendor).kind === 'neo');
  if (unknown !== undefined)
    return wrong({ code: 'import-unknown-vendor', params: { vendor: unknown.vendor } });
  return {
    ok: true,
    session: {
      clientName: clientName.trim(),
      technician: technician.trim(),
      notes,
      vendors: vendors.map(({ report: _report, ...vendor }) => vendor),
      hadReports: vendors.some(({ report }) => report !== null && report !== undefined),
    },
  };
}

function wrong(error: AppError): ReadFile {
  return { ok: false, error };
}

/** `Acme Ltd.` becomes `neo-session-acme-ltd.json`. */
export function fileNameOf(clientName: string, begin = 'neo-session', ending = 'json'): string {
  const plain = clientName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${begin}${slug === '' ? '' : `-${slug.slice(0, 60)}`}.${ending}`;
}
