import type { Vault } from '../secrets/vault.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { changeVendor } from '../sessions/vendor-progress.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredField } from '../storage/stored-session.ts';
import type { Log } from '../system/log.ts';
import type { UnusableFiles } from './item-files.ts';
import type { Outbox } from './outbox.ts';
import { isAcceptedByNeo, isFinished, type OutboxItem, SECRET_RETENTION_MS } from './outbox-item.ts';

/** The revisions of records that are still needed. */
export type NamedRefs = {
  add(ref: SecretRef | undefined): void;
  has(ref: SecretRef): boolean;
  /** Of one record. */
  revisions(record: string): number[];
};

export function namedRefs(refs: Iterable<SecretRef> = []): NamedRefs {
  const named = new Map<string, Set<number>>();
  const add = (ref: SecretRef | undefined) => {
    if (ref === undefined) return;
    named.set(ref.record, (named.get(ref.record) ?? new Set()).add(ref.revision));
  };
  for (const ref of refs) add(ref);
  return {
    add,
    has: ({ record, revision }) => named.get(record)?.has(revision) === true,
    revisions: (record) => [...(named.get(record) ?? [])],
  };
}

/**
 * May a revision that no item names be deleted? Not while a file of the outbox could not be read, since it may name
 * one; the sweep of a start at which all of them read deletes what is left.
 */
export function mayForget(outbox: { unusableFiles(): UnusableFiles }): boolean {
  const { setAside, newer, unread } = outbox.unusableFiles();
  return setAside + newer + unread === 0;
}

/** The secrets that unfinished items will still open: they stay, whatever becomes of their fields. */
export function neededRefs(items: readonly OutboxItem[]): NamedRefs {
  const unfinished = items.filter((item) => !isFinished(item));
  return namedRefs(unfinished.flatMap((item) => item.spec.secrets.map(({ ref }) => ref)));
}

/** A record of which all revisions but these are deleted. */
export type Release = { record: string; keep: number[] };

/**
 * Deletes secrets that Neo has had for a day, unless they are kept on purpose or another item still needs them.
 * `release` takes the references out of the session first and returns what may be deleted, so that a crash in between
 * leaves a sealed record too many and never a field that names nothing. Returns the number of records.
 */
export async function releaseSecrets(parts: {
  outbox: Outbox;
  vault: Vault;
  /** Rejects with a DiskError where the session could not be written; then nothing goes. */
  release: (item: OutboxItem) => Promise<Release[]>;
  now: () => number;
  log: Log;
}): Promise<number> {
  const { outbox, vault, log } = parts;
  if (!mayForget(outbox)) return 0;
  let count = 0;
  for (const { id } of outbox.items().filter(isAcceptedByNeo)) {
    await outbox.checkClock(id);
    const item = outbox.read(id);
    if (item === null || item.keepsSecrets || !isDue(item, parts.now())) continue;
    const named = neededRefs(outbox.items());
    const held = item.spec.secrets.filter(({ ref }) => vault.has(ref) && !named.has(ref));
    if (held.length === 0) continue;
    try {
      for (const { record, keep } of await parts.release(item)) {
        // What was sealed after that submission is not its own.
        const own = item.spec.secrets.flatMap(({ ref }) => (ref.record === record ? [ref.revision] : []));
        // Read again: what was submitted meanwhile names them too.
        const needed = neededRefs(outbox.items());
        await vault.forget(record, [...keep, ...needed.revisions(record)], Math.max(...own));
        count += 1;
      }
    } catch (error) {
      // A disk that refuses now is asked again within the hour; the other items do not wait for it.
      if (!(error instanceof DiskError)) throw error;
      log.error('secrets-not-released', { code: error.code });
    }
  }
  if (count > 0) log.info('secrets-released', { count });
  return count;
}

function isDue({ acceptedAt, staysFrom }: OutboxItem, now: number): boolean {
  return acceptedAt !== null && now - (staysFrom ?? acceptedAt.here) >= SECRET_RETENTION_MS;
}

/**
 * Takes the references of a submission out of its session and returns the records that may go, each but for what its
 * field still names: a field that was replaced since keeps its new value. Rejects with a DiskError where the session
 * could not be written; what a session that cannot be read still names is left alone.
 */
export async function releaseItem(services: EnvironmentServices, item: OutboxItem): Promise<Release[]> {
  const { spec } = item;
  // Its deletion can still be undone, and takes the secrets along when it is final.
  if ((await services.sessions.listDeleted()).some(({ id }) => id === spec.sessionId)) return [];
  const releases = new Map(spec.secrets.map(({ ref }) => [ref.record, [] as number[]]));
  const changed = await changeVendor(services, spec, (stored) => {
    const fields = { ...stored.fields };
    for (const { field, ref } of spec.secrets) {
      const kept = fields[field];
      if (kept === undefined) continue;
      const after = released(kept, ref);
      fields[field] = after;
      releases.set(ref.record, revisionsOf(after, ref.record));
    }
    return { ...stored, fields };
  });
  if (changed.ok || changed.error.code === 'session-not-found') {
    return [...releases].map(([record, keep]) => ({ record, keep }));
  }
  const { code } = changed.error;
  if (code === 'disk-full' || code === 'disk-read-only' || code === 'disk-busy' || code === 'disk-failed') {
    throw new DiskError(code, 'The session of a released submission could not be written.');
  }
  return [];
}

/**
 * A field as it is when one revision leaves. The fingerprint stays: the same key in a later session is still worth a word.
 */
export function released(field: StoredField, ref: SecretRef): StoredField {
  if (isSame(field.ref, ref))
    return {
      corrections: [],
      ...(field.fingerprint === undefined ? {} : { fingerprint: field.fingerprint }),
    };
  const { former, ...rest } = field;
  return isSame(former, ref) ? rest : field;
}

function revisionsOf({ ref, former }: StoredField, record: string): number[] {
  return [ref, former].flatMap((one) => (one?.record === record ? [one.revision] : []));
}

function isSame(one: SecretRef | undefined, other: SecretRef): boolean {
  return one?.record === other.record && one.revision === other.revision;
}
