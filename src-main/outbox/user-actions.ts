import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { dueNow, ITEM_PATIENCE_MS, type OutboxItem, type Waiting } from './outbox-item.ts';
import { dueAgain } from './waits.ts';

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
