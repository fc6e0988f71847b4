import type { Holder, WaitReason } from '../../src-preload/contract/submission.ts';
import type { FoundRoute } from '../neo/route.ts';
import type { NeoResponse, SendOutcome } from '../neo/send-outcome.ts';
import type { SyncKnowledge } from '../neo/sync-runs.ts';
import { dueNow, isFinished, type OutboxItem } from './outbox-item.ts';
import { accepted, ended, mayRepeat, synced, type TestOutcome, testEnded } from './outcomes.ts';
import { type Allowed, type Consent, canOf, sentNow, submittedAgain } from './user-actions.ts';
import {
  clockChecked,
  connectionHeld,
  heldBack,
  type Moment,
  paused,
  psaGone,
  type ResumeReason,
  resumed,
  stalled,
} from './waits.ts';

/** Everything that can happen to an item. An event that does not fit the state changes nothing. */
export type ItemEvent =
  | { kind: 'held-back'; waitsFor: WaitReason; waitMs?: number; neo?: NeoResponse }
  /** Another item of the same connection met it, and it holds for all. */
  | { kind: 'connection-held'; waitsFor: 'no-key' | 'key-refused' | 'rate-limited'; waitMs?: number }
  /** Neo took the PSA of the session, or it is not in the outbox any more. */
  | { kind: 'psa-gone' }
  /** Time has passed, or the clock was set. */
  | { kind: 'clock-checked' }
  /** An exception in this app: the queue rests. */
  | { kind: 'stalled' }
  | { kind: 'paused' }
  | { kind: 'test-began' }
  | { kind: 'test-ended'; outcome: TestOutcome }
  | { kind: 'would-replace'; holder: Holder }
  | { kind: 'route-found'; route: FoundRoute; before: SyncKnowledge }
  | { kind: 'sending-began' }
  | { kind: 'ended'; outcome: SendOutcome }
  | { kind: 'secret-lost' }
  /** What its file holds is not what was submitted here. */
  | { kind: 'file-changed' }
  | { kind: 'restarted' }
  | { kind: 'resumed'; why: ResumeReason }
  /** A person's action on this one item. */
  | ({ kind: 'sent-now' } & Consent)
  | ({ kind: 'submitted-again'; allowed: Allowed } & Consent)
  /**
   * `replaced`: another credential was sent for the same integration since, so the response is not about this one.
   */
  | { kind: 'synced'; sync: SyncKnowledge; replaced?: boolean }
  | { kind: 'copied'; field: string }
  | { kind: 'handed-over'; sync: SyncKnowledge }
  | { kind: 'kept'; keep: boolean }
  /** A person takes it back, or a later revision, or another tenant's key, takes its place whatever happened. */
  | { kind: 'withdrawn'; by: 'person' | 'app' }
  /** Its session is deleted. */
  | { kind: 'forgotten' };

/** The one transition function of the outbox: state and event in, state out. */
export function advance(item: OutboxItem, event: ItemEvent, moment: Moment): OutboxItem {
  const next = step(item, event, moment);
  return next === item ? item : { ...next, changedAt: moment.now };
}

function step(item: OutboxItem, event: ItemEvent, moment: Moment): OutboxItem {
  const { state } = item;
  const { now } = moment;
  switch (event.kind) {
    case 'kept':
      return { ...item, keepsSecrets: event.keep };
    case 'forgotten':
      return { ...item, state: { status: 'withdrawn' } };
    case 'withdrawn': {
      const may = event.by === 'person' ? canOf(item).withdraw : !isFinished(item);
      return may ? { ...item, state: { status: 'withdrawn' } } : item;
    }
    case 'copied':
      if (state.status !== 'hand-over' || item.copied.includes(event.field)) return item;
      return { ...item, copied: [...item.copied, event.field] };
    case 'handed-over':
      if (state.status !== 'hand-over') return item;
      return synced(accepted(item, null, now, now), event.sync, now);
    case 'held-back':
      return isWaiting(item) ? heldBack(item, event, moment) : item;
    case 'connection-held':
      return connectionHeld(item, event, now);
    case 'psa-gone':
      return psaGone(item, now);
    case 'clock-checked':
      return clockChecked(item, now);
    case 'stalled':
      return stalled(item, now);
    case 'paused':
      return paused(item, now);
    case 'test-began':
      return isWaiting(item) ? { ...item, state: { status: 'testing' } } : item;
    case 'test-ended':
      return state.status === 'testing' ? testEnded(item, event.outcome, moment) : item;
    case 'would-replace':
      if (!isWaiting(item)) return item;
      return { ...item, holder: event.holder, state: { status: 'needs-attention', why: 'would-replace' } };
    case 'route-found':
      return routeFound(item, event);
    case 'sending-began':
      return maySend(item, now)
        ? { ...item, state: { status: 'sending' }, attempts: item.attempts + 1 }
        : item;
    case 'ended':
      return state.status === 'sending' ? ended(item, event.outcome, moment) : item;
    case 'secret-lost':
      return isFinished(item) ? item : { ...item, state: { status: 'needs-attention', why: 'secret-lost' } };
    case 'file-changed':
      return isFinished(item) ? item : { ...item, state: { status: 'needs-attention', why: 'file-changed' } };
    case 'restarted':
      return restarted(item, now);
    case 'resumed':
      return resumed(item, event.why, now);
    case 'sent-now':
      return sentNow(item, event, now);
    case 'submitted-again':
      return submittedAgain(item, event.allowed, event, now);
    case 'synced':
      return synced(item, event.sync, now, event.replaced);
  }
}

/** It waits, and nobody paused it. */
function isWaiting({ state }: OutboxItem): boolean {
  return state.status === 'queued' && state.waitsFor !== 'paused';
}

function routeFound(item: OutboxItem, found: { route: FoundRoute; before: SyncKnowledge }): OutboxItem {
  if (!isWaiting(item) || item.spec.work === 'test') return item;
  const { route, before } = found;
  return {
    ...item,
    route,
    before,
    state: route.kind === 'hand-over' ? { status: 'hand-over' } : item.state,
  };
}

/** A pause may have come while the route was looked for, and a requested wait holds here too. */
function maySend(item: OutboxItem, now: number): boolean {
  const { state, route, spec } = item;
  if (state.status !== 'queued' || !isWaiting(item) || spec.work === 'test') return false;
  if (state.waitsFor === 'psa-first') return false;
  return route !== null && route.kind !== 'hand-over' && now >= state.notBefore;
}

function restarted(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.status === 'testing') return { ...item, state: dueNow(now) };
  if (state.status === 'sending') {
    const arrived = { ...item, mayHaveArrived: true };
    return mayRepeat(item) ? { ...arrived, state: dueNow(now) } : { ...arrived, state: { status: 'unsure' } };
  }
  if (state.status === 'sent' && state.askAt !== null) return { ...item, state: { ...state, askAt: now } };
  return item;
}
