import { rm } from 'node:fs/promises';
import { test as base, expect, type TestInfo } from '@playwright/test';
import {
  CLIENT_SECRET as ASIO_SECRET,
  TOKEN as ASIO_TOKEN,
  type AsioServer,
  startAsioServer,
} from '../../servers/asio-server.ts';
import {
  CLIENT_SECRET as HALO_SECRET,
  TOKEN as HALO_TOKEN,
  type HaloServer,
  startHaloServer,
} from '../../servers/halo-server.ts';
import { type NeoServer, startNeoServer } from '../../servers/neo-server.ts';
import { startVsaxServer, TOKEN_SECRET, type VsaxServer } from '../../servers/vsax-server.ts';
import { findSecrets } from './canary.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { type LaunchOptions, type RunningApp, startApp } from './running-app.ts';

export const TENANT = 'https://acme.vsax.net';
export const HALO = 'https://acme.halopsa.com';
export const NEO = 'https://api.neoagent.io';
/** The one the tests' Neo lets in. */
export const NEO_KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
/** What the journeys enter, or a vendor gives out for it, and nothing may keep in the clear. */
export const CANARIES = [TOKEN_SECRET, HALO_SECRET, HALO_TOKEN, ASIO_SECRET, ASIO_TOKEN, NEO_KEY];

export type Servers = {
  vsax: VsaxServer;
  halo: HaloServer;
  /** All regions; the key belongs to the EU. */
  asio: AsioServer;
  neo: NeoServer;
};
type OneTest = Servers & {
  /** Starts the app, with every server behind its origin unless other routes are wished. */
  launchApp: (options?: LaunchOptions) => Promise<RunningApp>;
};

/**
 * A desktop for each worker; servers and a fresh profile for each test. After each test every app it started must
 * have shown no error, and no canary may be found anywhere the app could have left it.
 */
export const test = base.extend<OneTest, { desktop: Desktop }>({
  desktop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const desktop = await openDesktop();
      await use(desktop);
      await desktop.stop();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  vsax: async ({}, use) => {
    const server = await startVsaxServer();
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  halo: async ({}, use) => {
    const server = await startHaloServer();
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  asio: async ({}, use) => {
    const server = await startAsioServer();
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  neo: async ({}, use) => {
    const server = await startNeoServer();
    await use(server);
    await server.close();
  },
  launchApp: async ({ desktop, vsax, halo, asio, neo }, use, info) => {
    const apps: RunningApp[] = [];
    await use(async (options = {}) => {
      const app = await startApp(desktop, {
        ...options,
        routes: { ...routesTo({ vsax, halo, asio, neo }), ...options.routes },
      });
      apps.push(app);
      return app;
    });
    if (info.status !== info.expectedStatus) for (const app of apps) await takePicture(app, info);
    for (const app of apps) await endWell(app);
    for (const app of apps) await removeProfile(app);
  },
});

/** Public origin → loopback origin of the server that stands for it. */
export function routesTo({ vsax, halo, asio, neo }: Servers): Record<string, string> {
  return {
    [TENANT]: vsax.origin,
    [HALO]: halo.origin,
    ...Object.fromEntries(asio.routes),
    [NEO]: neo.origin,
  };
}

/** What was on the screen when a test failed. */
export async function takePicture(app: RunningApp, info: TestInfo): Promise<void> {
  if (!app.isRunning() || app.page.isClosed()) return;
  await info.attach('output', { body: app.output(), contentType: 'text/plain' });
  await info.attach('window', { body: await app.page.screenshot(), contentType: 'image/png' });
}

/** The helpers of an app that was killed write for a moment longer. */
export function removeProfile(app: RunningApp): Promise<void> {
  return rm(app.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Ends an app, and fails where it has shown an error or left a secret. */
export async function endWell(app: RunningApp, canaries: readonly string[] = CANARIES): Promise<void> {
  const found = await findSecrets(app, canaries);
  await app.kill();
  expect.soft(found, 'secrets left behind').toEqual([]);
  expect.soft(app.problems, 'errors shown or logged').toEqual([]);
}
