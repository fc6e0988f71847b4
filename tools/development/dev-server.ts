import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { UserConfig } from 'vite';
import type { DevelopmentServer } from '../../src-main/windows/development-page.ts';

const LOOPBACK = '127.0.0.1';

/** A port that is free now, so that several checkouts can be worked on at once. */
export async function chooseDevServer(): Promise<DevelopmentServer> {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { host: `${LOOPBACK}:${port}`, nonce: randomBytes(16).toString('base64url') };
}

/**
 * The page has the app's own origin, from which Vite's client could not tell where its WebSocket is; so that is given.
 */
export function devServerSettings(
  repository: string,
  { host, nonce }: DevelopmentServer,
): Pick<UserConfig, 'server' | 'html'> {
  const port = Number(host.split(':')[1]);
  const packages = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), '..');
  return {
    server: {
      host: LOOPBACK,
      port,
      strictPort: true,
      // Named, because packages may lie further up than the sources do.
      fs: { allow: [repository, packages] },
      hmr: { protocol: 'ws', host: LOOPBACK, clientPort: port },
    },
    html: { cspNonce: nonce },
  };
}
