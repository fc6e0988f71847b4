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
