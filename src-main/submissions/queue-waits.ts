import type { QueueReason } from '../../src-preload/contract/submission.ts';
import { LONGEST_STAY, type NeoSaid, type OutboxItem, type Waiting } from './outbox-item.ts';
import { LONGEST_WAIT, waitAfter } from './retry.ts';

/** What may have ended the waits of everything in the outbox. */
export type ResumeReason = 'online' | 'key-changed' | 'started';

/** What a person said yes to, when the same was submitted once more. */
export type Allowed = Pick<OutboxItem['order'], 'testFirst' | 'mayReplace' | 'beforePsa'>;

/** The time in milliseconds, and a number in [0, 1) for the jitter. */
export type Moment = { now: number; random: number };

type Hold = { waitsFor: QueueReason; wait?: number; neo?: NeoSaid };

/** The state of an item that may be tried at once. */
export function dueNow(now: number): Waiting {
  return { at: 'queued', waitsFor: 'waiting', since: now, nextTryAt: now, notBefore: 0 };
}

/** A wait with a pause of full jitter, or without an end where somebody has to act. Pure. */
export function heldBack(item: OutboxItem, hold: Hold, moment: Moment): OutboxItem {
  const failures = item.failures + 1;
  const hasNoEnd = waitsForSomebody(hold.waitsFor);
  const wait = hold.wait ?? 0;
  return {
    ...item,
    neo: hold.neo ?? item.neo,
    failures: hasNoEnd ? item.failures : failures,
    // What surely never arrived is routed anew: Neo's description may have changed by then.
    route: item.mayHaveArrived ? item.route : null,
    state: {
      at: 'queued',
      waitsFor: hold.waitsFor,
      since: moment.now,
      nextTryAt: hasNoEnd ? null : moment.now + waitAfter(failures, moment.random, wait),
      notBefore: wait === 0 ? 0 : moment.now + wait,
    },
  };
}

/** What one item learnt of a key or of a limit holds for all of its connection; pauses and the PSA stay. Pure. */
export function laneHeld(
  item: OutboxItem,
  { waitsFor, wait = 0 }: { waitsFor: QueueReason; wait?: number },
  now: number,
): OutboxItem {
  if (item.state.at !== 'queued') return item;
  const state = rebased(item.state, now);
  const until = wait === 0 ? 0 : now + wait;
  if (state.waitsFor === 'paused' || state.waitsFor === 'psa-first') {
    return until > state.notBefore ? { ...item, state: { ...state, since: now, notBefore: until } } : item;
  }
  if (waitsForSomebody(waitsFor)) {
    if (state.waitsFor === waitsFor) return item;
    return { ...item, state: { ...state, waitsFor, nextTryAt: null } };
  }
  if (until <= state.notBefore) return item;
  const nextTryAt = state.nextTryAt === null ? null : Math.max(state.nextTryAt, until);
  const shown = state.nextTryAt === null ? state.waitsFor : waitsFor;
  return { ...item, state: { ...state, waitsFor: shown, since: now, nextTryAt, notBefore: until } };
}

/** Pure. */
export function psaGone(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.at !== 'queued' || state.waitsFor !== 'psa-first') return item;
  return { ...item, state: dueAgain(state, now) };
}

/** Ages, and keeps a wait from becoming longer than it was because the clock was set back. Pure. */
export function looked(item: OutboxItem, now: number): OutboxItem {
  if (item.state.at !== 'queued') return item;
  const state = rebased(item.state, now);
  const staysUntil = Math.min(item.staysUntil, now + LONGEST_STAY);
  if (now >= staysUntil) return { ...item, state: { at: 'needs-attention', why: 'too-old' } };
  return state === item.state && staysUntil === item.staysUntil ? item : { ...item, state, staysUntil };
}

/** The same wait as if it began now, where the clock stands before its beginning. Nothing asked for is undercut. */
export function rebased(state: Waiting, now: number): Waiting {
  const { since, nextTryAt, notBefore } = state;
  if (now >= since) return state;
  const moved = (time: number) => now + Math.max(0, time - since);
  return {
    ...state,
    since: now,
    nextTryAt: nextTryAt === null ? null : moved(nextTryAt),
    notBefore: notBefore === 0 ? 0 : moved(notBefore),
  };
}

/** Pure. */
export function paused(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.at !== 'queued' || state.waitsFor === 'paused') return item;
  return { ...item, state: pausedNow(state, now) };
}

export function pausedNow(state: Waiting, now: number): Waiting {
  return { ...rebased(state, now), waitsFor: 'paused', nextTryAt: null, from: state.waitsFor };
}

/** Pure. */
export function resumed(item: OutboxItem, why: ResumeReason, now: number): OutboxItem {
  const { state } = item;
  if (state.at !== 'queued' || state.waitsFor === 'paused' || state.waitsFor === 'psa-first') return item;
  const needsKey = state.waitsFor === 'no-key' || state.waitsFor === 'key-refused';
  if (needsKey && why === 'online') return item;
  // A wait of our own ends here; one that Neo or the vendor asked for does not.
  const base = rebased(state, now);
  return { ...item, failures: 0, state: { ...base, nextTryAt: Math.max(now, base.notBefore) } };
}

/** A person wants it to go: a pause ends, the PSA is not waited for, and what was asked is answered with yes. */
export function sentNow(item: OutboxItem, upTo: number, now: number): OutboxItem {
  const { state, order } = item;
  if (state.at === 'queued') {
    if (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused') return item;
    const hurried = state.waitsFor === 'psa-first' || state.from === 'psa-first';
    return {
      ...item,
      order: hurried ? { ...order, beforePsa: true } : order,
      failures: 0,
      state: dueAgain(state, now),
    };
  }
  if (state.at !== 'needs-attention') return item;
  switch (state.why) {
    case 'secret-lost':
    case 'values-changed':
      return item;
    case 'too-old':
      // What may have arrived keeps its way and its key.
      return { ...item, failures: 0, staysUntil: now + LONGEST_STAY, state: dueNow(now) };
    case 'would-replace':
      return { ...item, ...anew(now), order: { ...order, mayReplace: true }, agreedUpTo: upTo };
    default:
      return { ...item, ...anew(now) };
  }
}

/** Pure. */
export function submittedAgain(item: OutboxItem, allowed: Allowed, upTo: number, now: number): OutboxItem {
  const { state } = item;
  const { beforePsa, mayReplace } = item.order;
  // A yes that was given stays given.
  const order = {
    ...item.order,
    testFirst: allowed.testFirst,
    mayReplace: mayReplace || allowed.mayReplace,
    beforePsa: beforePsa || allowed.beforePsa,
  };
  const agreedUpTo = allowed.mayReplace ? upTo : item.agreedUpTo;
  const staysUntil = now + LONGEST_STAY;
  if (state.at === 'queued') {
    const isHeld = state.waitsFor === 'no-key' || state.waitsFor === 'key-refused';
    const next = isHeld ? { ...state, nextTryAt: now } : dueAgain(state, now);
    return { ...item, order, agreedUpTo, staysUntil, failures: 0, state: next };
  }
  if (state.at !== 'needs-attention' && state.at !== 'hand-over') return item;
  return { ...item, ...anew(now), order, agreedUpTo, staysUntil };
}

/** As it was when it was new, under the same key: Neo answers a repeat as it answered the first. */
function anew(now: number): Partial<OutboxItem> {
  return {
    route: null,
    before: null,
    mayHaveArrived: false,
    failures: 0,
    neo: null,
    holder: null,
    copied: [],
    staysUntil: now + LONGEST_STAY,
    state: dueNow(now),
  };
}

/** May be tried, but not before a time that was asked for. */
function dueAgain(state: Waiting, now: number): Waiting {
  const base = rebased(state, now);
  if (base.notBefore <= now) return dueNow(now);
  const waitsFor = state.waitsFor === 'paused' ? (state.from ?? 'waiting') : state.waitsFor;
  const { from: _from, ...rest } = base;
  const shown = waitsForSomebody(waitsFor) ? 'rate-limited' : waitsFor;
  return { ...rest, waitsFor: shown, nextTryAt: Math.max(now, base.notBefore) };
}

function waitsForSomebody(waitsFor: QueueReason): boolean {
  return ['no-key', 'key-refused', 'psa-first', 'paused'].includes(waitsFor);
}

/** When an item that waits may be tried, never later than its own wait allows; null: somebody has to act. Pure. */
export function tryTime(state: Waiting): number | null {
  if (state.nextTryAt === null) return null;
  const own = Math.min(state.nextTryAt, Math.max(state.since + LONGEST_WAIT, state.notBefore));
  return Math.max(own, state.notBefore);
}
