import net, { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { withDescendants } from '../app/process-tree.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { socketsBeyond } from '../app/sockets.ts';
import { removeProfile, test } from '../app/test.ts';
import { beginPractice, leavePractice, useValues } from '../screens/practice.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { eachStep, fillVsax, runTest } from '../screens/workspace.ts';

const IDLES = 30_000;
const calls: string[] = [];
let proxy: net.Server;
let app: RunningApp;

/** A proxy that notes who comes, and lets nobody through. */
test.beforeAll(async ({ desktop }) => {
  proxy = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (asked) => {
      calls.push(String(asked).split('\r\n')[0] ?? '');
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  app = await startApp(desktop, {
    // Under GNOME, which the tests pretend, its own settings would be asked instead.
    environment: {
      XDG_CURRENT_DESKTOP: undefined,
      http_proxy: address,
      https_proxy: address,
      all_proxy: address,
      no_proxy: '',
    },
  });
});
test.afterAll(async () => {
  await app.kill();
  await removeProfile(app);
  proxy.close();
});

test('the app calls nobody by itself: through a whole journey without tests, and 30 s of doing nothing', async () => {
  const { page } = app;
  const beyond = new Set<string>();
  let isOver = false;
  const watched = (async () => {
    while (!isOver) {
      const pids = await withDescendants(app.process.pid ?? 0);
      for (const one of await socketsBeyond(pids)) beyond.add(one);
      await pause(100);
    }
  })();

  expect(
    await app.electron.evaluate(({ session }) => session.defaultSession.resolveProxy('https://a.example/')),
  ).toMatch(/^PROXY 127\.0\.0\.1:/);
  await startSession(page, { client: 'Riverside Dental', vendors: ['VSA X'] });
  await eachStep(page, async () => {});
  await fillVsax(page);
  await goTo(page, 'Settings');
  await goTo(page, 'About');
  await goTo(page, 'Sessions');
  await beginPractice(page, 'Everything works');
  await useValues(page);
  await runTest(page, /^Passed from this computer/);
  await leavePractice(page);
  await pause(IDLES);
  isOver = true;
  await watched;
  expect({ calls, beyond: [...beyond] }).toEqual({ calls: [], beyond: [] });
});
