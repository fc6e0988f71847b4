import type { Vault } from './vault.ts';

const FIRST_LOOK_DELAY_MS = 400;
const LOOK_INTERVAL_MS = 30_000;

/**
 * Once the first screen is done, what the start has left open about the keyring is found out. It may be unlocked or
 * emptied at any time: whoever comes back to the window is offered to keep what memory holds, or sees that nothing is
 * kept any more. Returns how to end it.
 */
export function watchKeyring(parts: {
  vault: Vault;
  /** Calls back whenever a window gets the focus; returns how to end that. */
  onWindowFocus: (listener: () => void) => () => void;
  schedule: (milliseconds: number, run: () => void) => () => void;
  now: () => number;
}): () => void {
  const { vault, now } = parts;
  let lastRetry = 0;
  const look = () => {
    if (vault.storage().state !== 'memory') return void vault.prove();
    if (now() - lastRetry < LOOK_INTERVAL_MS) return;
    lastRetry = now();
    void vault.retry();
  };
  const unwatch = parts.onWindowFocus(look);
  const cancel = parts.schedule(FIRST_LOOK_DELAY_MS, () => void vault.prove());
  return () => {
    cancel();
    unwatch();
  };
}
