import { expect, type Locator, type Page } from '@playwright/test';
import type { NeoServer } from '../../servers/neo-server.ts';
import type { RunningApp } from '../app/running-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { prepareNeoKey } from './prepared.ts';
import { goTo } from './sessions.ts';
import { submission, submitButton } from './submission.ts';
import { sessionToReview } from './up-to-review.ts';

/** From anywhere, by the line on Sessions. */
export async function openOutbox(page: Page): Promise<void> {
  await goTo(page, 'Outbox');
  await expect(outboxHeading(page)).toBeVisible();
}

/** What the frame says of the outbox, beside its link. */
export async function expectNothingInOutbox(page: Page): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main', exact: true });
  await expect(main.getByRole('link', { name: 'Outbox', exact: true })).toHaveAccessibleDescription(
    'Nothing is waiting.',
  );
}

export function outboxHeading(page: Page): Locator {
  return page.getByRole('heading', { level: 1, name: 'Outbox', exact: true });
}

export function outboxTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Outbox list', exact: true });
}

/** `name` is client and vendor: `Acme VSA X`. */
export function outboxRow(page: Page, name: string): Locator {
  return outboxTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
}

type Act = 'Send now' | 'Test now' | 'Replace' | 'Pause' | 'Cancel sending' | 'Cancel test';

export function outboxButton(page: Page, act: Act, name: string): Locator {
  return page.getByRole('button', { name: `${act} ${name}`, exact: true });
}

export function moreButton(page: Page, name: string): Locator {
  return page.getByRole('button', { name: `More for ${name}`, exact: true });
}

/** By the row's button, or in its menu: an act goes from one to the other while the row is tried and waits. */
export async function actInOutbox(page: Page, act: Act, name: string): Promise<void> {
  const button = outboxButton(page, act, name);
  await expect(async () => {
    if (!(await button.isVisible())) await moreButton(page, name).click({ timeout: 2_000 });
    await button.click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

/** In the dialog that asks. */
export function confirmCancel(page: Page): Locator {
  return page.getByRole('dialog').getByRole('button', { name: /^Cancel (sending|test)$/ });
}

export function nothingWaits(page: Page): Locator {
  return page.getByRole('heading', { level: 2, name: 'Nothing is waiting', exact: true });
}

/** It waits where there is no network, and begins at once where there is. */
export const ALL_VENDORS = /^(Queue|Submit) all vendors$/;

type Work = 'Test' | 'Test and submit';

/** The dialog for the whole session, before its button is pressed. */
export async function askToQueueSession(page: Page, work: Work): Promise<Locator> {
  await page.getByRole('button', { name: ALL_VENDORS }).click();
  const dialog = page.getByRole('dialog', { name: ALL_VENDORS });
  await dialog.getByRole('radio', { name: work, exact: true }).check();
  return dialog;
}

/** With every vendor filled in: the dialog for the whole session, to its answer. */
export async function queueSession(page: Page, work: Work): Promise<Locator> {
  const dialog = await askToQueueSession(page, work);
  await dialog.getByRole('button', { name: /^(Queue|Submit|Test)$/ }).click();
  await expect(dialog).toContainText(/In the outbox:|Under way:/);
  return dialog;
}

/** What the system says of the network; the app looks every few seconds. */
export async function sayNetwork({ electron }: RunningApp, isOnline: boolean): Promise<void> {
  await electron.evaluate(({ net }, online) => {
    net.isOnline = () => online;
  }, isOnline);
}

export function networkStatus(page: Page): Locator {
  return page.getByRole('status', { name: 'Network', exact: true });
}

/** Two sessions of VSA X in the outbox, each with a word of its own; ends on Review. Neo is given no way in. */
export async function fillOutbox(page: Page, neo: NeoServer): Promise<void> {
  neo.description = 'broken';
  await prepareNeoKey(page, NEO_KEY);
  for (const client of ['Acme', 'Birch']) {
    await sessionToReview(page, client);
    await expect(submitButton(page)).toBeEnabled();
    await submitButton(page).click();
    if (client === 'Birch') {
      await page.getByRole('button', { name: 'Submit anyway', exact: true }).click();
    }
    await expect(submission(page)).toHaveText(/^Queued/);
  }
}
