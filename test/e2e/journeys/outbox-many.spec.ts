import { expect, type Page } from '@playwright/test';
import { queueMany } from '../../harness/many-items.ts';
import type { VsaxServer } from '../../servers/vsax-server.ts';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { type Forwarders, test } from '../app/forwarded-test.ts';
import { quit } from '../app/quit.ts';
import type { LaunchOptions, RunningApp } from '../app/running-app.ts';
import { NEO_KEY } from '../app/test.ts';
import {
  confirmCancel,
  moreButton,
  openOutbox,
  outboxButton,
  outboxHeading,
  outboxRow,
  outboxTable,
  sayNetwork,
} from '../screens/outbox.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submission, submitButton } from '../screens/submission.ts';
import { fillVsax, runTest } from '../screens/workspace.ts';

type Launch = (options?: LaunchOptions) => Promise<RunningApp>;

/** A profile with so many items, two for each of its sessions: the first by hand, the others by the app. */
async function profileWithMany(
  launchApp: Launch,
  { forwarders, vsax }: { forwarders: Forwarders; vsax: VsaxServer },
  count: number,
): Promise<string> {
  await forwarders.vsax.open();
  const app = await launchApp({ routes: forwarders.routes });
  await addNeoKey(app.page, NEO_KEY);
  await goTo(app.page, 'Sessions');
  await startSession(app.page, { client: 'Client 001' });
  await fillVsax(app.page);
  await runTest(app.page, /^Passed from this computer/);
  await openReview(app.page);
  await submitButton(app.page).click();
  await expect(submission(app.page)).toHaveText(/^Queued/);
  // A vendor that answers nothing keeps the tests that are queued from failing and trying again, all of them, meanwhile.
  vsax.delay = 600_000;
  await queueMany(app.page, count);
  await forwarders.vsax.shut();
  await quit(app);
  return app.profile;
}

function counted(page: Page, words: string) {
  return page.getByText(words, { exact: true });
}

/** The focus on an act of a row, in its menu where it stands there: it goes in and out while the row is tried and waits. */
async function reachByKeys(page: Page, act: 'Pause' | 'Cancel sending', name: string): Promise<void> {
  const button = outboxButton(page, act, name);
  await expect(async () => {
    if (!(await button.isVisible())) {
      await moreButton(page, name).focus({ timeout: 2_000 });
      await page.keyboard.press('Enter');
    }
    await button.focus({ timeout: 2_000 });
    await expect(button).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
}

function link(page: Page, name: string) {
  return outboxTable(page).getByRole('link', { name, exact: true });
}

test('five hundred items that wait offline are read, reached and cancelled with the keyboard alone', async ({
  launchApp,
  forwarders,
  neo,
  vsax,
}) => {
  test.setTimeout(360_000);
  const profile = await profileWithMany(launchApp, { forwarders, vsax }, 500);
  const app = await launchApp({ profile, routes: forwarders.routes });
  const { page } = app;
  const { keyboard } = page;
  await sayNetwork(app, false);
  await openOutbox(page);
  await expect(outboxHeading(page)).toBeFocused();
  // Each vendor of a client is one line, with what is tested and sent.
  await expect(counted(page, '250 wait')).toBeVisible();
  const rows = outboxTable(page).getByRole('link');
  await expect(rows).toHaveCount(50);
  // The rows that more bring are of the same kinds.
  await test.step('nothing of it has a fault that axe can find', () => expectNoFaults(page, '500 items'));

  await test.step('every row is brought, and the keys go on where the new ones begin', async () => {
    await page.getByRole('button', { name: 'Show more (200 left)', exact: true }).focus();
    await keyboard.press('Enter');
    await expect(link(page, 'Client 051 VSA X')).toBeFocused();
    await keyboard.press('Shift+Tab');
    await expect(moreButton(page, 'Client 050 VSA X')).toBeFocused();
    await expect(rows).toHaveCount(250);

    const names = await rows.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')));
    expect(new Set(names).size).toBe(250);
    // One of the last by Tab: it can be sent, the rest is in its menu, and the next row follows.
    await link(page, 'Client 249 VSA X').focus();
    await keyboard.press('Tab');
    await expect(outboxButton(page, 'Send now', 'Client 249 VSA X')).toBeFocused();
    await keyboard.press('Tab');
    await expect(moreButton(page, 'Client 249 VSA X')).toBeFocused();
    await keyboard.press('Tab');
    await expect(link(page, 'Client 250 VSA X')).toBeFocused();
  });

  await test.step('one in the middle is cancelled, and nobody is thrown back to the top', async () => {
    await reachByKeys(page, 'Cancel sending', 'Client 125 VSA X');
    await keyboard.press('Enter');
    await confirmCancel(page).focus();
    await keyboard.press('Enter');
    await expect(counted(page, '249 wait')).toBeVisible();
    await expect(rows).toHaveCount(249);
    await expect(link(page, 'Client 125 VSA X')).toHaveCount(0);
    await expect(link(page, 'Client 124 VSA X')).toBeFocused();
    await expect(link(page, 'Client 124 VSA X')).toBeInViewport();
  });

  await test.step('the screen answers while all the tests try and wait', async () => {
    await reachByKeys(page, 'Pause', 'Client 126 VSA X');
    await keyboard.press('Enter');
    await expect(outboxRow(page, 'Client 126 VSA X')).toContainText('It is paused');
    await expect(moreButton(page, 'Client 126 VSA X')).toBeFocused();
    await link(page, 'Client 126 VSA X').focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Review', exact: true })).toBeFocused();
    await expect(page.getByRole('main')).toContainText('Client 126');
  });
  await quit(app);

  // What was withdrawn and paused is so on the disk too, and nothing else is missing.
  const again = await launchApp({ profile, routes: forwarders.routes });
  await openOutbox(again.page);
  await expect(counted(again.page, '249 wait')).toBeVisible();
  expect(neo.effects).toEqual([]);
});

test('the keys stay in a row whose buttons go while it is tried, and find the heading when it has gone', async ({
  launchApp,
  forwarders,
  vsax,
}) => {
  const { page } = await launchApp({ routes: forwarders.routes });
  await startSession(page);
  await fillVsax(page);
  await runTest(page, /^Could not tell/);
  await page.getByRole('button', { name: 'Test when back online', exact: true }).click();
  await openOutbox(page);
  const name = 'Acme VSA X';
  await expect(outboxRow(page, name)).toContainText('The vendor could not be reached');
  await outboxButton(page, 'Test now', name).focus();
  vsax.delay = 25_000;
  await forwarders.vsax.open();
  // By itself: nobody presses anything.
  await expect(outboxRow(page, name)).toContainText('The credential is being tested', { timeout: 20_000 });
  await expect(outboxButton(page, 'Cancel test', name)).toBeFocused();
  await page.keyboard.press('Enter');
  await confirmCancel(page).press('Enter');
  await expect(outboxRow(page, name)).toHaveCount(0);
  await expect(outboxHeading(page)).toBeFocused();
});
