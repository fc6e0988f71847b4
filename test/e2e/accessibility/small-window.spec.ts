import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillHalo } from '../screens/halopsa.ts';
import { makeSessions } from '../screens/many-sessions.ts';
import {
  ALL_VENDORS,
  actInOutbox,
  fillOutbox,
  networkStatus,
  openOutbox,
  outboxButton,
  sayNetwork,
} from '../screens/outbox.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import {
  enterSecret,
  field,
  fillVsax,
  openVendor,
  overall,
  runTest,
  stepButton,
  stepHeading,
  testButton,
} from '../screens/workspace.ts';
import { expectNoFaults } from './find-faults.ts';

const SIZES: [what: string, make: (app: RunningApp) => Promise<void>][] = [
  ['at 200 %', (app) => shape(app, 1366, 768, 2)],
  ['683 pixels wide', (app) => shape(app, 683, 768, 1)],
];

/** Inner size in pixels of the screen, and zoom. */
async function shape(app: RunningApp, width: number, height: number, zoom: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await expect.poll(() => app.page.evaluate(() => window.innerWidth)).toBe(683);
}

for (const [what, make] of SIZES) {
  test(`${what} nothing has to be scrolled sideways, and every field is within reach`, async ({
    launchApp,
  }) => {
    const app = await launchApp();
    const { page } = app;
    await make(app);
    await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
    await expectNoSidewaysScrolling(page, 'Sessions, empty');
    await makeSessions(page, 3);
    await expectNoSidewaysScrolling(page, 'Sessions');
    await goTo(page, 'About');
    await expectNoSidewaysScrolling(page, 'About');
    await addNeoKey(page, NEO_KEY);
    await expectNoSidewaysScrolling(page, 'Settings');
    await goTo(page, 'Sessions');
    await page.getByRole('button', { name: 'New session', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await expectNoSidewaysScrolling(page, 'New session');
    await page.keyboard.press('Escape');
    await startSession(page);
    await page.getByRole('figure').waitFor();
    await expectNoSidewaysScrolling(page, 'workspace');

    for (const label of ['Tenant URL', 'Token ID', 'Token Secret', 'Notifications']) {
      await expect(field(page, label)).toHaveCount(1);
      await field(page, label).focus();
      await expect(field(page, label)).toBeInViewport({ ratio: 1 });
    }
    await expect(testButton(page)).toBeInViewport({ ratio: 1 });

    await test.step('the fields stay while steps are chosen and results are read', async () => {
      await enterSecret(page, 'Token Secret', 'caught-on-the-first-step');
      await page.getByRole('tab', { name: 'Steps', exact: true }).click();
      await expect(field(page, 'Token Secret')).toBeVisible();
      await stepButton(page, 'Choose what the token may do').click();
      await expect(stepHeading(page, 'Choose what the token may do')).toBeInViewport();
      await expectNoSidewaysScrolling(page, 'the step with permissions');
      await page.getByRole('button', { name: 'Show fields', exact: true }).click();
      await expect(field(page, 'Tenant URL')).toBeInViewport({ ratio: 1 });
      await expect(field(page, 'Token ID')).toBeInViewport({ ratio: 1 });
      await expectNoSidewaysScrolling(page, 'all fields');
      await fillVsax(page);
      await runTest(page, /^Passed from this computer/);
      await expect(overall(page)).toBeInViewport();
      await expect(page.getByRole('table', { name: 'Permission results', exact: true })).toBeVisible();
      await expectNoSidewaysScrolling(page, 'results');
    });

    await openReview(page);
    await submitButton(page).waitFor();
    await expectNoSidewaysScrolling(page, 'Review');
    await submitButton(page).click();
    await expect(doneHeading(page)).toBeVisible();
    await expect(submission(page)).toHaveText(/^Connected/);
    await expectNoSidewaysScrolling(page, 'Done');
  });
}

/** Each of the sizes in turn, for a screen that stays the same in both. */
async function atEachSize(app: RunningApp, look: (what: string) => Promise<void>): Promise<void> {
  for (const [what, make] of SIZES) {
    await make(app);
    await look(what);
  }
}

test('in a small window what waits can be read and acted on', async ({ launchApp, neo }) => {
  const app = await launchApp();
  const { page } = app;
  const look = (screen: string) =>
    atEachSize(app, (what) => expectNoSidewaysScrolling(page, `${screen}, ${what}`));
  await fillOutbox(page, neo);
  await sayNetwork(app, false);
  await expect(networkStatus(page)).toBeVisible();
  await look('Review, queued');
  await openOutbox(page);
  await expect(outboxButton(page, 'Send now', 'Birch VSA X')).toBeVisible();
  await look('Outbox');
  await actInOutbox(page, 'Cancel sending', 'Acme VSA X');
  await page.getByRole('dialog').waitFor();
  await look('Cancel sending');
  await page.keyboard.press('Escape');
  await goTo(page, 'Sessions');
  await look('Sessions with something in the outbox');
  await startSession(page, { client: 'Cedar', vendors: ['HaloPSA', 'VSA X'] });
  await openVendor(page, 'VSA X');
  await fillVsax(page);
  const later = page.getByRole('button', { name: 'Test when back online', exact: true });
  await atEachSize(app, async (what) => {
    await expect(later).toBeInViewport({ ratio: 1 });
    await expectNoSidewaysScrolling(page, `workspace, offline, ${what}`);
  });
  await page.getByRole('tab', { name: 'Steps', exact: true }).click();
  await page.getByRole('button', { name: ALL_VENDORS }).click();
  await page.getByRole('dialog', { name: ALL_VENDORS }).waitFor();
  await look('Queue all vendors');
});

test('in a small window whose portal it is stays readable beside three vendors', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  const client = 'Northwind Traders of the Lower Valley';
  await startSession(page, { client, vendors: ['HaloPSA', 'VSA X', 'ConnectWise Asio'] });
  // The heading that takes most of the line.
  await openVendor(page, 'ConnectWise Asio');
  const name = page.getByText(client, { exact: true });
  await atEachSize(app, async (what) => {
    await expect(name).toBeInViewport({ ratio: 1 });
    const room = await name.evaluate((node) => ({
      width: node.getBoundingClientRect().width,
      // 8rem, at the size of letters that is set.
      atLeast: 8 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    }));
    expect(room.width).toBeGreaterThanOrEqual(room.atLeast);
    await expectNoSidewaysScrolling(page, `workspace with three vendors, ${what}`);
  });
});

test('at 200 % the questions about a connection and a host are whole', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await shape(app, 1366, 768, 2);
  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'Remove this connection', exact: true }).click();
  const remove = page.getByRole('dialog', { name: /^Remove .+\?$/ });
  await expectWhole(page, remove, ['Cancel', 'Remove'], 'Remove');
  await remove.getByRole('button', { name: 'Cancel', exact: true }).click();

  // As long as it gets: a host in punycode, in a folder.
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA'] });
  const base = 'https://service-desk.bücher-und-zeitschriften.northwind-traders.example/halo';
  await fillHalo(page, { url: base });
  await testButton(page).click();
  const question = page.getByRole('dialog', { name: /^Send the secret to service-desk\..+\?$/ });
  await expect(question).toContainText('northwind-traders.example/halo');
  await expectWhole(page, question, ['Use this host', 'Do not send'], 'host question');
});

/** Nothing is cut off: what does not fit is scrolled to, and both answers are within reach. */
async function expectWhole(page: Page, dialog: Locator, answers: string[], screen: string): Promise<void> {
  await expect(dialog).toBeVisible();
  await expectNoSidewaysScrolling(page, screen);
  await expectNoFaults(page, screen);
  for (const name of answers) {
    const button = dialog.getByRole('button', { name, exact: true });
    await button.focus();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  await dialog.getByRole('heading').scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('heading')).toBeInViewport({ ratio: 1 });
}

test('a word half typed survives the window becoming narrow', async ({ launchApp }) => {
  const app = await launchApp();
  await startSession(app.page);
  await field(app.page, 'Tenant URL').pressSequentially('https://ac');
  await shape(app, 683, 768, 1);
  await expect(field(app.page, 'Tenant URL')).toBeFocused();
  await app.page.keyboard.type('me.vsax.net');
  await app.page.keyboard.press('Tab');
  await expect(field(app.page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
});

/** Nothing that is seen reaches over the right edge, and nothing scrolls sideways inside. */
async function expectNoSidewaysScrolling(page: Page, screen: string): Promise<void> {
  const found = await page.evaluate(() => {
    const name = (node: Element) =>
      `${node.tagName} ${node.className} “${(node.textContent ?? '').slice(0, 40)}”`;
    return [...document.querySelectorAll('body *')].flatMap((node) => {
      const { right, width, height } = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      if (
        width === 0 ||
        height === 0 ||
        style.visibility === 'hidden' ||
        node.closest('.visually-hidden, svg') !== null ||
        // A picture shows a part of its screen; that the figure itself fits is looked at.
        node.parentElement?.closest('figure') != null
      )
        return [];
      if (right > window.innerWidth + 1) return [`reaches over the edge: ${name(node)}`];
      const scrolls = ['auto', 'scroll'].includes(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
      return scrolls ? [`scrolls sideways: ${name(node)}`] : [];
    });
  });
  expect.soft(found, screen).toEqual([]);
}
