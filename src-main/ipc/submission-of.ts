import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import { viewOf } from '../submissions/outbox-item.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';

/** Where a vendor's submission stands, as the outbox knows it. */
export function submissionOf<W extends World>(
  desk: Desk<W>,
  stored: Pick<StoredVendor, 'itemId'>,
): SubmissionView {
  const item = stored.itemId === null ? null : desk.outbox.read(stored.itemId);
  return item === null ? { state: 'none', attempts: 0 } : viewOf(item);
}
