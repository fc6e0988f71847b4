import { join } from 'node:path';
import type { Log } from '../log.ts';
import { DiskError } from './disk-error.ts';
import type { Files } from './files.ts';
import { isRecord } from './migrations.ts';
import type { StoredSession, StoredVendor } from './stored-session.ts';

/** One row of the list of sessions. Reports come without their rows: the list needs verdict and time only. */
export type SessionListRow = {
  id: string;
  clientName: string;
  technician: string;
  connectionId: string | null;
  vendors: StoredVendor[];
  changedAt: string;
  /** Its file does not read; it was left untouched and the rest of the row is empty. */
  unreadable?: true;
};

/**
 * The list is derived from the session files: a row is read again when its file's stamp differs. The index may be
 * thrown away at any time, and a crash between a session and the index costs one more read.
 */
export type SessionList = {
  rows(ids: string[], read: (id: string) => Promise<StoredSession | null>): Promise<SessionListRow[]>;
};

const INDEX_SCHEMA = 1;
type Indexed = Record<string, { stamp: string; row: SessionListRow }>;

export function listRow(session: StoredSession): SessionListRow {
  const { id, clientName, technician, connectionId, changedAt } = session;
  const vendors = session.vendors.map((vendor) => ({
    ...vendor,
    report: vendor.report && { ...vendor.report, rows: [] },
  }));
  return { id, clientName, technician, connectionId, vendors, changedAt };
}

/** Latest change first. */
export function byLatestChange(one: SessionListRow, other: SessionListRow): number {
  return other.changedAt.localeCompare(one.changedAt) || one.id.localeCompare(other.id);
}

export function openSessionList(files: Files, folder: string, log: Log): SessionList {
  const indexPath = join(folder, 'index.json');
  let known: Promise<Indexed> | null = null;

  async function readIndex(): Promise<Indexed> {
    try {
      const index: unknown = JSON.parse((await files.readText(indexPath)) ?? 'null');
      if (isRecord(index) && index.schema === INDEX_SCHEMA && isRecord(index.rows))
        return index.rows as Indexed;
    } catch {
      log.warn('session-index-thrown-away');
    }
    return {};
  }

  return {
    async rows(ids, read) {
      known ??= readIndex();
      const before = await known;
      const after: Indexed = {};
      let isChanged = Object.keys(before).length !== ids.length;
      for (const id of ids) {
        const stamp = await files.stamp(join(folder, `${id}.json`)).catch(() => 'unknown');
        if (stamp === null) continue;
        const old = before[id];
        if (old?.stamp === stamp && isRow(old.row, id)) {
          after[id] = old;
          continue;
        }
        isChanged = true;
        const session = await read(id);
        after[id] = { stamp, row: session ? listRow(session) : unreadable(id) };
      }
      known = Promise.resolve(after);
      if (isChanged) {
        const text = JSON.stringify({ schema: INDEX_SCHEMA, rows: after });
        await files.writeAtomic(indexPath, text).catch((error) => {
          if (!(error instanceof DiskError)) throw error;
          log.warn('session-index-not-written', { code: error.code });
        });
      }
      return Object.values(after)
        .map(({ row }) => row)
        .sort(byLatestChange);
    },
  };
}

function isRow(row: unknown, id: string): row is SessionListRow {
  return isRecord(row) && row.id === id && typeof row.changedAt === 'string' && Array.isArray(row.vendors);
}

function unreadable(id: string): SessionListRow {
  return {
    id,
    clientName: '',
    technician: '',
    connectionId: null,
    vendors: [],
    changedAt: '',
    unreadable: true,
  };
}
