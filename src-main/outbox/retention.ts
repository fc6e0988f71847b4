import type { Log } from '../log.ts';
import type { Vault } from '../secrets/vault.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { World } from '../world.ts';
import type { Outbox } from './outbox.ts';
import { isAcceptedByNeo, type OutboxItem, SECRETS_STAY } from './outbox-item.ts';
import { mayForget, neededRefs } from './secret-refs.ts';

/** A record of which all goes but these revisions. */
export type Release = { record: string; keep: number[] };

/**
 * Lets secrets go that Neo has had for a day, unless they are kept on purpose or other work still needs them.
 * `release` takes the references out of the session first and answers what may go, so that a crash in between leaves a
 * sealed record too many and never a field that names nothing. Answers how many records went.
 */
export async function releaseSecrets<W extends World>(parts: {
  outbox: Outbox<W>;
  vault: Vault<W>;
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
    const held = item.order.secrets.filter(({ ref }) => vault.has(ref) && !named.has(ref));
    if (held.length === 0) continue;
    try {
      for (const { record, keep } of await parts.release(item)) {
        // What was sealed after that submission is not its own.
        const own = item.order.secrets.flatMap(({ ref }) => (ref.record === record ? [ref.revision] : []));
        // Looked at again: what was submitted meanwhile names them too.
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

function isDue({ takenAt, staysFrom }: OutboxItem, now: number): boolean {
  return takenAt !== null && now - (staysFrom ?? takenAt.here) >= SECRETS_STAY;
}
