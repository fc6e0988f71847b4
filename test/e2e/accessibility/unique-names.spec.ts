import { expect, type Page } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { fillAsio } from '../screens/asio.ts';
import { chooseEdition, EDITIONS, fillHalo } from '../screens/halopsa.ts';
import { fillOutbox, openOutbox, outboxRow } from '../screens/outbox.ts';
import { openPaste, proposePaste } from '../screens/paste.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { eachStep, field, fillVsax, openVendor, runTest, stepButton } from '../screens/workspace.ts';

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

test('nor on the screens of the other vendors, of pasting and of the Neo key', async ({
  launchApp,
  halo,
}) => {
  test.setTimeout(120_000);
  const { page } = await launchApp();
  const look = (screen: string) => test.step(screen, () => expectUniqueNames(page, screen));
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await eachStep(page, (step) => look(`Neo key, ${step}`));
  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'How to make the key', exact: true }).click();
  await eachStep(page, (step) => look(`Neo key, kept, ${step}`));

  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA', 'VSA X', 'ConnectWise Asio'] });
  for (const edition of EDITIONS) {
    await chooseEdition(page, edition);
    await eachStep(page, (step) => look(`HaloPSA, ${edition}, ${step}`));
  }
  const paste = await openPaste(page);
  await look('paste, empty');
  await proposePaste(paste);
  await look('paste, proposed');
  await paste.getByRole('button', { name: 'Cancel', exact: true }).click();
  halo.answers.set('/Invoice', { status: 403 });
  await fillHalo(page, { agent: '7' });
  await runTest(page, /^Failed/);
  await field(page, 'Choose agent').waitFor();
  await look('HaloPSA, results and Choose agent');

  await openVendor(page, 'ConnectWise Asio');
  await eachStep(page, (step) => look(`ConnectWise Asio, ${step}`));
  await fillAsio(page, { region: 'US' });
  await runTest(page, /^Failed/);
  await look('ConnectWise Asio, a refused sign-in');
  await fillAsio(page, { region: 'EU' });
  await runTest(page, /^Passed/);
  await look('ConnectWise Asio, results');
  await openReview(page);
  await submitButton(page).click();
  await page.getByRole('dialog', { name: 'Submit before the PSA?', exact: true }).waitFor();
  await look('Submit before the PSA?');
});

async function expectUniqueNames(page: Page, screen: string): Promise<void> {
  const tree = await page.locator('body').ariaSnapshot();
  const names = tree.split('\n').flatMap((line) => CONTROLS.exec(line)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(3);
  const twice = names.filter((name, at) => names.indexOf(name) !== at && !REPEATED.includes(name));
  expect.soft(twice, screen).toEqual([]);
}
