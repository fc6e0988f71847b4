import { isRecord, withoutByteOrderMark } from '../system/json.ts';
/**
 * How files written by earlier versions are read. Each kind of file has its own list of pure steps, the first from
 * schema 1 to 2 and so on, and a file of every released schema stays in the tests. A file from a newer version of
 * the app is never touched.
 */
export type Migration = (file: Record<string, unknown>) => Record<string, unknown>;

export type Migrated =
  | { ok: true; file: Record<string, unknown>; from: number }
  | { ok: false; why: 'newer' | 'unreadable' };

export const SESSION_MIGRATIONS: readonly Migration[] = [
  // 2: sessions can be archived and deleted.
  (file) => ({ ...file, archivedAt: null, deletedAt: null }),
  // 3: where secrets may go bears a seal. What was confirmed without one could have been written by anybody: asked again.
  (file) => ({ ...file, vendors: listOf(file.vendors).map(withoutConfirmed) }),
  // 4: other names for the same.
  (file) => ({ ...file, vendors: listOf(file.vendors).map(withNamesOf4) }),
  // 5: notes.
  (file) => ({ ...file, notes: '' }),
];
export const SETTINGS_MIGRATIONS: readonly Migration[] = [
  // 2: other names for the same.
  (file) => ({
    ...file,
    connections: listOf(file.connections).map((one) =>
      renamed(one, { keyTrouble: 'keyIssue', gone: 'lost' }),
    ),
  }),
  // 3: templates of sessions.
  (file) => ({ ...file, templates: [] }),
];

function withoutConfirmed(vendor: unknown): unknown {
  if (!isRecord(vendor)) return vendor;
  const { confirmedHosts: _hosts, destinations: _sealed, ...rest } = vendor;
  return rest;
}

function withNamesOf4(vendor: unknown): unknown {
  if (!isRecord(vendor) || !isRecord(vendor.fields)) return vendor;
  const fields = Object.entries(vendor.fields).map(([id, field]) => [id, fieldOf4(field)]);
  return { ...vendor, fields: Object.fromEntries(fields), report: reportOf4(vendor.report) };
}

function fieldOf4(field: unknown): unknown {
  const names = {
    mended: 'corrections',
    trouble: 'issue',
    mark: 'fingerprint',
    gone: 'lost',
    means: 'suggests',
  };
  const named = renamed(field, names);
  if (!isRecord(named) || !isRecord(named.former)) return named;
  return { ...named, former: renamed(named.former, { mark: 'fingerprint' }) };
}

function reportOf4(report: unknown): unknown {
  const named = renamed(report, { asksHost: 'hostToConfirm' });
  if (!isRecord(named)) return named;
  const rows = listOf(named.rows).map((row) =>
    isRecord(row)
      ? {
          ...row,
          evidence: listOf(row.evidence).map((one) => renamed(one, { asked: 'request', said: 'vendorText' })),
        }
      : row,
  );
  return { ...named, rows };
}

/** What is no record is left to the shape, which refuses it. */
function renamed(record: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!isRecord(record)) return record;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      Object.hasOwn(names, name) ? (names[name] ?? name) : name,
      value,
    ]),
  );
}

/** Throws where there is none, and the file does not read. */
function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('A list is missing.');
  return value;
}

/** The newest schema is always one more than there are steps. */
export function migrate(text: string, steps: readonly Migration[]): Migrated {
  const newest = steps.length + 1;
  let file: unknown;
  try {
    file = JSON.parse(withoutByteOrderMark(text));
  } catch {
    return { ok: false, why: 'unreadable' };
  }
  if (!isRecord(file)) return { ok: false, why: 'unreadable' };
  const { schema } = file;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    return { ok: false, why: 'unreadable' };
  }
  if (schema > newest) return { ok: false, why: 'newer' };
  let current = file;
  for (const [index, step] of steps.slice(schema - 1).entries()) {
    try {
      current = { ...step(current), schema: schema + index + 1 };
    } catch {
      return { ok: false, why: 'unreadable' };
    }
  }
  return { ok: true, file: current, from: schema };
}
