import { join } from 'node:path';
import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { Log } from '../log.ts';
import { type InWorld, placeIn, type World } from '../world.ts';
import { DiskError } from './disk-error.ts';
import type { Files } from './files.ts';
import { byLatestChange, listRow, openSessionList, type SessionListRow } from './session-list.ts';
import { readSession } from './session-shape.ts';
import { SESSION_SCHEMA, type StoredSession } from './stored-session.ts';

export type NewSession = Pick<
  StoredSession,
  'clientName' | 'technician' | 'connectionId' | 'currentVendor' | 'vendors'
>;

/**
 * One file per session. A change settles when it is durable, and changes to one session never overlap: each sees
 * what the one before it wrote. A file that does not read is left untouched.
 */
export type SessionStore<W extends World> = InWorld<W> & {
  list(): Promise<SessionListRow[]>;
  /** Errors: session-not-found, session-unreadable, disk-*. */
  read(id: string): Promise<Result<StoredSession>>;
  /** Rejects with a DiskError. */
  create(input: NewSession): Promise<StoredSession>;
  /** `fn` is pure; the same object back means no change. Sets `changedAt`. Errors as for read. */
  change(id: string, fn: (session: StoredSession) => StoredSession): Promise<Result<StoredSession>>;
  /** Keeps a session that came from elsewhere, such as a sealed file, under its own id; false when that id is taken. */
  adopt(session: StoredSession): Promise<boolean>;
  /** Rejects with a DiskError. */
  remove(id: string): Promise<void>;
};

/** Where texts of sessions lie: in files, or for practice in memory. */
type Shelf = {
  ids(): Promise<string[]>;
  read(id: string): Promise<string | null>;
  write(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  rows(read: (id: string) => Promise<StoredSession | null>): Promise<SessionListRow[]>;
};

const SESSION_ID = /^[0-9a-f-]{36}$/;

export function openSessions<W extends World>(
  world: W,
  parts: { files: Files; folder: string; now: () => number; newId: () => string; log: Log },
): SessionStore<W> {
  const { files, folder, log } = parts;
  const list = openSessionList(files, folder, log);
  const pathOf = (id: string) => join(folder, `${id}.json`);
  const ready = (async () => {
    await files.makeFolder(folder);
    const swept = await files.sweepTemporary(folder);
    if (swept > 0) log.info('sessions-swept', { swept });
  })();
  // Whoever asks first meets the error.
  ready.catch(() => {});

  const ids = async () =>
    (await files.list(folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter((id) => SESSION_ID.test(id));

  return keepSessions(world, parts, {
    ids,
    read: (id) => files.readText(pathOf(id)),
    async write(id, text) {
      await ready;
      await files.writeAtomic(pathOf(id), text);
    },
    remove: (id) => files.remove(pathOf(id)),
    rows: async (read) => list.rows(await ids(), read),
  });
}

export function openMemorySessions<W extends World>(
  world: W,
  parts: { now: () => number; newId: () => string },
): SessionStore<W> {
  const texts = new Map<string, string>();
  return keepSessions(world, parts, {
    ids: async () => [...texts.keys()],
    read: async (id) => texts.get(id) ?? null,
    write: async (id, text) => void texts.set(id, text),
    remove: async (id) => void texts.delete(id),
    async rows(read) {
      const sessions = await Promise.all([...texts.keys()].map(read));
      return sessions.flatMap((session) => (session ? [listRow(session)] : [])).sort(byLatestChange);
    },
  });
}

function keepSessions<W extends World>(
  world: W,
  { now, newId }: { now: () => number; newId: () => string },
  shelf: Shelf,
): SessionStore<W> {
  const queues = new Map<string, Promise<unknown>>();
  const time = () => new Date(now()).toISOString();

  function inTurn<T>(id: string, task: () => Promise<T>): Promise<T> {
    const before = queues.get(id) ?? Promise.resolve();
    const turn = before.then(task, task);
    queues.set(id, turn);
    const leave = () => {
      if (queues.get(id) === turn) queues.delete(id);
    };
    turn.then(leave, leave);
    return turn;
  }

  async function read(id: string): Promise<Result<StoredSession>> {
    const text = SESSION_ID.test(id) ? await shelf.read(id) : null;
    if (text === null) return failed('session-not-found');
    const session = readSession(text);
    // A file renamed by hand to another session's name is nobody's session.
    return session?.id === id ? { ok: true, value: session } : failed('session-unreadable');
  }

  async function write(session: StoredSession): Promise<StoredSession> {
    await shelf.write(session.id, JSON.stringify(session));
    return session;
  }

  return placeIn(world, {
    list: () =>
      shelf.rows(async (id) => {
        const found = await asResult(() => read(id));
        return found.ok ? found.value : null;
      }),

    read: (id) => inTurn(id, () => asResult(() => read(id))),

    create(input) {
      const session: StoredSession = {
        ...input,
        schema: SESSION_SCHEMA,
        id: newId(),
        createdAt: time(),
        changedAt: time(),
      };
      return inTurn(session.id, () => write(session));
    },

    change: (id, fn) =>
      inTurn(id, () =>
        asResult(async () => {
          const found = await read(id);
          if (!found.ok) return found;
          const changed = fn(found.value);
          if (changed === found.value) return found;
          return { ok: true, value: await write({ ...changed, id, changedAt: time() }) };
        }),
      ),

    adopt: (session) =>
      inTurn(session.id, async () => {
        if (!SESSION_ID.test(session.id) || (await shelf.read(session.id)) !== null) return false;
        await write(session);
        return true;
      }),

    remove: (id) => inTurn(id, async () => void (SESSION_ID.test(id) && (await shelf.remove(id)))),
  } satisfies Omit<SessionStore<W>, keyof InWorld<W>>);
}

async function asResult<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof DiskError) return failed(error.code);
    throw error;
  }
}

function failed(code: AppErrorCode): Result<never> {
  return { ok: false, error: { code } };
}
