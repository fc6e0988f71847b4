import type { Holder, OutboxRow, WaitReason } from '../../src-preload/contract/submission.ts';
import type { FoundRoute } from '../neo/route.ts';
import type { NeoResponse, SendOutcome } from '../neo/send-outcome.ts';
import type { SyncKnowledge } from '../neo/sync-runs.ts';
import { dueNow, ITEM_PATIENCE_MS, isFinished, type OutboxItem, type Waiting } from './outbox-item.ts';
import { accepted, ended, mayRepeat, synced, type TestOutcome, testEnded } from './outcomes.ts';
import {
  clockChecked,
  connectionHeld,
  dueAgain,
  heldBack,
  type Moment,
  paused,
  psaGone,
  type ResumeReason,
  resumed,
  stalled,
} from './retry-times.ts';

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

/* What a person's actions make of an item: `Send now`, and the same submitted once more. */

/** What a person agreed to, when the same was submitted once more. */
export type Allowed = Pick<OutboxItem['spec'], 'testFirst' | 'mayReplace' | 'beforePsa'>;

/**
 * A person's consent: it covers the sequence numbers up to `upTo`. `newKey` is for what becomes a new submission by
 * it.
 */
export type Consent = { upTo: number; newKey: string };

/** A pause ends, the PSA is not waited for, and an open question counts as answered with yes. */
export function sentNow(item: OutboxItem, { upTo, newKey }: Consent, now: number): OutboxItem {
  const { state, spec } = item;
  if (state.status === 'queued') {
    if (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused') return item;
    // After a pause it waits for its PSA again: ending the pause does not change the order.
    const hurried = state.waitsFor === 'psa-first';
    return {
      ...item,
      spec: hurried ? { ...spec, beforePsa: true } : spec,
      failures: 0,
      state: dueAgain(state, now),
    };
  }
  if (state.status !== 'needs-attention') return item;
  switch (state.why) {
    case 'secret-lost':
    case 'values-changed':
    case 'file-changed':
      return item;
    case 'too-old':
      // What may have arrived keeps its route and its key.
      return { ...item, failures: 0, staysUntil: now + ITEM_PATIENCE_MS, state: dueNow(now) };
    case 'would-replace':
      return {
        ...item,
        ...reset(now),
        ...keyOfConsent(item, newKey),
        spec: { ...spec, mayReplace: true },
        agreedUpTo: upTo,
      };
    default:
      return { ...item, ...reset(now) };
  }
}

export function submittedAgain(
  item: OutboxItem,
  allowed: Allowed,
  { upTo, newKey }: Consent,
  now: number,
): OutboxItem {
  const { state } = item;
  const { beforePsa, mayReplace } = item.spec;
  // Consent stays given.
  const spec = {
    ...item.spec,
    testFirst: allowed.testFirst,
    mayReplace: mayReplace || allowed.mayReplace,
    beforePsa: beforePsa || allowed.beforePsa,
  };
  const agreedUpTo = allowed.mayReplace ? upTo : item.agreedUpTo;
  const staysUntil = now + ITEM_PATIENCE_MS;
  if (state.status === 'queued') {
    const isHeld = state.waitsFor === 'no-key' || state.waitsFor === 'key-refused';
    const next = isHeld ? { ...state, nextTryAt: now } : dueAgain(state, now);
    return { ...item, spec, agreedUpTo, staysUntil, failures: 0, state: next };
  }
  if (state.status !== 'needs-attention' && state.status !== 'hand-over') return item;
  return { ...item, ...reset(now), ...keyOfConsent(item, newKey), spec, agreedUpTo, staysUntil };
}

/**
 * Under the key of an attempt that may have arrived before another credential replaced it, Neo would repeat its
 * response and do nothing. Sending it once more is a new submission.
 */
function keyOfConsent({ state, mayHaveArrived }: OutboxItem, newKey: string): { idempotencyKey?: string } {
  const isYes = state.status === 'needs-attention' && state.why === 'would-replace';
  return isYes && mayHaveArrived ? { idempotencyKey: newKey } : {};
}

/** As it was when it was new, usually under the same key: Neo responds to a repeat as it did to the first. */
function reset(now: number): Partial<OutboxItem> {
  return {
    route: null,
    before: null,
    mayHaveArrived: false,
    failures: 0,
    neo: null,
    holder: null,
    copied: [],
    staysUntil: now + ITEM_PATIENCE_MS,
    state: dueNow(now),
  };
}

/**
 * What a person may do with it now; the transition function refuses the rest. Taking back is possible until a byte
 * may have left; where a person is asked nothing leaves any more, and it only takes the item out.
 */
export function canOf({ state, mayHaveArrived }: OutboxItem): OutboxRow['can'] {
  switch (state.status) {
    case 'queued':
      return { pause: state.waitsFor !== 'paused', sendNow: mayHurry(state), withdraw: !mayHaveArrived };
    case 'testing':
      return { pause: false, sendNow: false, withdraw: !mayHaveArrived };
    case 'hand-over':
      return { pause: false, sendNow: false, withdraw: true };
    case 'needs-attention': {
      const needsValue = ['secret-lost', 'values-changed', 'file-changed'].includes(state.why);
      return { pause: false, sendNow: !needsValue, withdraw: true };
    }
    default:
      return { pause: false, sendNow: false, withdraw: false };
  }
}

/** Send now changes nothing where a key is missing, or a time was asked for. */
function mayHurry({ waitsFor, notBefore }: Waiting): boolean {
  if (waitsFor === 'no-key' || waitsFor === 'key-refused') return false;
  return notBefore === 0 || waitsFor === 'paused' || waitsFor === 'psa-first' || waitsFor === 'fault';
}
