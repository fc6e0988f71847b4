import { isTooBig } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { withoutByteOrderMark } from '../system/json.ts';
import { openSequencer } from '../system/sequencer.ts';
import { MAX_REQUESTED_WAIT_MS } from './retry-after.ts';

/** Sign-ins an hour with one credential; the number that locks a key is published nowhere, so it stays low. */
export const SIGN_INS_AN_HOUR = 24;
const HOUR_MS = 3_600_000;

/** `until` is ISO; `isBlocked` when it is the vendor that asked to wait. */
export type SignInPermit = { ok: true } | { ok: false; until: string; isBlocked?: true };

/** Times of sign-ins by a keyed fingerprint of the credential, so that a restart does not forget them. */
export type SignInLimiter = {
  /** Written down before it is made. Rejects with a DiskError. */
  acquire(credential: string): Promise<SignInPermit>;
  block(credential: string, until: string): Promise<void>;
};

/** Milliseconds. `askedAt` is when the vendor asked to wait; entries of before have none. */
type Entry = { calls: number[]; notBefore: number; askedAt?: number };

/** 1 was the entries alone, without a number. */
const SCHEMA = 2;

/**
 * `files` null keeps the limiter in memory: practice. A damaged one is set aside and begins anew; one that a newer
 * version wrote is left as it is, and the budget lives in memory.
 */
export function openSignInLimiter(parts: {
  files: Files | null;
  path: string;
  now: () => number;
}): SignInLimiter {
  const { path, now } = parts;
  let { files } = parts;
  let entries: Promise<Map<string, Entry>> | undefined;
  const inOrder = openSequencer();

  async function read(): Promise<Map<string, Entry>> {
    const text = files === null ? null : await readUpTo(files, path);
    const found = text === null ? { kind: 'entries' as const, entries: {} } : parseFile(text);
    if (found.kind === 'damaged') await files?.setAside(path, 'unreadable');
    if (found.kind === 'newer') files = null;
    return new Map(Object.entries(found.kind === 'entries' ? found.entries : {}));
  }

  const load = () => {
    entries ??= read();
    // A disk that fails once is asked again with the next sign-in.
    entries.catch(() => {
      entries = undefined;
    });
    return entries;
  };

  function change<T>(credential: string, step: (entry: Entry) => { entry: Entry; answer: T }): Promise<T> {
    return inOrder(async () => {
      const all = await load();
      const { entry, answer } = step(recent(all.get(credential), now()));
      all.set(credential, entry);
      const isOld = (one: Entry) => recent(one, now()).calls.length === 0 && one.notBefore <= now();
      for (const [key, one] of all) if (key !== credential && isOld(one)) all.delete(key);
      await files?.writeAtomic(path, JSON.stringify({ schema: SCHEMA, entries: Object.fromEntries(all) }));
      return answer;
    });
  }

  return {
    acquire: (credential: string) =>
      change<SignInPermit>(credential, (entry) => {
        const oldest = Math.min(...entry.calls);
        const free = entry.calls.length < SIGN_INS_AN_HOUR ? 0 : oldest + HOUR_MS;
        const until = Math.max(free, entry.notBefore);
        if (until > now()) {
          const blocked = entry.notBefore === until ? { isBlocked: true as const } : {};
          return { entry, answer: { ok: false, until: new Date(until).toISOString(), ...blocked } };
        }
        return { entry: { ...entry, calls: [...entry.calls, now()] }, answer: { ok: true } };
      }),
    block: (credential: string, until: string) =>
      change<void>(credential, (entry) => {
        const notBefore = Math.min(Date.parse(until), now() + MAX_REQUESTED_WAIT_MS);
        // Of two waits the longer one counts.
        const isLonger = notBefore > entry.notBefore;
        return { entry: isLonger ? { ...entry, notBefore, askedAt: now() } : entry, answer: undefined };
      }),
  };
}

/**
 * Without calls that lie more than an hour back, or ahead: a clock set back must not lock anybody out. A wait that
 * was asked for lasts as long as it was to last, counted from now where the clock stands before its beginning.
 */
function recent(entry: Entry | undefined, now: number): Entry {
  const calls = (entry?.calls ?? []).filter((at) => at > now - HOUR_MS && at <= now);
  const { notBefore = 0, askedAt = now } = entry ?? {};
  if (notBefore <= now) return { calls, notBefore: 0 };
  const latest = now + MAX_REQUESTED_WAIT_MS;
  return now < askedAt
    ? { calls, notBefore: Math.min(now + (notBefore - askedAt), latest), askedAt: now }
    : { calls, notBefore: Math.min(notBefore, latest), askedAt };
}

/** In bytes; some hundred for each credential of the last hour. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

function readUpTo(files: Files, path: string): Promise<string | null> {
  return files.readText(path, MAX_FILE_BYTES).catch((error: unknown) => {
    // None of ours: set aside like one that is damaged.
    if (isTooBig(error)) return '';
    throw error;
  });
}

type ParsedFile =
  | { kind: 'entries'; entries: Record<string, Entry> }
  | { kind: 'damaged' }
  | { kind: 'newer' };

function parseFile(text: string): ParsedFile {
  try {
    const found: unknown = JSON.parse(withoutByteOrderMark(text));
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return { kind: 'damaged' };
    const { schema, entries } = found as { schema?: unknown; entries?: unknown };
    if (typeof schema === 'number' && schema > SCHEMA) return { kind: 'newer' };
    const given = schema === undefined ? found : entries;
    if (typeof given !== 'object' || given === null) return { kind: 'damaged' };
    return {
      kind: 'entries',
      entries: Object.fromEntries(Object.entries(given).filter(([, entry]) => isEntry(entry))),
    };
  } catch {
    return { kind: 'damaged' };
  }
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  const isTime = (time: unknown) => typeof time === 'number' && Number.isFinite(time);
  const isAskedAt = entry?.askedAt === undefined || isTime(entry.askedAt);
  return Array.isArray(entry?.calls) && isTime(entry.notBefore) && isAskedAt;
}
