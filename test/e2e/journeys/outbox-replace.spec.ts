import { expect, type Page } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillHalo } from '../screens/halopsa.ts';
import {
  askToQueueSession,
  expectNothingInOutbox,
  nothingWaits,
  openOutbox,
  outboxButton,
  outboxRow,
  outboxTable,
} from '../screens/outbox.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, submission, submitButton } from '../screens/submission.ts';
import { sessionToReview, submitAndWait, upToReview } from '../screens/up-to-review.ts';
import { fillVsax, openVendor } from '../screens/workspace.ts';

/** One place at Neo for a connection and an integration: nobody's credential gives way without a yes. */

/** The session Birch, with two vendors filled in and nothing tested. Ends in the workspace of VSA X. */
async function fillBirch(page: Page): Promise<void> {
  await goTo(page, 'Sessions');
  await startSession(page, { client: 'Birch', vendors: ['HaloPSA', 'VSA X'] });
  await fillHalo(page);
  await openVendor(page, 'VSA X');
  await fillVsax(page);
}

function question(page: Page) {
  return page.getByRole('heading', { level: 3, name: 'Replace what Neo holds?', exact: true });
}

test('a whole session that would replace another’s credential says whose, and queues nothing before the yes', async ({
  launchApp,
  neo,
}) => {
  const { page } = await upToReview(launchApp);
  await submitAndWait(page);
  await fillBirch(page);
  const dialog = await askToQueueSession(page, 'Test and submit');
  const queue = dialog.getByRole('button', { name: /^(Queue|Submit|Test)$/ });
  const replace = dialog.getByRole('button', { name: 'Replace and go on', exact: true });

  await test.step('the question takes the focus: one Enter too many is not the yes', async () => {
    await expect(replace).toHaveCount(0);
    await queue.focus();
    await page.keyboard.press('Enter');
    await expect(replace).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(question(page)).toBeFocused();
    await expect(dialog).toContainText('replace a credential of another session of yours');
    await expect(dialog).not.toContainText('Under way:');
  });
  await test.step('a test replaces nothing, and the yes is not kept for later', async () => {
    await dialog.getByRole('radio', { name: 'Test', exact: true }).check();
    await expect(queue).toBeVisible();
    await expect(question(page)).toHaveCount(0);
    await dialog.getByRole('radio', { name: 'Test and submit', exact: true }).check();
    await queue.click();
    await expect(replace).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await goTo(page, 'Sessions');
    await expectNothingInOutbox(page);
    expect(neo.effects).toHaveLength(1);
  });
  await test.step('after the yes both go, the PSA first', async () => {
    await openSession(page, 'Birch');
    const again = await askToQueueSession(page, 'Test and submit');
    await again.getByRole('button', { name: /^(Queue|Submit|Test)$/ }).click();
    await again.getByRole('button', { name: 'Replace and go on', exact: true }).click();
    await expect(again).toContainText('Under way: HaloPSA, VSA X.');
    await again.getByRole('button', { name: 'Open the outbox', exact: true }).click();
    await expect(nothingWaits(page)).toBeVisible({ timeout: 30_000 });
  });
  const clients = neo.effects.map(({ integration, body }) => [integration, body.client]);
  expect(clients).toEqual([
    ['vsax', { name: 'Acme' }],
    ['halopsa', { name: 'Birch' }],
    ['vsax', { name: 'Birch' }],
  ]);
});

test('a credential that still waits is named before another session is queued over it', async ({
  launchApp,
  forwarders,
  neo,
}) => {
  await forwarders.vsax.open();
  const { page } = await upToReview(launchApp);
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);

  await fillBirch(page);
  const dialog = await askToQueueSession(page, 'Test and submit');
  await dialog.getByRole('button', { name: /^(Queue|Submit|Test)$/ }).click();
  await expect(dialog).toContainText('Neo has that one, or it waits in this outbox');
  await page.keyboard.press('Escape');
  await openOutbox(page);
  await expect(outboxTable(page).getByRole('link')).toHaveText(['VSA X']);
  expect(neo.effects).toEqual([]);
});

test('what was paused while another session’s went says whose it would replace, and asks in its row', async ({
  launchApp,
  forwarders,
  neo,
}) => {
  await forwarders.vsax.open();
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  for (const client of ['Birch', 'Acme']) {
    await sessionToReview(page, client);
    if (client === 'Acme') await forwarders.neo.open();
    await submitButton(page).click();
    if (client === 'Birch') {
      await expect(submission(page)).toHaveText(/^Queued/);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await expect(submission(page)).toContainText('It is paused');
    }
  }
  await page.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();

  await openOutbox(page);
  const row = outboxRow(page, 'Birch VSA X');
  await outboxButton(page, 'Send now', 'Birch VSA X').click();
  await expect(row).toContainText('Neo holds the credential of Acme for this integration');
  await expect(row).toContainText('Cancel sending leaves everything as it is');
  await expect(outboxButton(page, 'Send now', 'Birch VSA X')).toHaveCount(0);
  expect(neo.effects.map(({ body }) => body.client)).toEqual([{ name: 'Acme' }]);

  await outboxButton(page, 'Replace', 'Birch VSA X').click();
  const dialog = page.getByRole('dialog', { name: 'Replace what Neo holds?', exact: true });
  await expect(dialog).toContainText('the credential of Acme');
  await dialog.getByRole('button', { name: 'Replace and send now', exact: true }).click();
  await expect(nothingWaits(page)).toBeVisible();
  expect(neo.effects.map(({ body }) => body.client)).toEqual([{ name: 'Acme' }, { name: 'Birch' }]);
});
