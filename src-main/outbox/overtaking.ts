import type { Waiting } from './outbox-item.ts';
import { tryTime } from './waits.ts';

/**
 * Does an item wait for something of its own, its session's or its vendor's, so that a later one need not wait behind
 * it? Should it go after that one, it asks before it replaces what was put there. Pure.
 */
export function mayBeOvertaken(state: Waiting, now: number): boolean {
  switch (state.waitsFor) {
    case 'paused':
    case 'psa-first':
    case 'fault':
    case 'vendor-unreachable':
    case 'vendor-asked-to-wait':
    case 'keyring':
    case 'session-file':
      return true;
    case 'waiting':
      // Whoever waits for its turn is due; this one waits for a run of its vendor.
      return (tryTime(state) ?? 0) > now;
    default:
      return false;
  }
}
