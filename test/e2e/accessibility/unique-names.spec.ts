import { expect, type Page } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { fillOutbox, openOutbox, outboxRow } from '../screens/outbox.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { fillVsax, openVendor, runTest, stepButton } from '../screens/workspace.ts';

/** Whoever finds a control by its name, a person by voice or a test, must find one. Rows repeat one on purpose. */
const REPEATED = ['button "Show me where"'];
const CONTROLS = /^\s*- '?((?:button|link|textbox|searchbox|combobox|checkbox|radio) "(?:[^"\\]|\\.)*")/;

test('no two controls of a screen have the same role and name', async ({ launchApp }) => {
  const { page } = await launchApp();
  const look = (screen: string) => test.step(screen, () => expectUniqueNames(page, screen));
  await page.getByRole('button', { name: 'Begin the first session', exact: true }).waitFor();
  await look('Sessions');
  await addNeoKey(page, NEO_KEY);
  await look('Settings');
  await goTo(page, 'About');
  await look('About');
  await goTo(page, 'Sessions');
  await startSession(page);
  await page.getByRole('figure').waitFor();
  const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
  for (const step of await steps.all()) {
    await step.click();
    await look(`step ${await step.textContent()}`);
  }
  await stepButton(page, 'Name the token').click();
  await fillVsax(page);
  await runTest(page, /^Passed/);
  await look('results');
  await openReview(page);
  await submitButton(page).waitFor();
  await look('Review');
});

test('nor on the screens of what waits', async ({ launchApp, neo }) => {
  test.setTimeout(90_000);
  const { page } = await launchApp();
  await fillOutbox(page, neo);
  await expectUniqueNames(page, 'Review, queued');
  await openOutbox(page);
  await expect(outboxRow(page, 'Birch VSA X')).toBeVisible();
  await expectUniqueNames(page, 'Outbox');
  await goTo(page, 'Sessions');
  await expectUniqueNames(page, 'Sessions with something in the outbox');
  await startSession(page, { client: 'Cedar', vendors: ['HaloPSA', 'VSA X'] });
  await openVendor(page, 'VSA X');
  await page.getByRole('button', { name: 'Queue the whole session', exact: true }).waitFor();
  await expectUniqueNames(page, 'workspace of several vendors');
});

async function expectUniqueNames(page: Page, screen: string): Promise<void> {
  const tree = await page.locator('body').ariaSnapshot();
  const names = tree.split('\n').flatMap((line) => CONTROLS.exec(line)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(3);
  const twice = names.filter((name, at) => names.indexOf(name) !== at && !REPEATED.includes(name));
  expect.soft(twice, screen).toEqual([]);
}
