import type { OutboxItem } from '../../submissions/outbox-item.ts';
import type { World } from '../../world.ts';
import type { Desk } from '../desk.ts';
import { changeVendor } from './find.ts';

/**
 * Takes the references of a submission out of its session and answers the records that nothing names any more.
 * A field that was replaced since keeps its new value.
 */
export async function releaseItem<W extends World>(desk: Desk<W>, item: OutboxItem): Promise<string[]> {
  const { order } = item;
  const records = new Set(order.secrets.map(({ ref }) => ref.record));
  await changeVendor(desk, { sessionId: order.sessionId, vendor: order.vendor }, (stored) => {
    const fields = { ...stored.fields };
    for (const { field, ref } of order.secrets) {
      const kept = fields[field];
      if (kept?.ref === undefined) continue;
      const isSame = kept.ref.record === ref.record && kept.ref.revision === ref.revision;
      // The mark stays: the same key in a later session is still worth a word.
      if (isSame) fields[field] = { mended: [], ...(kept.mark === undefined ? {} : { mark: kept.mark }) };
      else records.delete(ref.record);
    }
    return { ...stored, fields };
  });
  return [...records];
}
