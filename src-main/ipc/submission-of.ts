import type { SubmissionState, SubmissionView } from '../../src-preload/contract/submission.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import { viewOf } from '../submissions/item-view.ts';
import { isOver, type OutboxItem } from '../submissions/outbox-item.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';

type Stored = Pick<StoredVendor, 'itemId' | 'vendor'>;

/**
 * Where a vendor stands in the outbox: its submission, or while that is settled or none, a test that waits. The item
 * itself is asked, because a crash may have come between it and the session that names it.
 */
export function submissionOf<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
): SubmissionView {
  const submitted = submittedItem(desk, stored, sessionId);
  const test = waitingTest(desk, stored, sessionId);
  const item = submitted === null || (isOver(submitted) && test !== undefined) ? (test ?? null) : submitted;
  return item === null ? { state: 'none', attempts: 0 } : viewOf(item, desk.outbox.isInMemory(item.id));
}

/** The state that counts for the vendor's one word: a test that waits says nothing of it, one that is stuck does. */
export function submissionStateOf<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
): SubmissionState {
  if (waitingTest(desk, stored, sessionId)?.state.at === 'needs-attention') return 'needs-attention';
  const submitted = submittedItem(desk, stored, sessionId);
  return submitted === null ? 'none' : viewOf(submitted).state;
}

/** The latest submission of a vendor of a session. */
export function submittedItem<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
): OutboxItem | null {
  const known = stored.itemId === null ? null : desk.outbox.read(stored.itemId);
  const latest = itemsOf(desk, stored, sessionId, 'submit').at(-1) ?? null;
  return latest === null || (known !== null && known.turn >= latest.turn) ? known : latest;
}

function waitingTest<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
): OutboxItem | undefined {
  return itemsOf(desk, stored, sessionId, 'test').at(-1);
}

function itemsOf<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
  work: OutboxItem['order']['work'],
): OutboxItem[] {
  return desk.outbox
    .ofSession(sessionId)
    .filter(({ order }) => order.vendor === stored.vendor && order.work === work)
    .sort((a, b) => a.turn - b.turn);
}
