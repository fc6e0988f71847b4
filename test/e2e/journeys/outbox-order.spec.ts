import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { nothingWaits, openOutbox, outboxButton, outboxRow, outboxTable } from '../screens/outbox.ts';
import { addNeoKey, connection } from '../screens/settings.ts';
import { doneHeading, submission, submitButton } from '../screens/submission.ts';
import { sessionToReview, upToReview } from '../screens/up-to-review.ts';

/** Whose turn it is, whose place at Neo, and who is asked. */

test('a refused Neo key stops its own connection and no other', async ({ launchApp, neo }) => {
  const other = 'neo_sk_prod_OfAnotherTenant000000001';
  const { page } = await launchApp();
  await addNeoKey(page, other, 'Birch tenant');
  await page.getByRole('button', { name: 'Add another connection', exact: true }).click();
  const group = connection(page);
  await expect(group.getByLabel('Connection name', { exact: true })).toHaveValue('');
  await group.getByLabel('Connection name', { exact: true }).fill('Acme tenant');
  await group.getByLabel('Connection name', { exact: true }).press('Tab');
  await group.getByLabel('Neo API key', { exact: true }).fill(NEO_KEY);
  await expect(group.getByLabel('Neo API key', { exact: true })).toHaveAccessibleDescription(
    /^Saved, 36 characters/,
  );

  for (const [client, tenant] of [
    ['Birch', 'Birch tenant'],
    ['Acme', 'Acme tenant'],
  ] as const) {
    await sessionToReview(page, client);
    await page.getByLabel('Neo connection', { exact: true }).selectOption({ label: tenant });
    await expect(submitButton(page)).toBeEnabled();
    await submitButton(page).click();
    if (client === 'Birch') await expect(submission(page)).toContainText('Neo refused the Neo API key');
    else await expect(doneHeading(page)).toBeVisible();
  }
  expect(neo.effects.map(({ key }) => key)).toEqual([NEO_KEY]);
  await openOutbox(page);
  await expect(outboxTable(page).getByRole('link')).toHaveCount(1);
  await expect(outboxRow(page, 'Birch VSA X')).toContainText('Replace the Neo API key in Settings');
});

test('two sessions for one place at Neo: the second one is told that the first still waits, and asked', async ({
  launchApp,
  forwarders,
}) => {
  await forwarders.vsax.open();
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  for (const client of ['Acme', 'Birch']) {
    await sessionToReview(page, client);
    await expect(submitButton(page)).toBeEnabled();
    if (client === 'Birch') {
      // Another client is named only when somebody asks.
      await expect(page.getByRole('main')).toContainText('another session of yours, which still waits');
    }
    await submitButton(page).click();
    const dialog = page.getByRole('dialog', { name: 'Submit anyway?', exact: true });
    if (client === 'Birch') {
      await expect(dialog).toContainText('The credential of another session of yours waits in the outbox');
      await dialog.getByRole('button', { name: /^Show which/ }).click();
      await expect(dialog).toContainText('Acme');
      await dialog.getByRole('button', { name: 'Submit anyway', exact: true }).click();
    }
    await expect(submission(page)).toHaveText(/^Queued/);
  }
});

test('what Neo turns out to hold at the time of sending is not replaced without a word', async ({
  launchApp,
  forwarders,
  neo,
}) => {
  await forwarders.vsax.open();
  neo.sync.set('vsax', { kind: 'does-not-sync' });
  const { page } = await upToReview(launchApp);
  await expect(page.getByRole('main')).toContainText('cannot tell whether it replaces one');
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await forwarders.neo.open();
  // By itself, within the wait after the first try.
  await expect(submission(page)).toHaveText(/^Needs attention/, { timeout: 20_000 });
  const buttons = page
    .getByRole('main')
    .getByRole('button', { name: /^(Cancel sending|Replace and send now)$/ });
  await expect(buttons).toHaveText(['Cancel sending', 'Replace and send now']);
  await expect(submission(page)).toContainText('in its dashboard or on another computer');
  expect(neo.effects).toEqual([]);
  await openOutbox(page);
  await outboxButton(page, 'Replace', 'Acme VSA X').click();
  const dialog = page.getByRole('dialog', { name: 'Replace what Neo holds?', exact: true });
  await dialog.getByRole('button', { name: 'Replace and send now', exact: true }).click();
  await expect(nothingWaits(page)).toBeVisible();
  expect(neo.effects).toHaveLength(1);
});

test('without a keyring the outbox lives in memory and says so', async ({ launchApp, forwarders, neo }) => {
  await forwarders.vsax.open();
  const { page } = await upToReview(launchApp, { keyring: 'none', routes: forwarders.routes });
  await submitButton(page).click();
  await expect(submission(page)).toContainText('In memory only: lost when you quit.');
  await openOutbox(page);
  await expect(page.getByText(/it is in memory only and lost when you quit/)).toBeVisible();
  await forwarders.neo.open();
  await expect(nothingWaits(page)).toBeVisible({ timeout: 30_000 });
  expect(neo.effects).toHaveLength(1);
});
