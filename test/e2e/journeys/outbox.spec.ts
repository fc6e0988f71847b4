import { expect } from '@playwright/test';
import { quit } from '../app/quit.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillHalo } from '../screens/halopsa.ts';
import {
  actInOutbox,
  confirmCancel,
  expectNothingInOutbox,
  networkStatus,
  nothingWaits,
  openOutbox,
  outboxButton,
  outboxHeading,
  outboxRow,
  outboxTable,
  queueSession,
  sayNetwork,
} from '../screens/outbox.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { fillVsax, openVendor, overall, runTest, testButton } from '../screens/workspace.ts';

/** Nothing is lost and nothing is done twice, whatever the network does. */

test('a whole session is drafted and queued offline, outlives a restart, and goes when the servers are back', async ({
  launchApp,
  forwarders,
  neo,
  halo,
}) => {
  const app = await launchApp({ routes: forwarders.routes });
  await sayNetwork(app, false);
  await addNeoKey(app.page, NEO_KEY);
  await goTo(app.page, 'Sessions');
  await startSession(app.page, { vendors: ['HaloPSA', 'VSA X'] });
  await fillHalo(app.page);
  await openVendor(app.page, 'VSA X');
  await fillVsax(app.page);
  await expect(networkStatus(app.page)).toContainText('What you queue runs when you are back');

  await test.step('queued, each with what it waits for', async () => {
    const dialog = await queueSession(app.page, 'Test and submit');
    await expect(dialog).toContainText('HaloPSA, VSA X');
    await dialog.getByRole('button', { name: 'Open the outbox', exact: true }).click();
    await expect(outboxHeading(app.page)).toBeVisible();
    for (const name of ['Acme HaloPSA', 'Acme VSA X']) {
      await expect(outboxRow(app.page, name)).toContainText('Queued');
    }
    await expect(outboxRow(app.page, 'Acme HaloPSA')).toContainText(/offline|could not be reached/);
    await expect(outboxRow(app.page, 'Acme VSA X')).toContainText('The PSA of this client goes first');
    expect(neo.seen).toEqual([]);
  });
  await quit(app);

  const { page } = await launchApp({ profile: app.profile, routes: forwarders.routes });
  await openOutbox(page);
  await expect(outboxTable(page).getByRole('link')).toHaveCount(2);
  await expect(outboxRow(page, 'Acme VSA X')).toContainText('The PSA of this client goes first');
  expect(halo.requests).toEqual([]);

  await forwarders.openAll();
  // By itself: nobody does anything.
  await expect(nothingWaits(page)).toBeVisible({ timeout: 40_000 });
  expect(neo.effects.map(({ integration }) => integration)).toEqual(['halopsa', 'vsax']);
  // Never tested before, so each was tested on the way.
  expect(halo.requests.length).toBeGreaterThan(0);
  await goTo(page, 'Sessions');
  await expectNothingInOutbox(page);
  const row = page.getByRole('table', { name: 'Session list' }).getByRole('row', { name: 'Acme' });
  for (const name of ['HaloPSA', 'VSA X']) await expect(row).toContainText(`${name} Connected`);
  await openSession(page, 'Acme');
  await openVendor(page, 'VSA X');
  await expect(overall(page)).toHaveText(/^Passed from this computer/);
});

test('a test that finds no vendor can wait for it, and be withdrawn', async ({
  launchApp,
  forwarders,
  vsax,
}) => {
  const { page } = await launchApp();
  await startSession(page);
  await fillVsax(page);
  const later = page.getByRole('button', { name: 'Test when back online', exact: true });
  await expect(later).toHaveCount(0);
  await runTest(page, /^Could not tell/);

  await later.click();
  const queued = page.getByRole('status', { name: 'Outbox', exact: true });
  await expect(queued).toHaveText(/^Test queued/);
  await expect(later).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel test', exact: true }).click();
  await expect(queued).toHaveCount(0);

  await later.click();
  await expect(queued).toHaveText(/^Test queued/);
  await forwarders.openAll();
  // By itself: nobody does anything.
  await expect(overall(page)).toHaveText(/^Passed from this computer/, { timeout: 20_000 });
  await expect(queued).toHaveCount(0);
  expect(vsax.requests.length).toBeGreaterThan(0);
});

test('the system’s word that there is no network blocks nothing', async ({ launchApp, forwarders }) => {
  await forwarders.openAll();
  const app = await launchApp();
  const { page } = app;
  await sayNetwork(app, false);
  await startSession(page);
  await fillVsax(page);
  await expect(networkStatus(page)).toHaveText(/^Offline/);
  await expect(page.getByRole('button', { name: 'Test when back online', exact: true })).toBeVisible();
  await testButton(page).click();
  await expect(overall(page)).toHaveText(/^Passed from this computer/);
  await sayNetwork(app, true);
  await expect(networkStatus(page)).toHaveCount(0);
});

test('what waits can be paused, sent and withdrawn', async ({ launchApp, forwarders, neo }) => {
  await forwarders.vsax.open();
  const app = await launchApp();
  const { page } = app;
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page);
  await fillVsax(page);
  await runTest(page, /^Passed from this computer/);
  await sayNetwork(app, false);
  await openReview(page);
  await expect(page.getByText(/It waits in the outbox and will run when you are back/)).toBeVisible();
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);

  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(submission(page)).toContainText('It is paused');
  await openOutbox(page);
  await expect(outboxRow(page, 'Acme VSA X')).toContainText('It is paused');
  await expect(outboxButton(page, 'Pause', 'Acme VSA X')).toHaveCount(0);
  await forwarders.neo.open();
  await sayNetwork(app, true);
  await expect(networkStatus(page)).toHaveCount(0);
  expect(neo.effects).toEqual([]);
  await forwarders.neo.shut();
  await outboxButton(page, 'Send now', 'Acme VSA X').click();
  await expect(outboxRow(page, 'Acme VSA X')).not.toContainText('It is paused');
  await expect(outboxRow(page, 'Acme VSA X')).toContainText('Queued');

  await actInOutbox(page, 'Cancel sending', 'Acme VSA X');
  const dialog = page.getByRole('dialog', { name: 'Cancel sending VSA X for Acme?', exact: true });
  await expect(dialog).toContainText('Nothing has been sent.');
  await confirmCancel(page).click();
  await expect(nothingWaits(page)).toBeVisible();
  await expect(outboxHeading(page)).toBeFocused();
  await forwarders.neo.open();

  await test.step('the draft stays, and goes when it is submitted again', async () => {
    await openSession(page, 'Acme');
    await openReview(page);
    await expect(submission(page)).not.toHaveText(/^Queued/);
    expect(neo.effects).toEqual([]);
    await submitButton(page).click();
    await expect(doneHeading(page)).toBeVisible();
    expect(neo.effects).toHaveLength(1);
  });
});
