import type { QueueReason } from '../../src-preload/contract/submission.ts';
import { confirmationOf } from './confirmation.ts';
import type { FoundRoute, ItemState, NeoSaid, OutboxItem, SyncKnowledge } from './outbox-item.ts';
import { waitAfter } from './retry.ts';
import type { SendOutcome } from './send-outcome.ts';

/** Everything that can happen to an item. An event that does not fit the state changes nothing. */
export type QueueEvent =
  | { kind: 'held-back'; waitsFor: QueueReason; wait?: number; neo?: NeoSaid }
  | { kind: 'route-found'; route: FoundRoute; before: SyncKnowledge }
  | { kind: 'leaves' }
  | { kind: 'ended'; outcome: SendOutcome }
  | { kind: 'secret-lost' }
  | { kind: 'restarted' }
  | { kind: 'resumed'; why: 'online' | 'key-changed' | 'started' | 'send-now' }
  | { kind: 'submitted-again' }
  | { kind: 'synced'; sync: SyncKnowledge }
  | { kind: 'copied'; field: string }
  | { kind: 'handed-over'; sync: SyncKnowledge }
  | { kind: 'kept'; keep: boolean }
  | { kind: 'withdrawn' };

/** The time in milliseconds, and a number in [0, 1) for the jitter. */
export type Moment = { now: number; random: number };

/** When sync-runs is asked again after Neo took a credential, in milliseconds after the last ask. */
const ASK_AGAIN = [2_000, 15_000, 60_000, 300_000];
/** A 409 may pass while Neo works on the first try; one that stays is for a person. */
const MOST_CONFLICTS = 8;

/** The one transition function of the outbox: state and event in, state out. Pure. */
export function advance(item: OutboxItem, event: QueueEvent, moment: Moment): OutboxItem {
  const next = step(item, event, moment);
  return next === item ? item : { ...next, changedAt: moment.now };
}

function step(item: OutboxItem, event: QueueEvent, moment: Moment): OutboxItem {
  const { state } = item;
  switch (event.kind) {
    case 'kept':
      return { ...item, keepsSecrets: event.keep };
    case 'withdrawn':
      return isOver(state) ? item : { ...item, state: { at: 'withdrawn' } };
    case 'copied':
      if (state.at !== 'hand-over' || item.copied.includes(event.field)) return item;
      return { ...item, copied: [...item.copied, event.field] };
    case 'handed-over':
      if (state.at !== 'hand-over') return item;
      return synced(taken(item, null, moment.now, moment.now), event.sync, moment.now);
    case 'held-back':
      return state.at === 'queued' ? heldBack(item, event, moment) : item;
    case 'route-found':
      if (state.at !== 'queued') return item;
      return {
        ...item,
        route: event.route,
        before: event.before,
        state: event.route.kind === 'hand-over' ? { at: 'hand-over' } : state,
      };
    case 'leaves': {
      const canLeave = state.at === 'queued' && item.route !== null && item.route.kind !== 'hand-over';
      return canLeave ? { ...item, state: { at: 'sending' }, attempts: item.attempts + 1 } : item;
    }
    case 'ended':
      return state.at === 'sending' ? ended(item, event.outcome, moment) : item;
    case 'secret-lost':
      return isOver(state) ? item : { ...item, state: { at: 'needs-attention', why: 'secret-lost' } };
    case 'restarted':
      return restarted(item, moment.now);
    case 'resumed':
      return resumed(item, event.why, moment.now);
    case 'submitted-again':
      return submittedAgain(item, moment.now);
    case 'synced':
      return synced(item, event.sync, moment.now);
  }
}

function ended(item: OutboxItem, outcome: SendOutcome, moment: Moment): OutboxItem {
  const said: OutboxItem = { ...item, neo: outcome.neo ?? item.neo };
  switch (outcome.kind) {
    case 'taken':
      return taken(said, outcome.neo, outcome.takenAt, moment.now);
    case 'refused':
      return { ...said, state: { at: 'needs-attention', why: outcome.why } };
    case 'no-such-path':
      return { ...said, route: { kind: 'hand-over' }, state: { at: 'hand-over' } };
    case 'busy':
      return mayRepeat(item) && item.failures < MOST_CONFLICTS
        ? heldBack({ ...said, mayHaveArrived: true }, { waitsFor: 'waiting', ...outcome }, moment)
        : { ...said, state: { at: 'needs-attention', why: 'conflict' } };
    case 'held':
      return heldBack(said, outcome, moment);
    case 'lost':
      return mayRepeat(item)
        ? heldBack({ ...said, mayHaveArrived: true }, outcome, moment)
        : { ...said, mayHaveArrived: true, state: { at: 'unsure' } };
  }
}

function taken(item: OutboxItem, neo: NeoSaid | null, neoTime: number, now: number): OutboxItem {
  return {
    ...item,
    neo,
    takenAt: { neo: neoTime, here: now },
    failures: 0,
    state: { at: 'sent', askAt: now, asked: 0 },
  };
}

/** Only a PUT may be sent again after a lost answer: with the same key it has one effect. */
function mayRepeat(item: OutboxItem): boolean {
  return item.route !== null && item.route.kind !== 'hand-over' && item.route.method === 'PUT';
}

type Hold = { waitsFor: QueueReason; wait?: number; neo?: NeoSaid };

function heldBack(item: OutboxItem, hold: Hold, moment: Moment): OutboxItem {
  const failures = item.failures + 1;
  const needsSomebody = hold.waitsFor === 'no-key' || hold.waitsFor === 'key-refused';
  const wait = hold.wait ?? 0;
  return {
    ...item,
    neo: hold.neo ?? item.neo,
    failures: needsSomebody ? item.failures : failures,
    // What surely never arrived is routed anew: Neo's description may have changed by then.
    route: item.mayHaveArrived ? item.route : null,
    state: {
      at: 'queued',
      waitsFor: hold.waitsFor,
      nextTryAt: needsSomebody ? null : moment.now + waitAfter(failures, moment.random, wait),
      notBefore: wait === 0 ? 0 : moment.now + wait,
    },
  };
}

function dueNow(now: number): ItemState {
  return { at: 'queued', waitsFor: 'waiting', nextTryAt: now, notBefore: 0 };
}

function restarted(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.at === 'sending') {
    const arrived = { ...item, mayHaveArrived: true };
    return mayRepeat(item) ? { ...arrived, state: dueNow(now) } : { ...arrived, state: { at: 'unsure' } };
  }
  if (state.at === 'sent' && state.askAt !== null) return { ...item, state: { ...state, askAt: now } };
  return item;
}

function resumed(
  item: OutboxItem,
  why: 'online' | 'key-changed' | 'started' | 'send-now',
  now: number,
): OutboxItem {
  const { state } = item;
  if (state.at !== 'queued') return item;
  const needsKey = state.waitsFor === 'no-key' || state.waitsFor === 'key-refused';
  if (needsKey && why === 'online') return item;
  // A wait of our own ends here, also one that a clock set back has made endless; Neo's does not.
  const nextTryAt = Math.max(now, state.notBefore);
  return { ...item, failures: 0, state: { ...state, nextTryAt } };
}

function submittedAgain(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.at === 'queued') return resumed(item, 'send-now', now);
  if (state.at !== 'needs-attention' && state.at !== 'hand-over') return item;
  return {
    ...item,
    route: null,
    before: null,
    mayHaveArrived: false,
    failures: 0,
    neo: null,
    state: dueNow(now),
  };
}

function synced(item: OutboxItem, sync: SyncKnowledge, now: number): OutboxItem {
  const { state } = item;
  const before = item.before ?? { kind: 'unknown' as const };
  if (state.at === 'unsure') {
    const shows = before.kind === 'not-connected' && sync.kind === 'connected';
    if (!shows) return { ...item, state: { at: 'needs-attention', why: 'unclear' } };
    return synced(taken(item, item.neo, now, now), sync, now);
  }
  if (state.at !== 'sent') return item;
  const confirmation = confirmationOf(before, sync, item.takenAt?.neo ?? now);
  if (confirmation.verdict === 'passed') return { ...item, confirmation, state: { at: 'connected' } };
  const pause = sync.kind === 'unknown-integration' ? undefined : ASK_AGAIN[state.asked];
  const askAt = pause === undefined ? null : now + pause;
  return { ...item, confirmation, state: { at: 'sent', askAt, asked: state.asked + 1 } };
}

function isOver(state: ItemState): boolean {
  return state.at === 'sent' || state.at === 'connected' || state.at === 'withdrawn';
}
