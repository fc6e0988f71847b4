import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { KeyedSequencer } from '../system/sequencer.ts';
import { DiskError } from './disk-error.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { ofRecord } from './secret-ref.ts';
import { listRow, newerRow, type SessionListRow, unreadableRow, usualRecord } from './session-row.ts';
import { SESSION_SCHEMA, type StoredField, type StoredSession } from './stored-session.ts';

export type NewSession = Pick<
  StoredSession,
  'clientName' | 'technician' | 'connectionId' | 'currentVendor' | 'vendors'
> & { notes?: string };

/**
 * A change settles when it is durable, and changes to one session never overlap: each sees what the one before it
 * wrote. A file that does not read, or was written by a newer version of the app, is left untouched. A deleted
 * session is not found by anything but `restore`, `listDeleted` and `remove`. What would not be read again is not
 * written, which is session-too-big: what lies there would be replaced by what nobody can open.
 */
export type SessionStore = {
  /** Without the deleted ones, latest change first. */
  list(): Promise<readonly SessionListRow[]>;
  /** The same without waiting for the files to be compared with the index: for the screen. */
  listCached(): Promise<readonly SessionListRow[]>;
  /** Errors: session-not-found, session-unreadable, session-newer, disk-*. */
  read(id: string): Promise<Result<StoredSession>>;
  /** Rejects with a DiskError, session-too-big among them, as adopt does. */
  create(input: NewSession): Promise<StoredSession>;
  /** `fn` is pure; the same object back means no change. Sets `changedAt`. Errors as for read. */
  change(id: string, fn: (session: StoredSession) => StoredSession): Promise<Result<StoredSession>>;
  /**
   * Keeps a session that came from elsewhere, such as a sealed file, under its own id; false when that id is taken.
   */
  add(session: StoredSession): Promise<boolean>;
  /**
   * Deletes so that it can be undone; what `mayDelete` refuses at that moment stays, which is bad-input. Errors as
   * for read.
   */
  softDelete(id: string, mayDelete?: (session: StoredSession) => boolean): Promise<Result<StoredSession>>;
  /** Undoes `softDelete`. Errors as for read. */
  restore(id: string): Promise<Result<StoredSession>>;
  /** The deleted ones whose files are still there. */
  listDeleted(): Promise<readonly SessionListRow[]>;
  /** Takes the file away for good. Rejects with a DiskError. */
  remove(id: string): Promise<void>;
  /** The list turned out to be different from what `listCached` has returned. */
  onDifference(listener: () => void): () => void;
  /** Writes what only makes the next start quicker. */
  close(): Promise<void>;
};

/** In bytes. A session with every report is some hundred kilobytes. */
export const LARGEST_SESSION = 8 * 1024 * 1024;

/** Where texts of sessions lie: in files, or for practice in memory. */
export type TextStore = {
  read(id: string): Promise<string | null>;
  write(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
};

/** All rows, the deleted ones among them. */
export type Rows = {
  rows(): Promise<readonly SessionListRow[]>;
  cached(): Promise<readonly SessionListRow[]>;
  update(id: string, row: SessionListRow): Promise<void>;
  remove(id: string): Promise<void>;
  onDifference(listener: () => void): () => void;
  flush(): Promise<void>;
};

export const SESSION_ID = /^[0-9a-f-]{36}$/;

/** The row of a file's text; a file renamed by hand to another session's name is nobody's session. */
export function rowOf(id: string, text: string | null): SessionListRow {
  const opened = text === null ? null : openSession(text);
  if (opened?.kind === 'newer') return newerRow(id, opened.glimpse);
  return opened?.kind === 'session' && opened.session.id === id ? listRow(opened.session) : unreadableRow(id);
}

/** A session names secrets of its own only. The list's rows keep what stands there, so that a sweep spares it. */
function openKept(text: string): OpenedSession {
  const opened = openSession(text);
  return opened.kind === 'session' ? { ...opened, session: withOwnRecords(opened.session) } : opened;
}

function withOwnRecords(session: StoredSession): StoredSession {
  return {
    ...session,
    vendors: session.vendors.map((stored) => ({
      ...stored,
      fields: Object.fromEntries(
        Object.entries(stored.fields).map(([id, field]) => [
          id,
          ownRefs(field, usualRecord(session.id, stored.vendor, id)),
        ]),
      ),
    })),
  };
}

function ownRefs(field: StoredField, record: string): StoredField {
  const { ref, former } = field;
  return {
    ...field,
    ...(ref && { ref: ofRecord(ref, record) }),
    ...(former && { former: ofRecord(former, record) }),
  };
}

export function openSessionRecords(parts: {
  now: () => number;
  newId: () => string;
  texts: TextStore;
  rows: Rows;
  inOrder: KeyedSequencer;
}): SessionStore {
  const { newId, texts, rows, inOrder } = parts;
  const time = () => new Date(parts.now()).toISOString();

  async function find(id: string): Promise<Result<StoredSession>> {
    const text = SESSION_ID.test(id) ? await texts.read(id) : null;
    if (text === null) return failed('session-not-found');
    const opened = openKept(text);
    if (opened.kind === 'newer') return failed('session-newer');
    return opened.kind === 'session' && opened.session.id === id
      ? { ok: true, value: opened.session }
      : failed('session-unreadable');
  }

  async function read(id: string): Promise<Result<StoredSession>> {
    const found = await find(id);
    return found.ok && found.value.deletedAt !== null ? failed('session-not-found') : found;
  }

  async function write(session: StoredSession): Promise<StoredSession> {
    const text = JSON.stringify(session);
    if (Buffer.byteLength(text) > LARGEST_SESSION || openSession(text).kind !== 'session') {
      throw new DiskError('session-too-big', 'It would not be read again.');
    }
    await texts.write(session.id, text);
    await rows.update(session.id, listRow(session));
    return session;
  }

  const changeDeletedAt = (
    id: string,
    deletedAt: string | null,
    mayDelete: (session: StoredSession) => boolean = () => true,
  ) =>
    inOrder(id, () =>
      asResult(async () => {
        const found = await find(id);
        if (!found.ok || (found.value.deletedAt === null) === (deletedAt === null)) return found;
        if (!mayDelete(found.value)) return failed('bad-input');
        return { ok: true, value: await write({ ...found.value, deletedAt }) };
      }),
    );

  const hides = shown((row) => row.deletedAt === null);
  const shows = shown((row) => row.deletedAt !== null);

  return {
    list: async () => hides(await rows.rows()),
    listCached: async () => hides(await rows.cached()),
    listDeleted: async () => shows(await rows.rows()),
    read: (id) => inOrder(id, () => asResult(() => read(id))),

    create(input) {
      const times = { createdAt: time(), changedAt: time(), archivedAt: null, deletedAt: null };
      const session: StoredSession = { notes: '', ...input, schema: SESSION_SCHEMA, id: newId(), ...times };
      return inOrder(session.id, () => write(session));
    },

    change: (id, fn) =>
      inOrder(id, () =>
        asResult(async () => {
          const found = await read(id);
          if (!found.ok) return found;
          const changed = fn(found.value);
          if (changed === found.value) return found;
          return { ok: true, value: await write({ ...changed, id, changedAt: time() }) };
        }),
      ),

    add: (session) =>
      inOrder(session.id, async () => {
        if (!SESSION_ID.test(session.id) || (await texts.read(session.id)) !== null) return false;
        await write(session);
        return true;
      }),

    softDelete: (id, mayDelete) => changeDeletedAt(id, time(), mayDelete),
    restore: (id) => changeDeletedAt(id, null),

    remove: (id) =>
      inOrder(id, async () => {
        if (!SESSION_ID.test(id)) return;
        await texts.remove(id);
        await rows.remove(id);
      }),

    onDifference: rows.onDifference,
    close: rows.flush,
  };
}

/** The rows that pass, the same array as long as all of them are the same: thousands are asked for at every key. */
function shown(passes: (row: SessionListRow) => boolean) {
  let of: readonly SessionListRow[] | null = null;
  let last: readonly SessionListRow[] = [];
  return (rows: readonly SessionListRow[]): readonly SessionListRow[] => {
    if (rows !== of) last = rows.filter(passes);
    of = rows;
    return last;
  };
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
