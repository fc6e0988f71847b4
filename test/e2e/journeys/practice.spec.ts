import { expect } from '@playwright/test';
import { type NeoServer, startNeoServer } from '../../servers/neo-server.ts';
import { startVsaxServer, type VsaxServer } from '../../servers/vsax-server.ts';
import { filesBelow } from '../app/canary.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { endWell, NEO, NEO_KEY, removeProfile, TENANT, test } from '../app/test.ts';
import { haloRows } from '../screens/halopsa.ts';
import { beginPractice, leavePractice, practiceStatus, useValues } from '../screens/practice.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import {
  changeAllTo,
  expectVerdicts,
  lookHere,
  openVendor,
  overall,
  runTest,
  testButton,
} from '../screens/workspace.ts';

/** Every scenario, one after another in one app with a real session beside them; nothing of it may get outside. */
let app: RunningApp;
let vsax: VsaxServer;
let neo: NeoServer;

test.beforeAll(async ({ desktop }) => {
  [vsax, neo] = await Promise.all([startVsaxServer(), startNeoServer()]);
  app = await startApp(desktop, { routes: { [TENANT]: vsax.origin, [NEO]: neo.origin } });
  await addNeoKey(app.page, NEO_KEY);
  await goTo(app.page, 'Sessions');
  await startSession(app.page, { client: 'A real client' });
  await goTo(app.page, 'Sessions');
  neo.seen.length = 0;
});
test.afterEach(async () => {
  await leavePractice(app.page);
  // The pretend world is gone, the real one as it was.
  await expect(app.page.getByRole('table', { name: 'Session list' }).getByRole('link')).toHaveText([
    'A real client',
  ]);
  expect([vsax.requests, neo.seen]).toEqual([[], []]);
});
test.afterAll(async () => {
  const written = await filesBelow(app.profile);
  const traces = written.filter(({ bytes }) =>
    /practice-(?:token|client)-secret-not-real/.test(bytes.toString('latin1')),
  );
  expect.soft(traces.map(({ name }) => name)).toEqual([]);
  await endWell(app, [NEO_KEY]);
  await Promise.all([vsax.close(), neo.close()]);
  await removeProfile(app);
});

test('Everything works, from the first step to Done, marked on every screen', async () => {
  const { page } = app;
  await beginPractice(page, 'Everything works', 'HaloPSA');
  for (const place of ['Sessions', 'Settings', 'About'] as const) {
    await goTo(page, place);
    await expect(practiceStatus(page)).toBeVisible();
  }
  await goTo(page, 'Sessions');
  await expect(page.getByRole('link', { name: 'A real client', exact: true })).toHaveCount(0);
  await page.getByRole('table', { name: 'Session list' }).getByRole('link').first().click();
  await openVendor(page, 'HaloPSA');
  await useValues(page);
  await runTest(page, /^Passed from this computer/);
  await expectVerdicts(page, haloRows('Passed'));
  await openReview(page);
  await expect(practiceStatus(page)).toBeVisible();
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(practiceStatus(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
});

test('A missing permission', async () => {
  const { page } = app;
  await beginPractice(page, 'A missing permission');
  await useValues(page);
  await runTest(page, /^Failed/);
  const failed = page
    .getByRole('table', { name: 'Permission results' })
    .getByRole('row')
    .filter({ hasText: 'Failed' });
  await expect(failed).toHaveCount(1);
  await failed.getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(lookHere(page)).toHaveText(/^Tick Read for/);
});

test('Wrong secret', async () => {
  const { page } = app;
  await beginPractice(page, 'Wrong secret');
  await useValues(page);
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...changeAllTo('Not tested'), 'Sign-in': 'Failed' });
});

test('Empty tenant', async () => {
  const { page } = app;
  await beginPractice(page, 'Empty tenant');
  await setWidth(683);
  await useValues(page);
  await setWidth(1366);
  await runTest(page, /^Warning/);
  await expectVerdicts(page, { 'Sign-in': 'Passed', Devices: 'Warning', Automation: 'Passed' });
});

/** Of the window's inside, in pixels; in the narrow one the values are used as in any other. */
async function setWidth(width: number): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, wide) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 768);
  }, width);
  await expect.poll(() => app.page.evaluate(() => window.innerWidth)).toBe(width);
}

test('Slow network, and Stop', async () => {
  const { page } = app;
  await beginPractice(page, 'Slow network');
  await useValues(page);
  await testButton(page).click();
  await expect(overall(page)).toHaveText(/^Testing/);
  await page.getByRole('button', { name: 'Stop test', exact: true }).click();
  await expect(overall(page)).toHaveText(/^Stopped/);
});

for (const vendor of ['HaloPSA', 'ConnectWise Asio']) {
  for (const [scenario, ends] of [
    ['A missing permission', /^Failed/],
    ['Wrong secret', /^Failed/],
    ['Empty tenant', /^Warning/],
  ] as const) {
    test(`${scenario}: ${vendor}`, async () => {
      const { page } = app;
      await beginPractice(page, scenario, vendor);
      await useValues(page);
      await runTest(page, ends);
      const open = page
        .getByRole('table', { name: 'Permission results' })
        .getByRole('row')
        .filter({ hasText: /Failed|Warning/ });
      await open.first().getByRole('button', { name: 'Show me where', exact: true }).click();
      await expect(lookHere(page)).not.toBeEmpty();
    });
  }
}
