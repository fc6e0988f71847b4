import { NETWORK_ERRORS } from '../../src-preload/contract/network-errors.ts';
import type { WaitReason } from '../../src-preload/contract/submission.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';
import type { NeoResponse, SendOutcome } from '../neo/send-outcome.ts';
import { confirmationOf, type SyncKnowledge } from '../neo/sync-runs.ts';
import { dueNow, type OutboxItem } from './outbox-item.ts';
import { heldBack, type Moment, pausedNow } from './retry-times.ts';

/** When sync-runs is asked again after Neo took a credential, each counted from the ask before. */
const SYNC_POLL_DELAYS_MS = [2_000, 15_000, 60_000, 300_000];
/** A 409 may pass while Neo works on the first try; one that stays is for a person. */
const MOST_CONFLICTS = 8;

/** What a try at Neo makes of an item. */
export function ended(item: OutboxItem, outcome: SendOutcome, moment: Moment): OutboxItem {
  const answered: OutboxItem = { ...item, neo: outcome.neo ?? item.neo };
  switch (outcome.kind) {
    case 'accepted':
      return accepted(answered, outcome.neo, outcome.acceptedAt, moment.now);
    case 'refused':
      return { ...answered, state: { status: 'needs-attention', why: outcome.why } };
    case 'no-such-path':
      return { ...answered, route: { kind: 'hand-over' }, state: { status: 'hand-over' } };
    case 'busy':
      return mayRepeat(item) && item.failures < MOST_CONFLICTS
        ? heldBack({ ...answered, mayHaveArrived: true }, { waitsFor: 'neo-busy', ...outcome }, moment)
        : { ...answered, state: { status: 'needs-attention', why: 'conflict' } };
    case 'held':
      return heldBack(answered, outcome, moment);
    case 'lost':
      return mayRepeat(item)
        ? heldBack({ ...answered, mayHaveArrived: true }, outcome, moment)
        : { ...answered, mayHaveArrived: true, state: { status: 'unsure' } };
  }
}

/** Neo, or a person in its dashboard, has the credential. */
export function accepted(
  item: OutboxItem,
  neo: NeoResponse | null,
  neoTime: number,
  now: number,
): OutboxItem {
  // Only where Neo did not know the integration before can a response right now show anything.
  const [later = 0] = SYNC_POLL_DELAYS_MS;
  const askAt = item.before?.kind === 'not-connected' ? now : now + later;
  return {
    ...item,
    neo,
    holder: null,
    acceptedAt: { neo: neoTime, here: now },
    failures: 0,
    state: { status: 'sent', askAt, asked: 0 },
  };
}

/** Only a PUT may be sent again after a lost response: with the same key it has one effect. */
export function mayRepeat(item: OutboxItem): boolean {
  return item.route !== null && item.route.kind !== 'hand-over' && item.route.method === 'PUT';
}

/** What sync-runs makes of an item that Neo has, or may have. */
export function synced(item: OutboxItem, sync: SyncKnowledge, now: number, replaced = false): OutboxItem {
  const { state } = item;
  const before = item.before ?? { kind: 'unknown' as const };
  if (state.status === 'unsure') {
    const shows = before.kind === 'not-connected' && sync.kind === 'connected' && !replaced;
    if (!shows) return { ...item, state: { status: 'needs-attention', why: 'unclear' } };
    return synced(accepted(item, item.neo, now, now), sync, now);
  }
  if (state.status !== 'sent') return item;
  if (replaced) {
    const confirmation = { verdict: 'could-not-tell', reason: 'replaced-since' } as const;
    return { ...item, confirmation, state: { status: 'sent', askAt: null, asked: state.asked + 1 } };
  }
  const confirmation = confirmationOf(before, sync, item.acceptedAt?.neo ?? now);
  if (confirmation.verdict === 'passed') return { ...item, confirmation, state: { status: 'connected' } };
  const pause = sync.kind === 'unknown-integration' ? undefined : SYNC_POLL_DELAYS_MS[state.asked];
  const askAt = pause === undefined ? null : now + pause;
  return { ...item, confirmation, state: { status: 'sent', askAt, asked: state.asked + 1 } };
}

/** What the test before sending, or the one that was asked for, makes of an item. */
export function testEnded(item: OutboxItem, outcome: TestOutcome, moment: Moment): OutboxItem {
  const isTest = item.spec.work === 'test';
  switch (outcome.kind) {
    case 'held':
      return heldBack(item, outcome, moment);
    case 'host-unconfirmed':
    case 'secret-lost':
      return { ...item, state: { status: 'needs-attention', why: outcome.kind } };
    case 'changed':
      return { ...item, state: { status: 'needs-attention', why: 'values-changed' } };
    case 'gone':
      return {
        ...item,
        state: isTest ? { status: 'tested' } : { status: 'needs-attention', why: 'values-changed' },
      };
    case 'passed':
      return isTest
        ? { ...item, state: { status: 'tested' } }
        : { ...item, failures: 0, state: dueNow(moment.now) };
    case 'not-passed':
      // The result of a test that was asked for is the session's report: nothing waits any more.
      return {
        ...item,
        state: isTest ? { status: 'tested' } : { status: 'needs-attention', why: 'test-not-passed' },
      };
    case 'stopped':
      return { ...item, state: isTest ? { status: 'tested' } : pausedNow(dueNow(moment.now), moment.now) };
  }
}

/**
 * How a queued test ended. `passed` stands for Warning too. `held`: nothing is known of the credential, and
 * it is tried again, no sooner than after `waitMs` where that was asked for. `changed`: the session holds other
 * values by now. `stopped` by a person. `gone`: the session does not exist any more.
 */
export type TestOutcome =
  | { kind: 'passed' | 'not-passed' | 'stopped' | 'changed' | 'gone' | 'host-unconfirmed' | 'secret-lost' }
  | {
      kind: 'held';
      waitsFor: Extract<
        WaitReason,
        'vendor-unreachable' | 'vendor-asked-to-wait' | 'waiting' | 'keyring' | 'session-file'
      >;
      waitMs?: number;
    };

/** What prevents a connection to the vendor and may end by itself. A certificate or a proxy needs somebody. */
const MAY_PASS: ReadonlySet<string> = new Set([
  ...NETWORK_ERRORS,
  'body-timeout',
  'run-timeout',
  'answered-by-proxy',
  'server-unavailable',
  'server-error',
]);

/**
 * What a report means for work that waits for it. A network error is waited out; whatever is about the credential
 * and its permissions, or is unknown, is for a person. `now` in milliseconds.
 */
export function readTestReport(report: TestReport, now: number): TestOutcome {
  const { overall, ended, rows } = report;
  if (ended === 'stopped') return { kind: 'stopped' };
  if (ended === 'wait-asked') {
    const until = report.tryAgainAt === undefined ? now : Date.parse(report.tryAgainAt);
    const waitMs = Math.max(0, until - now);
    return { kind: 'held', waitsFor: 'vendor-asked-to-wait', ...(waitMs > 0 ? { waitMs } : {}) };
  }
  if (report.hostToConfirm !== undefined) return { kind: 'host-unconfirmed' };
  if (overall === 'passed' || overall === 'warning') return { kind: 'passed' };
  if (ended === 'timed-out') return { kind: 'held', waitsFor: 'vendor-unreachable' };
  if (overall === 'failed') return { kind: 'not-passed' };
  const mayPass = rows.some(({ reason }) => reason !== undefined && MAY_PASS.has(reason.code));
  return mayPass ? { kind: 'held', waitsFor: 'vendor-unreachable' } : { kind: 'not-passed' };
}
