import type { SubmissionState, SubmissionView } from '../../src-preload/contract/submission.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import { connectionOfTenant, isFormerTenant } from '../storage/tenant-of.ts';
import { viewOf } from './item-view.ts';
import { isFinished, type OutboxItem } from './outbox-item.ts';

type Stored = Pick<StoredVendor, 'itemId' | 'vendor'>;

/**
 * Where a vendor stands in the outbox: its submission, or while that is settled or none, a test that waits. The item
 * itself is asked, because a crash may have come between it and the session that names it.
 */
export function submissionOf(
  services: EnvironmentServices,
  stored: Stored,
  sessionId: string,
): SubmissionView {
  const submitted = submittedItem(services, stored, sessionId);
  const test = waitingTest(services, stored, sessionId);
  const item =
    submitted === null || (isFinished(submitted) && test !== undefined) ? (test ?? null) : submitted;
  if (item === null) return { state: 'none', attempts: 0 };
  const { connectionId: tenantId, ...view } = viewOf(item, services.outbox.isInMemory(item.id));
  const connection = connectionOfTenant(services.settings.read().connections, tenantId ?? null);
  return { ...view, ...(connection === undefined ? {} : { connectionId: connection.id }) };
}

/**
 * The state that counts for the vendor's one word: a test that is stuck, then a submission, then a test that waits.
 */
export function submissionStateOf(
  services: EnvironmentServices,
  stored: Stored,
  sessionId: string,
): SubmissionState {
  const test = waitingTest(services, stored, sessionId);
  if (test?.state.status === 'needs-attention') return 'needs-attention';
  const submitted = submittedItem(services, stored, sessionId);
  const state = submitted === null ? 'none' : viewOf(submitted).state;
  return state === 'none' && test !== undefined ? 'queued' : state;
}

/** The latest submission of a vendor of a session; what a former tenant has says nothing of the present one. */
export function submittedItem(
  services: EnvironmentServices,
  stored: Stored,
  sessionId: string,
): OutboxItem | null {
  const known = stored.itemId === null ? null : services.outbox.read(stored.itemId);
  const latest = itemsOf(services, stored, sessionId, 'submit').at(-1) ?? null;
  const item = latest === null || (known !== null && known.sequence >= latest.sequence) ? known : latest;
  const { connections } = services.settings.read();
  return item !== null && isFormerTenant(connections, item.spec.connectionId) ? null : item;
}

function waitingTest(
  services: EnvironmentServices,
  stored: Stored,
  sessionId: string,
): OutboxItem | undefined {
  return itemsOf(services, stored, sessionId, 'test').at(-1);
}

function itemsOf(
  services: EnvironmentServices,
  stored: Stored,
  sessionId: string,
  work: OutboxItem['spec']['work'],
): OutboxItem[] {
  return services.outbox
    .ofSession(sessionId)
    .filter(({ spec }) => spec.vendor === stored.vendor && spec.work === work)
    .sort((a, b) => a.sequence - b.sequence);
}
