import { readFile, writeFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { Odd } from '../../servers/neo-server.ts';
import { TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { quit } from '../app/quit.ts';
import { sessionFile } from '../app/session-file.ts';
import { test } from '../app/shared-app.ts';
import { confirmCancel, sayNetwork } from '../screens/outbox.ts';
import { openSession } from '../screens/sessions.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { submitAndWait, upToReview } from '../screens/up-to-review.ts';
import { enterSecret } from '../screens/workspace.ts';

/** Review and Done while a submission waits, or needs somebody: nothing untrue on the screen, and nobody gets lost. */

const DAY = 86_400_000;
const TESTED = /"(startedAt|endedAt)":"([^"]+)"/g;
const CHANGED = `${TOKEN_SECRET.slice(0, -4)}0000`;

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

function reviewHeading(page: Page) {
  return page.getByRole('heading', { level: 1, name: 'Review', exact: true });
}

/** In the workspace: another secret in the place of the saved one. */
async function changeSecret(page: Page): Promise<void> {
  await expect(button(page, 'Replace Token Secret')).toBeVisible();
  await enterSecret(page, 'Token Secret', CHANGED);
}

/** The color of the box's ground, and that of a token. */
async function ground(page: Page, token: string): Promise<[string, string]> {
  return submission(page).evaluate((box, name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    box.after(probe);
    const colors: [string, string] = [
      getComputedStyle(box.parentElement ?? box).backgroundColor,
      getComputedStyle(probe).color,
    ];
    probe.remove();
    return colors;
  }, token);
}

test('what waits is sent, paused and withdrawn in its box, which keeps the focus; Submit is for other values', async ({
  launchApp,
  forwarders,
}) => {
  await forwarders.vsax.open();
  const app = await upToReview(launchApp);
  const { page } = app;
  await sayNetwork(app, false);
  await expect(page.getByText('Submitting now is safe.')).toBeVisible();
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);

  await test.step('the same values are there already', async () => {
    await expect(submitButton(page)).toHaveCount(0);
    await expect(page.getByText('Submitting now is safe.')).toHaveCount(0);
    await expect(button(page, 'Send now')).toBeFocused();
    const [seen, quiet] = await ground(page, '--color-could-not-tell-soft');
    expect(seen).toBe(quiet);
  });
  await test.step('a pause', async () => {
    await button(page, 'Pause').click();
    await expect(submission(page)).toContainText('It is paused');
    await expect(button(page, 'Send now')).toBeFocused();
    await expect(submitButton(page)).toHaveCount(0);
  });
  await test.step('a changed value', async () => {
    await button(page, 'Back to the guide').click();
    await changeSecret(page);
    await openReview(page);
    await expect(submission(page)).toContainText('It is paused');
    await expect(submitButton(page)).toBeEnabled();
    const main = page.getByRole('main');
    await expect(main).toContainText('The last test no longer counts');
    await expect(main).not.toContainText('Passed from this computer');
  });
  await test.step('withdrawn', async () => {
    await button(page, 'Cancel sending').click();
    await confirmCancel(page).click();
    await expect(submission(page)).toBeEmpty();
    await expect(reviewHeading(page)).toBeFocused();
  });
});

test('a refusal keeps the focus on the screen, and the key’s is shown as the key’s', async ({
  launchApp,
  neo,
}) => {
  const answer = (status: number, code: string): Odd => ({
    status,
    body: { error: { code, message: 'No.' }, meta: { request_id: 'req-1' } },
  });
  neo.odd.push({ method: 'PUT', path: /credentials$/, answer: answer(422, 'VALIDATION') });
  const { page } = await upToReview(launchApp);
  // Which of them depends on what of its way was seen: a button stays for as long as it is there, on a slow computer also
  // the one that was pressed.
  const focused = page.getByRole('main').locator('h1:focus, button:focus');
  await expect(submitButton(page)).toBeEnabled();
  await submitButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(submission(page)).toContainText('Review shows what Neo said. Correct the value');
  await expect(focused).toHaveCount(1);
  const [seen, warning] = await ground(page, '--color-warning-soft');
  expect(seen).toBe(warning);

  neo.odd.push({ method: 'PUT', path: /credentials$/, answer: answer(403, 'FORBIDDEN') });
  await button(page, 'Send now').focus();
  await page.keyboard.press('Enter');
  await expect(submission(page)).toContainText('The vendor’s credential was not checked.');
  await expect(focused).toHaveCount(1);
  await button(page, 'Send now').click();
  await expect(doneHeading(page)).toBeVisible();
});

test('Review says aloud what was found out since, once it needs attention', async ({
  launchApp,
  forwarders,
  neo,
}) => {
  await forwarders.vsax.open();
  neo.sync.set('vsax', { kind: 'runs', runs: [] });
  const { page } = await upToReview(launchApp);
  const main = page.getByRole('main');
  await expect(main).toContainText('this computer cannot tell whether it replaces one');
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await button(page, 'Pause').click();
  await expect(submission(page)).toContainText('It is paused');
  await forwarders.neo.open();
  await button(page, 'Send now').click();
  await expect(submission(page)).toContainText('This computer cannot tell whose it is');
  await expect(main).toContainText('replacing the one Neo already has');
});

test('the same values once more: nothing is asked, promised or sent', async ({ launchApp, neo }) => {
  const first = await upToReview(launchApp, {});
  await submitAndWait(first.page);
  await quit(first);
  // As if it had been tested two days ago: the test holds no longer.
  const path = await sessionFile(first.profile);
  const text = await readFile(path, 'utf8');
  const older = text.replaceAll(TESTED, (_, key: string, time: string) => {
    return `"${key}":"${new Date(Date.parse(time) - 2 * DAY).toISOString()}"`;
  });
  expect(older).not.toBe(text);
  await writeFile(path, older);

  const { page } = await launchApp({ profile: first.profile });
  await openSession(page, 'Acme');
  await openReview(page);
  await expect(submission(page)).toHaveText(/^Connected/);
  await expect(page.getByRole('main')).toContainText('The last test no longer counts');
  await submitButton(page).click();
  await expect(submission(page)).toContainText(
    'Neo already has exactly these values. Nothing was sent again.',
  );
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(submitButton(page)).toBeFocused();
  expect(neo.effects).toHaveLength(1);
});

test('Done is not shown of what waits or failed since: Back leads to Review', async ({ launchApp, neo }) => {
  const { page } = await upToReview(launchApp);
  await submitAndWait(page);
  neo.description = 'broken';
  await openSession(page, 'Acme');
  await changeSecret(page);
  await openReview(page);
  await submitButton(page).click();
  await button(page, 'Submit anyway').click();
  await expect(submission(page)).toHaveText(/^(Queued|Needs attention)/);

  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(reviewHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^(Queued|Needs attention)/);
  await expect(page.getByRole('main')).not.toContainText('Neo took the credential');
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'VSA X', exact: true })).toBeVisible();
});
