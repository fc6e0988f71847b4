import { expect } from '@playwright/test';
import { type Forwarder, startForwarder } from '../../servers/forwarder.ts';
import { findSecrets } from './canary.ts';
import type { Desktop } from './desktop.ts';
import type { Forwarders } from './forwarded-test.ts';
import { type RunningApp, startApp } from './running-app.ts';
import {
  test as base,
  CANARIES,
  endWell,
  HALO,
  NEO,
  removeProfile,
  routesTo,
  TENANT,
  takePicture,
} from './test.ts';

type SharedApp = {
  /** A running app as after its first start, to which these servers answer. */
  ready(routes: Record<string, string>): Promise<RunningApp>;
  /** The ways to these servers, all shut at first, until `run` has ended. */
  holdWays(routes: Record<string, string>, run: (ways: Forwarders) => Promise<void>): Promise<void>;
  /** Ends the app, and fails where it has shown an error or left a secret. The next test starts another. */
  end(): Promise<void>;
  /** Nobody knows what a failed test has left in it. */
  abandon(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Half of the time that a short journey takes is the start of the app. Here `launchApp()` without options answers one that
 * the tests of a file share: before each of them its sessions, what waits and its Neo connections are taken away, the
 * window is as it was, and the page is loaded anew. Servers are each test's own, and each test is searched for secrets and
 * errors. A test that fails takes the app with it. A test wants an app of its own, `launchApp({})`, if it starts the app
 * again, if it leaves more than that (a wait that a vendor asked for, settings), or if it must not see that sessions were
 * deleted. A file that uses this ends it: `test.afterAll(endSharedApp)`.
 */
export const test = base.extend<{ forwarders: Forwarders }, { sharedApp: SharedApp }>({
  sharedApp: [
    async ({ desktop }, use) => {
      const shared = shareApp(desktop);
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  forwarders: async ({ sharedApp, vsax, halo, asio, neo }, use) =>
    sharedApp.holdWays(routesTo({ vsax, halo, asio, neo }), use),
  launchApp: async ({ launchApp, sharedApp, vsax, halo, asio, neo }, use, info) => {
    let app: RunningApp | null = null;
    await use(async (options) => {
      if (options !== undefined || app !== null) return launchApp(options);
      app = await sharedApp.ready(routesTo({ vsax, halo, asio, neo }));
      return app;
    });
    if (app === null) return;
    const { isRunning, problems }: RunningApp = app;
    const hasFailed = info.status !== info.expectedStatus;
    if (hasFailed) await takePicture(app, info);
    const found = await findSecrets(app, CANARIES, true);
    if (hasFailed || found.length + problems.length > 0 || !isRunning()) await sharedApp.abandon();
    expect.soft(found, 'secrets left behind').toEqual([]);
    expect.soft(problems, 'errors shown or logged').toEqual([]);
  },
});

export function endSharedApp({ sharedApp }: { sharedApp: SharedApp }): Promise<void> {
  return sharedApp.end();
}

/** The ways that a test can shut. */
const HELD = [TENANT, HALO, NEO];

function shareApp(desktop: Desktop): SharedApp {
  let app: RunningApp | null = null;
  /** By public origin: where the app is led stays, and where that leads is each test's own. */
  const ways = new Map<string, Forwarder>();
  let areHeld = false;

  const wayTo = async (origin: string, server: string) => {
    const way = ways.get(origin) ?? (await startForwarder(server));
    ways.set(origin, way);
    way.leadTo(server);
    return way;
  };
  const forget = async (end: (running: RunningApp) => Promise<void>) => {
    if (app === null) return;
    const running = app;
    app = null;
    await end(running);
    await removeProfile(running);
  };
  const abandon = () => forget((running) => running.kill());

  return {
    async ready(routes) {
      for (const [origin, server] of Object.entries(routes)) {
        const way = await wayTo(origin, server);
        if (!(areHeld && HELD.includes(origin))) await way.open();
      }
      if (app !== null && !(app.isRunning() && (await beginAnew(app)))) await abandon();
      if (app !== null) return app;
      const origins = [...ways].map(([origin, way]) => [origin, way.origin]);
      app = await startApp(desktop, { routes: Object.fromEntries(origins) });
      await app.electron.evaluate(({ BrowserWindow, net }) => {
        const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
        Object.assign(globalThis, { beforeTests: { bounds, isOnline: net.isOnline } });
      });
      return app;
    },
    async holdWays(routes, run) {
      const [vsax, halo, neo] = await Promise.all(HELD.map((origin) => wayTo(origin, routes[origin] ?? '')));
      if (!vsax || !halo || !neo) return;
      const each = [vsax, halo, neo];
      areHeld = true;
      for (const way of each) await way.shut();
      const openAll = async () => void (await Promise.all(each.map((way) => way.open())));
      const toWays = Object.fromEntries(HELD.map((origin, at) => [origin, each[at]?.origin ?? '']));
      await run({ vsax, halo, neo, openAll, routes: toWays });
      areHeld = false;
    },
    end: () => forget((running) => endWell(running)),
    abandon,
    async close() {
      await abandon();
      for (const way of ways.values()) await way.shut();
    },
  };
}

/** Takes away what the test before has made. False where something cannot be taken away. */
async function beginAnew({ page, electron }: RunningApp): Promise<boolean> {
  const isEmpty = await page.evaluate(async () => {
    type Found = { ok: boolean; value: { rows: { id: string }[]; connections: { id: string }[] } };
    const invoke = async (name: string, input: object) =>
      (await window.setup?.invoke(name as 'readSettings', input)) as Found | undefined;
    const list = async (filter: string) =>
      (await invoke('listSessions', { search: '', filter, limit: 1_000 }))?.value.rows ?? [];
    const rows = [...(await list('all')), ...(await list('archived'))];
    const connections = (await invoke('readSettings', {}))?.value.connections ?? [];
    const done = [
      ...rows.map(({ id }) => ['deleteSession', { sessionId: id }] as const),
      ...connections.map(({ id }) => ['removeConnection', { connectionId: id }] as const),
    ];
    for (const [name, input] of done) if ((await invoke(name, input))?.ok !== true) return false;
    return true;
  });
  if (!isEmpty) return false;
  await electron.evaluate(({ BrowserWindow, clipboard, net }) => {
    type Before = { beforeTests: { bounds: Electron.Rectangle; isOnline: typeof net.isOnline } };
    const { bounds, isOnline } = (globalThis as unknown as Before).beforeTests;
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds(bounds);
    window?.webContents.setZoomFactor(1);
    clipboard.clear();
    // A test may have said that there is no network.
    net.isOnline = isOnline;
  });
  await page.evaluate(() => {
    window.history.replaceState(null, '', '#sessions');
  });
  await page.reload();
  return true;
}
