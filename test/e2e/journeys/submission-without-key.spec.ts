import { expect } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { openSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
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

test('without any Neo connection it waits for a key, and is sent when that is there', async ({
  launchApp,
  neo,
}) => {
  const app = await launchApp();
  const { page } = app;
  await sessionToReview(page);
  await expect(submitButton(page)).toBeDisabled();
  await expect(submitButton(page)).toHaveAccessibleDescription('To submit, choose one of the ways above.');
  await expectNoFaults(page, 'Review without a key');
  await test.step('a Neo admin can be asked', async () => {
    await page.getByRole('button', { name: 'Ask a Neo admin', exact: true }).click();
    await expectNoFaults(page, 'Ask a Neo admin');
    await page.getByRole('button', { name: 'Copy the message', exact: true }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(
      'VSA X for Acme to Neo',
    );
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  });
  await page.getByRole('button', { name: 'Queue until there is a key', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await expect(submission(page)).toContainText('no API key');
  await expect(page.getByText('Submitting now is safe.')).toHaveCount(0);
  await addNeoKey(page, NEO_KEY);
  await expect.poll(() => neo.effects.length).toBe(1);
  await openSession(page, 'Acme');
  await page.getByRole('button', { name: 'Review and submit', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Connected/);
});
