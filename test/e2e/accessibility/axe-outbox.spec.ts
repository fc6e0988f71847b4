import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import {
  ALL_VENDORS,
  actInOutbox,
  confirmCancel,
  fillOutbox,
  networkStatus,
  nothingWaits,
  openOutbox,
  outboxRow,
  queueSession,
  sayNetwork,
} from '../screens/outbox.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { fillVsax, openVendor } from '../screens/workspace.ts';
import { expectNoFaults } from './find-faults.ts';
import { expectUniqueNames } from './find-repeated-names.ts';

test.describe.configure({ timeout: 300_000 });

/** What waits, on every screen that speaks of it. */
test('nothing of the outbox has a fault that axe can find, or two controls of the same role and name', async ({
  launchApp,
  neo,
}) => {
  const app = await launchApp();
  const { page } = app;
  const look = (screen: string) =>
    test.step(screen, async () => {
      await expectNoFaults(page, screen);
      await expectUniqueNames(page, screen);
    });
  const lookAtDialog = (screen: string) => test.step(screen, () => expectNoFaults(page, screen));
  await fillOutbox(page, neo);
  await look('Review, queued');
  await sayNetwork(app, false);
  await expect(networkStatus(page)).toBeVisible();
  await look('Review, offline');
  await goTo(page, 'Sessions');
  await look('Sessions with something in the outbox');
  await openOutbox(page);
  await expect(outboxRow(page, 'Birch VSA X')).toBeVisible();
  await look('Outbox');
  await actInOutbox(page, 'Cancel sending', 'Acme VSA X');
  await page.getByRole('dialog').waitFor();
  await lookAtDialog('Cancel sending');
  await confirmCancel(page).click();
  await actInOutbox(page, 'Cancel sending', 'Birch VSA X');
  await confirmCancel(page).click();
  await expect(nothingWaits(page)).toBeVisible();
  await look('Outbox, empty');

  await goTo(page, 'Sessions');
  await startSession(page, { client: 'Cedar', vendors: ['HaloPSA', 'VSA X'] });
  await openVendor(page, 'VSA X');
  await fillVsax(page);
  await page.getByRole('button', { name: 'Test when back online', exact: true }).waitFor();
  await look('workspace, offline');
  const dialog = await queueSession(page, 'Test and submit');
  await lookAtDialog('Queue all vendors, answered');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Outbox', exact: true })).toHaveText(/^Queued for Neo/);
  await look('workspace, queued');
  await page.getByRole('button', { name: ALL_VENDORS }).click();
  await page.getByRole('dialog').waitFor();
  await lookAtDialog('Queue all vendors');
});
