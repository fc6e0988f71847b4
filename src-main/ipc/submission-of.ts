import type { SubmissionState, SubmissionView } from '../../src-preload/contract/submission.ts';
import { viewOf } from '../outbox/item-view.ts';
import { isFinished, type OutboxItem } from '../outbox/outbox-item.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import { connectionOfTenant, isFormerTenant } from '../storage/tenant-of.ts';
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
  const item =
    submitted === null || (isFinished(submitted) && test !== undefined) ? (test ?? null) : submitted;
  if (item === null) return { state: 'none', attempts: 0 };
  const { connectionId: tenantId, ...view } = viewOf(item, desk.outbox.isInMemory(item.id));
  const connection = connectionOfTenant(desk.settings.read().connections, tenantId ?? null);
  return { ...view, ...(connection === undefined ? {} : { connectionId: connection.id }) };
}

/** The state that counts for the vendor's one word: a test that is stuck, then a submission, then a test that waits. */
export function submissionStateOf<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
): SubmissionState {
  const test = waitingTest(desk, stored, sessionId);
  if (test?.state.at === 'needs-attention') return 'needs-attention';
  const submitted = submittedItem(desk, stored, sessionId);
  const state = submitted === null ? 'none' : viewOf(submitted).state;
  return state === 'none' && test !== undefined ? 'queued' : state;
}

/** The latest submission of a vendor of a session; what a former tenant has says nothing of the present one. */
export function submittedItem<W extends World>(
  desk: Desk<W>,
  stored: Stored,
  sessionId: string,
): OutboxItem | null {
  const known = stored.itemId === null ? null : desk.outbox.read(stored.itemId);
  const latest = itemsOf(desk, stored, sessionId, 'submit').at(-1) ?? null;
  const item = latest === null || (known !== null && known.turn >= latest.turn) ? known : latest;
  const { connections } = desk.settings.read();
  return item !== null && isFormerTenant(connections, item.order.connectionId) ? null : item;
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
