import { join } from 'node:path';
import type { Log } from '../system/log.ts';
import { openKeyedSequencer } from '../system/sequencer.ts';
import type { Files } from './files.ts';
import { openSessionList } from './session-list.ts';
import {
  LARGEST_SESSION,
  openSessionRecords,
  type Rows,
  rowOf,
  SESSION_ID,
  type SessionStore,
  type TextStore,
} from './session-records.ts';
import { byLatestChange, unreadableRow } from './session-row.ts';

/**
 * `schedule` takes milliseconds and returns its own cancel; without it the list's index is written by `close` only.
 */
export function openSessions(parts: {
  files: Files;
  folder: string;
  now: () => number;
  newId: () => string;
  log: Log;
  schedule?: (milliseconds: number, run: () => void) => () => void;
}): SessionStore {
  const { files, folder, now, newId, log } = parts;
  const pathOf = (id: string) => join(folder, `${id}.json`);
  let ready: Promise<void> | null = null;
  const prepare = () => {
    ready ??= (async () => {
      await files.makeFolder(folder);
      const swept = await files.sweepTemporary(folder);
      if (swept > 0) log.info('sessions-swept', { swept });
    })();
    // Whoever asks meets the error; a disk that has room again is asked again.
    ready.catch(() => {
      ready = null;
    });
    return ready;
  };
  prepare().catch(() => {});

  const texts: TextStore = {
    read: (id) => files.readText(pathOf(id), LARGEST_SESSION),
    async write(id, text) {
      await prepare();
      await files.writeAtomic(pathOf(id), text);
    },
    remove: (id) => files.remove(pathOf(id)),
  };
  const inOrder = openKeyedSequencer();
  const rows = openSessionList({
    files,
    folder,
    log,
    now,
    inOrder,
    schedule: parts.schedule,
    async ids() {
      // What a crash left of a write goes first; a folder that cannot be changed can often still be read.
      await prepare().catch(() => undefined);
      return (await files.list(folder))
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .filter((id) => SESSION_ID.test(id));
    },
    readRow: (id) =>
      texts.read(id).then(
        (text) => rowOf(id, text),
        () => unreadableRow(id),
      ),
  });
  return openSessionRecords({ now, newId, texts, rows, inOrder });
}

export function openMemorySessions({ now, newId }: { now: () => number; newId: () => string }): SessionStore {
  const held = new Map<string, string>();
  const texts: TextStore = {
    read: async (id) => held.get(id) ?? null,
    write: async (id, text) => void held.set(id, text),
    remove: async (id) => void held.delete(id),
  };
  const all = async () => [...held].map(([id, text]) => rowOf(id, text)).sort(byLatestChange);
  const rows: Rows = {
    rows: all,
    cached: all,
    update: async () => {},
    remove: async () => {},
    onDifference: () => () => {},
    flush: async () => {},
  };
  return openSessionRecords({ now, newId, texts, rows, inOrder: openKeyedSequencer() });
}
