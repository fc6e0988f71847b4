import type { Log } from '../log.ts';
import type { Vault } from '../secrets/vault.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { World } from '../world.ts';
import type { Outbox } from './outbox.ts';
import { isSettled, type OutboxItem, SECRETS_STAY } from './outbox-item.ts';

/**
 * Lets secrets go that Neo has had for a day, unless they are kept on purpose. `release` takes
 * the references out of the session first and answers the records that nothing else names, so that a crash in
 * between leaves a sealed record too many and never a field that names nothing.
 */
export async function releaseSecrets<W extends World>(parts: {
  outbox: Outbox<W>;
  vault: Vault<W>;
  release: (item: OutboxItem) => Promise<string[]>;
  now: () => number;
  log: Log;
}): Promise<number> {
  let count = 0;
  for (const item of parts.outbox.items()) {
    const since = item.takenAt?.here;
    const isDue = since !== undefined && parts.now() - since >= SECRETS_STAY;
    const held = item.order.secrets.filter(({ ref }) => parts.vault.has(ref));
    if (!isDue || !isSettled(item) || item.keepsSecrets || held.length === 0) continue;
    try {
      const records = await parts.release(item);
      for (const record of records) await parts.vault.forget(record);
      count += records.length;
    } catch (error) {
      // A disk that refuses now is asked again within the hour; the other items do not wait for it.
      if (!(error instanceof DiskError)) throw error;
      parts.log.error('secrets-not-released', { code: error.code });
    }
  }
  if (count > 0) parts.log.info('secrets-released', { count });
  return count;
}
