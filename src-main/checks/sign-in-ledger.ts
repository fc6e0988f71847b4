import type { Files } from '../storage/files.ts';
import { type InWorld, placeIn, type World } from '../world.ts';

/** Sign-ins an hour with one credential; the number that locks a key is published nowhere, so it stays low. */
export const SIGN_INS_AN_HOUR = 24;
const HOUR = 3_600_000;

/** `until` is ISO; `locked` when it is the vendor that asked to wait. */
export type Spent = { ok: true } | { ok: false; until: string; locked?: true };

/** Times of sign-ins by a keyed fingerprint of the credential, so that a restart does not forget them. */
export type SignInLedger<W extends World> = InWorld<W> & {
  /** Written down before it is made. Rejects with a DiskError. */
  spend(credential: string): Promise<Spent>;
  lock(credential: string, until: string): Promise<void>;
};

type Entry = { calls: number[]; notBefore: number };

/** `files` null keeps the ledger in memory: practice. A ledger that cannot be read begins anew. */
export function openSignInLedger<W extends World>(
  world: W,
  parts: { files: Files | null; path: string; now: () => number },
): SignInLedger<W> {
  const { files, path, now } = parts;
  let entries: Promise<Map<string, Entry>> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const load = () => {
    entries ??= (async () => new Map(Object.entries(read(files && (await files.readText(path))))))();
    // A disk that fails once is asked again with the next sign-in.
    entries.catch(() => {
      entries = undefined;
    });
    return entries;
  };

  function change<T>(credential: string, step: (entry: Entry) => { entry: Entry; answer: T }): Promise<T> {
    const task = async () => {
      const all = await load();
      const { entry, answer } = step(recent(all.get(credential), now()));
      all.set(credential, entry);
      const isOld = (one: Entry) => recent(one, now()).calls.length === 0 && one.notBefore <= now();
      for (const [key, one] of all) if (key !== credential && isOld(one)) all.delete(key);
      await files?.writeAtomic(path, JSON.stringify(Object.fromEntries(all)));
      return answer;
    };
    const next = turn.then(task, task);
    turn = next;
    return next;
  }

  return placeIn(world, {
    spend: (credential: string) =>
      change<Spent>(credential, (entry) => {
        const oldest = Math.min(...entry.calls);
        const free = entry.calls.length < SIGN_INS_AN_HOUR ? 0 : oldest + HOUR;
        const until = Math.max(free, entry.notBefore);
        if (until > now()) {
          const isLocked = entry.notBefore === until ? { locked: true as const } : {};
          return { entry, answer: { ok: false, until: new Date(until).toISOString(), ...isLocked } };
        }
        return { entry: { ...entry, calls: [...entry.calls, now()] }, answer: { ok: true } };
      }),
    lock: (credential: string, until: string) =>
      change<void>(credential, (entry) => ({
        entry: { ...entry, notBefore: Date.parse(until) },
        answer: undefined,
      })),
  });
}

/** Without what lies more than an hour back, or ahead: a clock set back must not lock anybody out. */
function recent(entry: Entry | undefined, now: number): Entry {
  const calls = (entry?.calls ?? []).filter((at) => at > now - HOUR && at <= now);
  const notBefore = entry?.notBefore ?? 0;
  return { calls, notBefore: notBefore > now + 2 * HOUR ? 0 : notBefore };
}

function read(text: string | null): Record<string, Entry> {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([, entry]) => isEntry(entry)));
  } catch {
    return {};
  }
}

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return Array.isArray(entry?.calls) && typeof entry.notBefore === 'number';
}
