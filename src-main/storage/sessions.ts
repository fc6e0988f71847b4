import { join } from 'node:path';
import { type Environment, type InEnvironment, placeIn } from '../system/environment.ts';
import type { Log } from '../system/log.ts';
import type { Files } from './files.ts';
import {
  type KeptSessions,
  keepSessions,
  LARGEST_SESSION,
  openTurns,
  type Rows,
  rowOf,
  SESSION_ID,
  type Shelf,
} from './kept-sessions.ts';
import { openSessionList } from './session-list.ts';
import { byLatestChange, unreadableRow } from './session-row.ts';

/** The sessions of one world: one file each, or for practice in memory. */
export type SessionStore<W extends Environment> = InEnvironment<W> & KeptSessions;

/** `schedule` takes milliseconds and answers its own cancel; without it the list's index is written by `close` only. */
export function openSessions<W extends Environment>(
  environment: W,
  parts: {
    files: Files;
    folder: string;
    now: () => number;
    newId: () => string;
    log: Log;
    schedule?: (milliseconds: number, run: () => void) => () => void;
  },
): SessionStore<W> {
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

  const shelf: Shelf = {
    read: (id) => files.readText(pathOf(id), LARGEST_SESSION),
    async write(id, text) {
      await prepare();
      await files.writeAtomic(pathOf(id), text);
    },
    remove: (id) => files.remove(pathOf(id)),
  };
  const inTurn = openTurns();
  const rows = openSessionList({
    files,
    folder,
    log,
    now,
    inTurn,
    schedule: parts.schedule,
    ids: async () =>
      (await files.list(folder))
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .filter((id) => SESSION_ID.test(id)),
    readRow: (id) =>
      shelf.read(id).then(
        (text) => rowOf(id, text),
        () => unreadableRow(id),
      ),
  });
  return placeIn(environment, keepSessions({ now, newId, shelf, rows, inTurn }));
}

export function openMemorySessions<W extends Environment>(
  environment: W,
  { now, newId }: { now: () => number; newId: () => string },
): SessionStore<W> {
  const texts = new Map<string, string>();
  const shelf: Shelf = {
    read: async (id) => texts.get(id) ?? null,
    write: async (id, text) => void texts.set(id, text),
    remove: async (id) => void texts.delete(id),
  };
  const all = async () => [...texts].map(([id, text]) => rowOf(id, text)).sort(byLatestChange);
  const rows: Rows = {
    rows: all,
    glance: all,
    took: async () => {},
    lost: async () => {},
    onDifference: () => () => {},
    flush: async () => {},
  };
  return placeIn(environment, keepSessions({ now, newId, shelf, rows, inTurn: openTurns() }));
}
