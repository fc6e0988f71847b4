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

export type NetworkWatch = {
  /** The hint as it was last looked at. Whoever reads this and follows the calls misses no change in between. */
  isOnline: () => boolean;
  end: () => void;
};

/** Calls back whenever the system's hint changes. It is shown, and it wakes the outbox; it never stops a request. */
export function watchNetwork(
  schedule: (milliseconds: number, run: () => void) => () => void,
  onChange: (isOnline: boolean) => void,
  { isOnline }: Pick<SystemNetwork, 'isOnline'> = systemNetwork,
): NetworkWatch {
  let last = isOnline();
  let cancel = () => {};
  const look = () => {
    const before = last;
    last = isOnline();
    if (last !== before) onChange(last);
    cancel = schedule(INTERVAL_MS, look);
  };
  cancel = schedule(INTERVAL_MS, look);
  return { isOnline: () => last, end: () => cancel() };
}
