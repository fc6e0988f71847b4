import { net, session } from 'electron';

/** What only Chromium knows of this computer's network. */
export type SystemNetwork = { resolveProxy: (url: string) => Promise<string>; isOnline: () => boolean };

/**
 * The system's proxy (settings, PAC, policy) and its hint on being online, where `true` proves nothing and `false` is
 * nearly certain (Electron's docs). Works once the app is ready.
 */
export const systemNetwork: SystemNetwork = {
  resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  isOnline: () => net.isOnline(),
};

const INTERVAL_MS = 5_000;

/**
 * Calls back whenever the system's hint changes. It is shown, and it wakes the outbox; it never stops a request.
 * Returns how to end it.
 */
export function watchNetwork(
  schedule: (milliseconds: number, run: () => void) => () => void,
  onChange: (isOnline: boolean) => void,
): () => void {
  let last = systemNetwork.isOnline();
  let cancel = () => {};
  const look = () => {
    const isOnline = systemNetwork.isOnline();
    if (isOnline !== last) onChange(isOnline);
    last = isOnline;
    cancel = schedule(INTERVAL_MS, look);
  };
  cancel = schedule(INTERVAL_MS, look);
  return () => cancel();
}
