import type { WaitReason } from '../../src-preload/contract/submission.ts';
import type { NeoResponse } from '../neo/send-outcome.ts';
import { dueNow, ITEM_PATIENCE_MS, isAcceptedByNeo, type OutboxItem, type Waiting } from './outbox-item.ts';

/** What may have ended the waits of everything in the outbox. */
export type ResumeReason = 'online' | 'key-changed' | 'started';

/** The time in milliseconds, and a number in [0, 1) for the jitter. */
export type Moment = { now: number; random: number };

type Hold = { waitsFor: WaitReason; waitMs?: number; neo?: NeoResponse };

/** A wait with a pause of full jitter, or without an end where somebody has to act. */
export function heldBack(item: OutboxItem, hold: Hold, moment: Moment): OutboxItem {
  const failures = item.failures + 1;
  const hasNoEnd = waitsForSomebody(hold.waitsFor);
  const waitMs = hold.waitMs ?? 0;
  return {
    ...item,
    neo: hold.neo ?? item.neo,
    failures: hasNoEnd ? item.failures : failures,
    // What surely never arrived is routed anew: Neo's description may have changed by then.
    route: item.mayHaveArrived ? item.route : null,
    state: {
      status: 'queued',
      waitsFor: hold.waitsFor,
      since: moment.now,
      nextTryAt: hasNoEnd ? null : moment.now + backoffMs(failures, moment.random, waitMs),
      notBefore: waitMs === 0 ? 0 : moment.now + waitMs,
    },
  };
}

/** What one item learnt of a key or of a limit holds for all of its connection; pauses and the PSA stay. */
export function connectionHeld(
  item: OutboxItem,
  { waitsFor, waitMs = 0 }: { waitsFor: WaitReason; waitMs?: number },
  now: number,
): OutboxItem {
  if (item.state.status !== 'queued') return item;
  const state = rebased(item.state, now);
  const until = waitMs === 0 ? 0 : now + waitMs;
  const isLeft = state.waitsFor === 'paused' || state.waitsFor === 'psa-first';
  if (waitsForSomebody(waitsFor)) {
    if (isLeft || state.waitsFor === waitsFor) return item;
    return { ...item, state: waitingBehind(waitsFor, state) };
  }
  if (until <= state.notBefore) return item;
  if (state.nextTryAt !== null) {
    const nextTryAt = Math.max(state.nextTryAt, until);
    return { ...item, state: { status: 'queued', waitsFor, since: now, nextTryAt, notBefore: until } };
  }
  // From here on the time is Neo's, also where the vendor's stood behind a pause or a key.
  const from = state.from === 'vendor-asked-to-wait' ? { from: waitsFor } : {};
  return { ...item, state: { ...state, ...from, since: now, notBefore: until } };
}

/** For somebody, in front of what it waits for; a time that was asked for stays, and whose it is. */
function waitingBehind(waitsFor: WaitReason, state: Waiting): Waiting {
  return { ...state, waitsFor, nextTryAt: null, from: state.from ?? state.waitsFor };
}

export function psaGone(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.status !== 'queued' || state.waitsFor !== 'psa-first') return item;
  return { ...item, state: dueAgain(state, now) };
}

/** Ages, and keeps a wait, or a stay, from becoming longer than it was because the clock was set back. */
export function clockChecked(item: OutboxItem, now: number): OutboxItem {
  if (isAcceptedByNeo(item) && item.acceptedAt !== null) return stayed(item, item.acceptedAt.here, now);
  if (item.state.status !== 'queued') return item;
  const state = rebased(item.state, now);
  const staysUntil = Math.min(item.staysUntil, now + ITEM_PATIENCE_MS);
  if (now >= staysUntil) return { ...item, state: { status: 'needs-attention', why: 'too-old' } };
  return state === item.state && staysUntil === item.staysUntil ? item : { ...item, state, staysUntil };
}

/**
 * While the clock shows a time before Neo took it, its secrets stay from now on: neither for years, nor for
 * less than their day. Once it has passed that time again, all is as it was.
 */
function stayed(item: OutboxItem, acceptedAt: number, now: number): OutboxItem {
  const { staysFrom, ...rest } = item;
  if (now >= acceptedAt) return staysFrom === undefined ? item : rest;
  if (staysFrom !== undefined && staysFrom <= now) return item;
  const { state } = item;
  // Nor is the question put off whether it is connected.
  const isAsked = state.status === 'sent' && state.askAt !== null;
  return { ...rest, staysFrom: now, state: isAsked ? { ...state, askAt: now } : state };
}

/**
 * The same wait as if it began now, where the clock shows a time before its beginning. A requested wait is never
 * undercut.
 */
function rebased(state: Waiting, now: number): Waiting {
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

/** It waits with the reason `fault`; what waits for somebody anyway keeps its reason. */
export function stalled(item: OutboxItem, now: number): OutboxItem {
  if (item.state.status !== 'queued' || item.state.nextTryAt === null) return item;
  return { ...item, state: waitingBehind('fault', rebased(item.state, now)) };
}

export function paused(item: OutboxItem, now: number): OutboxItem {
  const { state } = item;
  if (state.status !== 'queued' || state.waitsFor === 'paused') return item;
  return { ...item, state: pausedNow(state, now) };
}

export function pausedNow(state: Waiting, now: number): Waiting {
  return waitingBehind('paused', rebased(state, now));
}

export function resumed(item: OutboxItem, why: ResumeReason, now: number): OutboxItem {
  const { state } = item;
  if (state.status !== 'queued' || state.waitsFor === 'paused' || state.waitsFor === 'psa-first') return item;
  const needsKey = state.waitsFor === 'no-key' || state.waitsFor === 'key-refused';
  if (needsKey && why === 'online') return item;
  if (state.nextTryAt === null) return { ...item, failures: 0, state: dueAgain(state, now) };
  // A wait of our own ends here; one that Neo or the vendor asked for does not.
  const base = rebased(state, now);
  return { ...item, failures: 0, state: { ...base, nextTryAt: Math.max(now, base.notBefore) } };
}

/** May be tried, but not before a time that was asked for. */
export function dueAgain(state: Waiting, now: number): Waiting {
  const { from = 'rate-limited', ...rest } = rebased(state, now);
  if (rest.notBefore <= now) return dueNow(now);
  const waitsFor = waitsForSomebody(state.waitsFor) ? from : state.waitsFor;
  const shown = waitsForSomebody(waitsFor) ? 'rate-limited' : waitsFor;
  return { ...rest, waitsFor: shown, nextTryAt: rest.notBefore };
}

function waitsForSomebody(waitsFor: WaitReason): boolean {
  return ['no-key', 'key-refused', 'psa-first', 'paused', 'fault'].includes(waitsFor);
}

/** When an item that waits may be tried, never later than its own wait allows; null: somebody has to act. */
export function tryTime(state: Waiting): number | null {
  if (state.nextTryAt === null) return null;
  const own = Math.min(state.nextTryAt, Math.max(state.since + MAX_BACKOFF_MS, state.notBefore));
  return Math.max(own, state.notBefore);
}

/** How long Neo asked each connection to wait, as far as waiting items say so. */
export function requestedWaitsOf(
  items: readonly OutboxItem[],
  now: number,
): { connectionId: string; waitMs: number }[] {
  return items.flatMap(({ spec: { connectionId }, state: stored }) => {
    if (stored.status !== 'queued' || connectionId === null) return [];
    // Of two waits the longer one counts as it is left now: the clock may have been set back between them.
    const state = rebased(stored, now);
    // The requested wait may have a later reason in front of it, such as a key that was refused meanwhile.
    const isOfVendor = (state.from ?? state.waitsFor) === 'vendor-asked-to-wait';
    return isOfVendor ? [] : [{ connectionId, waitMs: state.notBefore - now }];
  });
}

/** The first ceiling and the highest one. */
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 300_000;

/**
 * How long to wait after the `failures`-th failure in a row (the first is 1), in milliseconds: full jitter
 * under a doubling ceiling, so that many computers do not come back at once. A wait asked for by Neo is never
 * undercut, however long it is. `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number, asked = 0): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 20));
  return Math.max(asked, Math.floor(random * ceiling));
}
