import { join } from 'node:path';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import type { Log } from '../system/log.ts';
import { type KeyedSequencer, openSequencer } from '../system/sequencer.ts';
import { DiskError } from './disk-error.ts';
import type { Files } from './files.ts';
import { byLatestChange, packRow, type SessionListRow, unpackRow } from './session-row.ts';

/**
 * The list is derived from the session files and kept in memory; the index on the disk makes the next start quick and
 * may be thrown away at any time. It is believed at first, so that thousands of files do not stand before the first
 * answer, and then every file's stamp is compared with it: whatever differs is read again and announced. So a crash
 * between a session and the index, or a file changed behind the app's back, costs one read.
 */
export type SessionList = {
  /** Compared with the files since the start. Latest change first; the same array until something changes. */
  rows(): Promise<readonly SessionListRow[]>;
  /** As the index has it where there is one; what turns out to differ goes to `onDifference`. */
  cached(): Promise<readonly SessionListRow[]>;
  /** The row of a file that was just written; called within the session's turn. */
  update(id: string, row: SessionListRow): Promise<void>;
  remove(id: string): Promise<void>;
  onDifference(listener: () => void): () => void;
  /** Writes the index now where it is behind. */
  flush(): Promise<void>;
};

export type ListParts = {
  files: Files;
  folder: string;
  log: Log;
  now: () => number;
  ids: () => Promise<string[]>;
  /** Never rejects: a file that does not read is a row too. */
  readRow: (id: string) => Promise<SessionListRow>;
  /** Runs between two changes of one session. */
  inOrder: KeyedSequencer;
  /** Without it the index is written by `flush` only. Milliseconds; returns its own cancel. */
  schedule?: ((milliseconds: number, run: () => void) => () => void) | undefined;
};

const INDEX_SCHEMA = 4;
type Known = { stamp: string; row: SessionListRow };

/** The index is written when nothing has changed for so long, and on quitting; until then a start compares more. */
const WRITE_DELAY_MS = 5_000;
/** A look at the list compares the files again when the last time was so long ago. */
const COMPARE_INTERVAL_MS = 60_000;
/** Files looked at together, so that neither the disk nor main is held for long. */
const BATCH_SIZE = 32;

export function openSessionList(parts: ListParts): SessionList {
  const { files, folder, log, now, ids, readRow, inOrder, schedule } = parts;
  const indexPath = join(folder, 'index.json');
  const listeners = new Set<() => void>();
  const packed = new WeakMap<SessionListRow, string>();
  let opening: Promise<Map<string, Known> | null> | null = null;
  let known = new Map<string, Known>();
  let sorted: readonly SessionListRow[] | null = null;
  let comparing: Promise<void> | null = null;
  let hasCompared = false;
  let comparedAt = Number.NEGATIVE_INFINITY;
  let isBehind = false;
  let cancel = () => {};
  const inOrderOfWrites = openSequencer();

  /** True when there was an index to believe. */
  async function open(): Promise<boolean> {
    opening ??= readIndex().then((found) => {
      if (found !== null) known = found;
      return found;
    });
    return (await opening) !== null;
  }

  async function readIndex(): Promise<Map<string, Known> | null> {
    try {
      const index: unknown = JSON.parse(withoutByteOrderMark((await files.readText(indexPath)) ?? 'null'));
      if (index === null) return null;
      if (!isRecord(index) || index.schema !== INDEX_SCHEMA || !isRecord(index.rows)) throw new Error();
      const found = new Map<string, Known>();
      for (const [id, entry] of Object.entries(index.rows)) {
        const [stamp, text]: unknown[] = Array.isArray(entry) ? entry : [];
        const row = unpackRow(text, id);
        if (typeof stamp === 'string' && row !== null) found.set(id, { stamp, row });
      }
      return found;
    } catch {
      log.warn('session-index-thrown-away');
      return null;
    }
  }

  /** A change of one row moves that row only: sorting thousands anew would be a good part of saving a field. */
  function move(former: SessionListRow | undefined, row: SessionListRow | null): void {
    if (sorted === null) return;
    const rows = [...sorted];
    const at = former === undefined ? -1 : rows.indexOf(former);
    if (at !== -1) rows.splice(at, 1);
    if (row !== null) rows.splice(placeOf(row, rows), 0, row);
    sorted = rows;
  }

  function touch(): void {
    isBehind = true;
    if (schedule === undefined) return;
    cancel();
    cancel = schedule(WRITE_DELAY_MS, () => void write());
  }

  function write(): Promise<void> {
    return inOrderOfWrites(async () => {
      if (!isBehind) return;
      isBehind = false;
      const rows = [...known].map(([id, { stamp, row }]) => `${JSON.stringify(id)}:${textOf(stamp, row)}`);
      try {
        await files.writeAtomic(indexPath, `{"schema":${INDEX_SCHEMA},"rows":{${rows.join(',')}}}`);
      } catch (error) {
        isBehind = true;
        if (!(error instanceof DiskError)) throw error;
        log.warn('session-index-not-written', { code: error.code });
      }
    });
  }

  function textOf(stamp: string, row: SessionListRow): string {
    const text = packed.get(row) ?? JSON.stringify(packRow(row));
    packed.set(row, text);
    return `[${JSON.stringify(stamp)},${text}]`;
  }

  const stampOf = (id: string) => files.stamp(join(folder, `${id}.json`)).catch(() => 'unknown');

  /** True when the row was not what the file says. */
  async function compareOne(id: string): Promise<boolean> {
    const stamp = await stampOf(id);
    if (stamp === null) return known.delete(id);
    if (known.get(id)?.stamp === stamp) return false;
    known.set(id, { stamp, row: await readRow(id) });
    return true;
  }

  async function compare(): Promise<void> {
    await open();
    const all = [...new Set([...known.keys(), ...(await ids())])];
    let different = 0;
    for (let at = 0; at < all.length; at += BATCH_SIZE) {
      const found = await Promise.all(
        all.slice(at, at + BATCH_SIZE).map((id) => inOrder(id, () => compareOne(id))),
      );
      different += found.filter(Boolean).length;
      if (different > 0) sorted = null;
    }
    comparedAt = now();
    hasCompared = true;
    if (different === 0) return;
    sorted = null;
    log.info('sessions-compared', { different });
    touch();
    for (const listener of listeners) listener();
  }

  function compareNow(): Promise<void> {
    comparing ??= compare().finally(() => {
      comparing = null;
    });
    return comparing;
  }

  function current(): readonly SessionListRow[] {
    sorted ??= [...known.values()].map(({ row }) => row).sort(byLatestChange);
    return sorted;
  }

  return {
    async rows() {
      if (!hasCompared) await compareNow();
      return current();
    },

    async cached() {
      if (!(await open()) && !hasCompared) await compareNow();
      const age = now() - comparedAt;
      // What fails here is met again by whoever needs the files themselves.
      if (age > COMPARE_INTERVAL_MS || age < 0) compareNow().catch(() => log.warn('sessions-not-compared'));
      return current();
    },

    async update(id, row) {
      // Nobody has looked yet: the comparison will find it.
      if (opening === null) return;
      await open();
      const stamp = await stampOf(id);
      if (stamp === null) return;
      const former = known.get(id)?.row;
      known.set(id, { stamp, row });
      move(former, row);
      touch();
    },

    async remove(id) {
      if (opening === null) return;
      await open();
      const former = known.get(id)?.row;
      known.delete(id);
      move(former, null);
      touch();
    },

    onDifference(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async flush() {
      cancel();
      await write();
    },
  };
}

/** Where a row belongs among sorted ones, found by halving. */
function placeOf(row: SessionListRow, rows: readonly SessionListRow[]): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const other = rows[middle];
    if (other !== undefined && byLatestChange(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
