import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { dueNow, LONGEST_STAY, type OutboxItem, type Waiting } from './outbox-item.ts';
import { dueAgain } from './waits.ts';

/* What a person's word makes of an item: `Send now`, and the same submitted once more. */

/** What a person said yes to, when the same was submitted once more. */
export type Allowed = Pick<OutboxItem['spec'], 'testFirst' | 'mayReplace' | 'beforePsa'>;

/** A person's word: what it is said of (the turns so far), and a key for what is a new wish by it. */
export type Consent = { upTo: number; newKey: string };

/** A person wants it to go: a pause ends, the PSA is not waited for, and what was asked is answered with yes. */
export function sentNow(item: OutboxItem, { upTo, newKey }: Consent, now: number): OutboxItem {
  const { state, spec } = item;
  if (state.status === 'queued') {
    if (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused') return item;
    // Out of a pause it waits for its PSA again: a word against the pause is none against the order.
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
      // What may have arrived keeps its way and its key.
      return { ...item, failures: 0, staysUntil: now + LONGEST_STAY, state: dueNow(now) };
    case 'would-replace':
      return {
        ...item,
        ...anew(now),
        ...keyOfYes(item, newKey),
        spec: { ...spec, mayReplace: true },
        agreedUpTo: upTo,
      };
    default:
      return { ...item, ...anew(now) };
  }
}

/** Pure. */
export function submittedAgain(
  item: OutboxItem,
  allowed: Allowed,
  { upTo, newKey }: Consent,
  now: number,
): OutboxItem {
  const { state } = item;
  const { beforePsa, mayReplace } = item.spec;
  // A yes that was given stays given.
  const spec = {
    ...item.spec,
    testFirst: allowed.testFirst,
    mayReplace: mayReplace || allowed.mayReplace,
    beforePsa: beforePsa || allowed.beforePsa,
  };
  const agreedUpTo = allowed.mayReplace ? upTo : item.agreedUpTo;
  const staysUntil = now + LONGEST_STAY;
  if (state.status === 'queued') {
    const isHeld = state.waitsFor === 'no-key' || state.waitsFor === 'key-refused';
    const next = isHeld ? { ...state, nextTryAt: now } : dueAgain(state, now);
    return { ...item, spec, agreedUpTo, staysUntil, failures: 0, state: next };
  }
  if (state.status !== 'needs-attention' && state.status !== 'hand-over') return item;
  return { ...item, ...anew(now), ...keyOfYes(item, newKey), spec, agreedUpTo, staysUntil };
}

/**
 * Under the key of a try that may have arrived before another's took its place, Neo would repeat its answer and do
 * nothing. To put it there once more is a wish of its own.
 */
function keyOfYes({ state, mayHaveArrived }: OutboxItem, newKey: string): { idempotencyKey?: string } {
  const isYes = state.status === 'needs-attention' && state.why === 'would-replace';
  return isYes && mayHaveArrived ? { idempotencyKey: newKey } : {};
}

/** As it was when it was new, usually under the same key: Neo answers a repeat as it answered the first. */
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

/**
 * What a person may do with it now; the transition function refuses the rest. Taking back is possible until a byte
 * may have left; where a person is asked nothing leaves any more, and it only takes the item out. Pure.
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
