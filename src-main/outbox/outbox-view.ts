import type { Events } from '../../src-preload/contract/events.ts';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { OutboxRow, SubmissionState, SubmissionView } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { noticeMessages as words } from '../../src-preload/messages/messages.ts';
import { routeOf } from '../neo/route.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import { connectionOfTenant, isFormerTenant } from '../storage/tenant-of.ts';
import {
  isAcceptedByNeo,
  isFinished,
  isRemoved,
  type OutboxItem,
  SECRET_RETENTION_MS,
} from './outbox-item.ts';
import { canOf } from './transitions.ts';

/*
 * What a person sees of the outbox: in the window an item, the submission of a session's vendor, and how much waits;
 * outside of it a notice that something was sent or needs somebody.
 */

/** The item as the window may see it. `inMemory`: no keyring, so no file. */
export function viewOf(item: OutboxItem, inMemory = false): SubmissionView {
  if (isRemoved(item)) return { state: 'none', attempts: 0 };
  const { connectionId } = item.spec;
  return {
    state: shownState(item),
    work: item.spec.work,
    itemId: item.id,
    ...(connectionId === null ? {} : { connectionId }),
    attempts: item.attempts,
    at: new Date(item.acceptedAt?.here ?? item.changedAt).toISOString(),
    can: canOf(item),
    ...(inMemory ? { inMemory: true } : {}),
    ...(item.route === null ? {} : { route: routeOf(item.route) }),
    ...waitOf(item),
    ...(item.neo === null ? {} : { neo: item.neo }),
    ...(item.confirmation === null ? {} : { confirmation: item.confirmation }),
    ...(item.route?.kind === 'hand-over'
      ? {
          handOver: {
            fields: item.fields.map(({ field, label }) => ({
              id: field,
              label,
              copied: item.copied.includes(field),
            })),
          },
        }
      : {}),
    ...(item.acceptedAt === null || item.keepsSecrets
      ? {}
      : {
          secretsLeaveAt: new Date(
            (item.staysFrom ?? item.acceptedAt.here) + SECRET_RETENTION_MS,
          ).toISOString(),
        }),
  };
}

/** One line of the outbox. */
export function rowOf(item: OutboxItem, connectionName: string | null, inMemory: boolean): OutboxRow {
  return {
    itemId: item.id,
    sessionId: item.spec.sessionId,
    clientName: plainText(item.spec.clientName),
    vendor: item.spec.vendor,
    work: item.spec.work,
    connectionName,
    state: shownState(item),
    ...waitOf(item),
    attempts: item.attempts,
    queuedAt: new Date(item.createdAt).toISOString(),
    inMemory,
    can: canOf(item),
  };
}

function shownState({ state }: OutboxItem): SubmissionView['state'] {
  switch (state.status) {
    case 'testing':
      return 'queued';
    case 'unsure':
      return 'sending';
    case 'withdrawn':
    case 'tested':
      return 'none';
    default:
      return state.status;
  }
}

function waitOf({
  state,
  holder,
}: OutboxItem): Pick<OutboxRow, 'waitsFor' | 'nextTryAt' | 'attention' | 'holder'> {
  if (state.status === 'testing') return { waitsFor: 'testing' };
  if (state.status === 'needs-attention') {
    const isAsked = state.why === 'would-replace' && holder !== null;
    return { attention: state.why, ...(isAsked ? { holder } : {}) };
  }
  if (state.status !== 'queued') return {};
  const { waitsFor, nextTryAt, notBefore } = state;
  if (nextTryAt === null) return { waitsFor };
  return { waitsFor, nextTryAt: new Date(Math.max(nextTryAt, notBefore)).toISOString() };
}

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

/** Tells the windows that something moved in the outbox: once for all that moves in one turn of the loop. */
export function announceOutbox(services: EnvironmentServices): Promise<void> {
  const { runtime } = services;
  runtime.outboxAnnouncement ??= new Promise((resolve) => {
    setImmediate(() => {
      runtime.outboxAnnouncement = null;
      services.announce('outbox-changed', countOutbox(services));
      services.announce('sessions-changed', { practice: services.environment === 'practice' });
      resolve();
    });
  });
  return runtime.outboxAnnouncement;
}

/** While a session is presented, the items of others are nobody's business. */
export function mayBeShown(services: EnvironmentServices, { spec }: OutboxItem): boolean {
  const only = services.presentedSession();
  return only === null || spec.sessionId === only;
}

/** How many wait or are under way by themselves, and how many wait for a person. */
function countOutbox(services: EnvironmentServices): Events['outbox-changed'] {
  const counts = { waiting: 0, attention: 0 };
  for (const item of services.outbox.items()) {
    if (!mayBeShown(services, item)) continue;
    const { state } = item;
    const needsKey =
      state.status === 'queued' && (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused');
    if (state.status === 'needs-attention' || state.status === 'hand-over' || needsKey) counts.attention += 1;
    else if (['queued', 'testing', 'sending', 'unsure'].includes(state.status)) counts.waiting += 1;
  }
  return counts;
}

/** What a person who looks elsewhere is told of an item, as long as it stands so. */
type Standing = 'sent' | 'needs-you' | null;

/** What comes within this time is one notice: a queue that drains must not be a hundred of them. */
const TOGETHER_MS = 2_000;

type NoticeParts = {
  /** The window has the focus: whoever looks at it sees it there. */
  isWatched: () => boolean;
  /** Others watch the screen: nothing is said until that is over. */
  isHeldBack: () => boolean;
  show: (notice: { title: string; body: string }) => void;
  vendorName: (vendorId: string) => string;
  schedule: (milliseconds: number, run: () => void) => () => void;
};

/**
 * Says outside the window that something was sent, or needs somebody, with the vendor's name and nothing more: others
 * may see it. `before` is what the outbox holds at the start, of which nothing is news.
 */
export function openOutboxNotices(
  parts: NoticeParts,
  before: readonly OutboxItem[],
): { changed: (item: OutboxItem) => void; close: () => void } {
  const known = new Map(before.map((item) => [item.id, standingOf(item)]));
  const news = new Map<string, { vendor: string; standing: Exclude<Standing, null> }>();
  let cancel: (() => void) | undefined;

  function tell(): void {
    cancel = undefined;
    if (parts.isHeldBack()) {
      cancel = parts.schedule(TOGETHER_MS, tell);
      return;
    }
    const all = [...news.values()];
    news.clear();
    if (parts.isWatched()) return;
    for (const standing of ['needs-you', 'sent'] as const) {
      const vendors = all
        .filter((one) => one.standing === standing)
        .map((one) => parts.vendorName(one.vendor));
      const [first] = vendors;
      if (first === undefined) continue;
      const { title, body } = words[standing];
      parts.show({ title: formatMessage(title, { count: vendors.length, vendor: first }), body });
    }
  }

  return {
    changed(item) {
      const standing = standingOf(item);
      if (known.get(item.id) === standing) return;
      known.set(item.id, standing);
      if (standing === null) news.delete(item.id);
      else news.set(item.id, { vendor: item.spec.vendor, standing });
      if (news.size > 0) cancel ??= parts.schedule(TOGETHER_MS, tell);
    },
    close: () => cancel?.(),
  };
}

function standingOf(item: OutboxItem): Standing {
  const { state } = item;
  if (isAcceptedByNeo(item)) return 'sent';
  if (state.status === 'needs-attention' || state.status === 'hand-over') return 'needs-you';
  const needsKey =
    state.status === 'queued' && (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused');
  return needsKey ? 'needs-you' : null;
}
