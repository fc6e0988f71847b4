import { expect } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { sayNetwork } from '../screens/outbox.ts';
import { goTo, openSession } from '../screens/sessions.ts';
import { addNeoKey, connection } from '../screens/settings.ts';
import { openReview, submission, submitButton } from '../screens/submission.ts';
import { sessionToReview, submitAndWait } from '../screens/up-to-review.ts';

test('without a Neo key Review offers to add one, and goes on from there', async ({ launchApp, neo }) => {
  const { page } = await launchApp();
  await sessionToReview(page);
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Make the Neo API key', exact: true }),
  ).toBeVisible();
  await addNeoKey(page, NEO_KEY);
  await openSession(page, 'Acme');
  await openReview(page);
  const choice = page.getByLabel('Neo connection', { exact: true });
  if (await choice.isVisible()) await choice.selectOption({ label: 'Acme tenant' });
  await submitAndWait(page);
  expect(neo.effects).toHaveLength(1);
});

test('without any Neo connection Review says why nothing can be submitted, online and offline', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await sessionToReview(page);
  await expect(submitButton(page)).toBeDisabled();
  await expect(submitButton(page)).toHaveAccessibleDescription(/no Neo connection yet/);
  await expect(page.getByText('What you entered and tested stays in this session')).toBeVisible();
  await sayNetwork(app, false);
  await expect(page.getByRole('status', { name: 'Network', exact: true })).toBeVisible();
  await expect(page.getByText('Submitting now is safe.')).toHaveCount(0);
});

test('a connection without a key queues, and sends by itself when the key is there', async ({
  launchApp,
  neo,
}) => {
  const { page } = await launchApp();
  await goTo(page, 'Settings');
  await connection(page).getByLabel('Connection name', { exact: true }).fill('Acme tenant');
  await connection(page).getByLabel('Connection name', { exact: true }).press('Tab');
  await expect(page.getByRole('button', { name: 'Remove this connection', exact: true })).toBeVisible();
  await sessionToReview(page);
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await expect(submission(page)).toContainText('no API key');
  await addNeoKey(page, NEO_KEY);
  await expect.poll(() => neo.effects.length).toBe(1);
  await openSession(page, 'Acme');
  await page.getByRole('button', { name: 'Review and submit', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Connected/);
});
