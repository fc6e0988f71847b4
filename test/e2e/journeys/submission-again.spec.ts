import { expect } from '@playwright/test';
import { assumedDescription } from '../../servers/neo-descriptions.ts';
import { quit } from '../app/quit.ts';
import { test } from '../app/shared-app.ts';
import { goTo, openSession } from '../screens/sessions.ts';
import { connection, connectionResult } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { sessionToReview, submitAndWait, upToReview } from '../screens/up-to-review.ts';

/** Whatever is repeated, lost or cut off: one effect at Neo, at the right tenant. */

test('a description that cannot be read leaves it queued, and the next start sends it', async ({
  launchApp,
  neo,
}) => {
  neo.description = 'broken';
  const app = await upToReview(launchApp);
  await submitButton(app.page).click();
  await expect(submission(app.page)).toHaveText(/^Queued/);
  expect(neo.effects).toEqual([]);
  await quit(app);

  neo.description = assumedDescription;
  const { page } = await launchApp({ profile: app.profile });
  await expect.poll(() => neo.effects.length).toBe(1);
  await openSession(page, 'Acme');
  await page.getByRole('button', { name: 'Review and submit', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Connected/);
});

test('what is queued does not follow a key of another tenant', async ({ launchApp, neo }) => {
  neo.description = 'broken';
  const other = 'neo_sk_prod_OfAnotherTenant000000001';
  neo.keys.add(other);
  const app = await upToReview(launchApp);
  const { page } = app;
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Replace Neo API key', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Is the new key for the same Neo tenant?', exact: true });
  await dialog.getByRole('button', { name: 'Another tenant', exact: true }).click();
  neo.description = assumedDescription;
  await connection(page).getByLabel('Neo API key', { exact: true }).fill(other);
  await expect(page.getByRole('button', { name: 'Replace Neo API key', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Test connection', exact: true }).click();
  await expect(connectionResult(page)).toHaveText(/^Passed/);
  await openSession(page, 'Acme');
  await openReview(page);
  await expect(submission(page)).not.toHaveText(/^(Queued|Sending|Sent|Connected)/);
  expect(neo.effects).toEqual([]);

  await test.step('submitted again it goes to the other tenant, also as the next start knows it', async () => {
    await submitAndWait(page);
    expect(neo.effects.map(({ key }) => key)).toEqual([other]);
    await quit(app);
    const next = await launchApp({ profile: app.profile });
    await openSession(next.page, 'Acme');
    await openReview(next.page);
    await expect(submission(next.page)).toHaveText(/^Connected/);
    expect(neo.effects).toHaveLength(1);
  });
});

test('a second session of the same vendor says whose credential it replaces, and asks', async ({
  launchApp,
  neo,
}) => {
  const { page } = await upToReview(launchApp);
  await submitAndWait(page);
  await sessionToReview(page, 'Birch');
  await expect(page.getByRole('main')).toContainText('replacing the credential of another session of yours');
  // Others may be watching: whose it is, is told only when asked.
  const other = page.locator('bdi');
  await expect(other).toHaveCount(0);
  await page.getByRole('button', { name: 'Show which', exact: true }).click();
  await expect(other).toHaveText('Acme');
  await submitButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Submit anyway?', exact: true });
  await expect(dialog).toContainText('It replaces the credential of another session of yours');
  await expect(dialog.locator('bdi')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Show which', exact: true }).click();
  await expect(dialog.locator('bdi')).toHaveText('Acme');
  await dialog.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
  expect(neo.effects).toHaveLength(2);
});

test('submitting twice is one effect', async ({ launchApp, neo }) => {
  const { page } = await upToReview(launchApp);
  await submitButton(page).dblclick();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
  await openSession(page, 'Acme');
  await openReview(page);
  await expect(submission(page)).toHaveText(/^Connected/);
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Connected/);
  expect(neo.effects).toHaveLength(1);
  expect(neo.count('PUT', /credentials$/)).toBe(1);
});

test('a lost answer is asked for again with the same key, and has one effect', async ({ launchApp, neo }) => {
  neo.odd.push({ method: 'PUT', path: /credentials$/, answer: { afterEffect: true } });
  const { page } = await upToReview(launchApp);
  await submitAndWait(page);
  const writes = neo.seen.filter(({ method }) => method === 'PUT');
  expect(writes).toHaveLength(2);
  expect(new Set(writes.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(neo.effects).toHaveLength(1);
});

test('a power cut while sending sends once more, with the same key, and has one effect', async ({
  launchApp,
  neo,
}) => {
  neo.odd.push({ method: 'PUT', path: /credentials$/, answer: { afterEffect: true, silent: true } });
  const app = await upToReview(launchApp);
  const received = neo.received('PUT');
  await submitButton(app.page).click();
  await received;
  await app.kill();
  const { page } = await launchApp({ profile: app.profile });
  await expect.poll(() => neo.count('PUT', /credentials$/)).toBe(2);
  await openSession(page, 'Acme');
  await page.getByRole('button', { name: 'Review and submit', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Connected/);
  expect(neo.effects).toHaveLength(1);
});
