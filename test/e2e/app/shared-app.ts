import { expect } from '@playwright/test';
import { type Forwarder, startForwarder } from '../../servers/forwarder.ts';
import { findSecrets } from './canary.ts';
import type { Desktop } from './desktop.ts';
import { emptyApp, rememberStart } from './empty-app.ts';
import type { Forwarders } from './forwarded-test.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { test as base, CANARIES, HALO, NEO, removeProfile, routesTo, TENANT, takePicture } from './test.ts';

type SharedApp = {
  /** A running app as after its first start, to which these servers answer. */
  ready(routes: Record<string, string>): Promise<RunningApp>;
  /** The app that a test has ended, started again on its profile. */
  again(): Promise<RunningApp>;
  /** The ways to these servers, all shut at first, until `run` has ended. */
  holdWays(routes: Record<string, string>, run: (ways: Forwarders) => Promise<void>): Promise<void>;
  /** Nobody knows what a failed test has left in it. */
  abandon(): Promise<void>;
};

const shared = new WeakMap<Desktop, SharedApp>();

/**
 * A third of the time that a journey takes is the start of an app, and one that has run for a while is quicker. Here
 * `launchApp()` without options answers one that all tests of a worker share: before each of them its sessions, what waits
 * and its Neo connections are taken away, the window is as it was, and the page is loaded anew; where settings are not as at
 * the start, or a credential has few sign-ins left, the app is replaced. Servers are each test's own, and each test is searched for secrets and errors. A test that
 * fails takes the app with it. A test may end it and start it again, with the app's own `profile` and no other option.
 *
 * A test wants an app of its own, `launchApp({})`, if it looks at what is only there once (a first start), if it leaves more
 * than that behind (a wait that a vendor asked for, files that it changed), or if it must not see that sessions were deleted.
 */
export const test = base.extend<{ forwarders: Forwarders }>({
  forwarders: async ({ desktop, vsax, halo, asio, neo }, use) =>
    sharedAppOf(desktop).holdWays(routesTo({ vsax, halo, asio, neo }), use),
  launchApp: async ({ desktop, launchApp, vsax, halo, asio, neo }, use, info) => {
    const sharedApp = sharedAppOf(desktop);
    const apps: RunningApp[] = [];
    await use(async (options) => {
      const last = apps.at(-1);
      const isAgain = last !== undefined && options?.profile === last.profile && !last.isRunning();
      if (!(isAgain && Object.keys(options).length === 1) && (options !== undefined || last !== undefined))
        return launchApp(options);
      const app = isAgain
        ? await sharedApp.again()
        : await sharedApp.ready(routesTo({ vsax, halo, asio, neo }));
      apps.push(app);
      return app;
    });
    const app = apps.at(-1);
    if (app === undefined) return;
    const hasFailed = info.status !== info.expectedStatus;
    if (hasFailed) await takePicture(app, info);
    const found = await findSecrets(app, CANARIES, true);
    const problems = apps.flatMap((one) => one.problems);
    if (hasFailed || found.length + problems.length > 0 || !app.isRunning()) await sharedApp.abandon();
    expect.soft(found, 'secrets left behind').toEqual([]);
    expect.soft(problems, 'errors shown or logged').toEqual([]);
  },
});

function sharedAppOf(desktop: Desktop): SharedApp {
  const one = shared.get(desktop) ?? shareApp(desktop);
  shared.set(desktop, one);
  return one;
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
  const start = async (profile?: string) => {
    const routes = Object.fromEntries([...ways].map(([origin, way]) => [origin, way.origin]));
    return startApp(desktop, profile === undefined ? { routes } : { routes, profile });
  };
  const abandon = async () => {
    if (app === null) return;
    const running = app;
    app = null;
    await running.kill();
    await removeProfile(running);
  };
  /** Searched once more when all of it is on the disk. */
  const end = async () => {
    const running = app;
    const found = running === null ? [] : await findSecrets(running, CANARIES);
    const faults = [...found, ...(running?.problems ?? [])];
    await abandon();
    for (const way of ways.values()) await way.shut();
    if (faults.length > 0) throw new Error(`The shared app has left: ${faults.join('\n')}`);
  };
  desktop.beforeStop(end);

  return {
    async ready(routes) {
      for (const [origin, server] of Object.entries(routes)) {
        const way = await wayTo(origin, server);
        if (!(areHeld && HELD.includes(origin))) await way.open();
      }
      if (app !== null && !(app.isRunning() && (await emptyApp(app)))) await abandon();
      if (app !== null) return app;
      app = await start();
      await rememberStart(app);
      return app;
    },
    async again() {
      const before = app;
      app = await start(before?.profile);
      await rememberStart(app, before);
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
    abandon,
  };
}
