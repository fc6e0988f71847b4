import { expect, type Page } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { goTo } from '../screens/sessions.ts';
import { connection, connectionResult } from '../screens/settings.ts';
import { sessionToReview, submitAndWait } from '../screens/up-to-review.ts';
import { lookHere } from '../screens/workspace.ts';

test('the guide of the Neo key, from Sessions and back, with the key caught beside it', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await expect(guideHeading(page)).toBeVisible();
  const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
  await expect(steps).toHaveCount(4);
  for (const step of await steps.all()) {
    await step.click();
    await expect(lookHere(page)).not.toBeEmpty();
    await expect(page.getByRole('figure').first()).toBeVisible();
  }
  await catchKey(page);
  await page.getByRole('button', { name: 'Test connection', exact: true }).click();
  await expect(connectionResult(page)).toHaveText(/^Passed/);
  await page.getByRole('button', { name: 'Back to sessions', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions', exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('A Neo API key is saved for');
});

test('the guide of the Neo key from Settings', async ({ launchApp }) => {
  const { page } = await launchApp();
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'How to make the key', exact: true }).click();
  await expect(guideHeading(page)).toBeVisible();
  await page.getByRole('button', { name: 'Back to Settings', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings', exact: true })).toBeVisible();
});

test('a key caught from Review belongs to the session that lacked it', async ({ launchApp, neo }) => {
  const { page } = await launchApp();
  await sessionToReview(page);
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await expect(guideHeading(page)).toBeVisible();
  await catchKey(page);
  await page.getByRole('button', { name: 'Back to Review', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review', exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('goes to Neo connection');
  await submitAndWait(page);
  expect(neo.effects).toHaveLength(1);
});

function guideHeading(page: Page) {
  return page.getByRole('heading', { level: 1, name: 'Make the Neo API key', exact: true });
}

async function catchKey(page: Page): Promise<void> {
  const key = connection(page).getByLabel('Neo API key', { exact: true });
  await key.fill(NEO_KEY);
  await expect(key).toHaveAccessibleDescription(new RegExp(`^Saved, ${NEO_KEY.length} characters`));
}
