import { expect, type Page } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillAsio } from '../screens/asio.ts';
import { chooseEdition, EDITIONS, fillHalo } from '../screens/halopsa.ts';
import { openPaste, proposePaste } from '../screens/paste.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { eachStep, field, openVendor, resultRow, runTest } from '../screens/workspace.ts';
import { expectNoFaults } from './find-faults.ts';
import { expectUniqueNames } from './find-repeated-names.ts';

// Nothing that the other vendors bring has a fault that axe can find, or two controls of the same role and name.

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

function look(page: Page, screen: string): Promise<void> {
  return test.step(screen, async () => {
    await expectNoFaults(page, screen);
    await expectUniqueNames(page, screen);
  });
}

test('the guide of the Neo key', async ({ launchApp }) => {
  const { page } = await launchApp();
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await eachStep(page, (step) => look(page, `Neo key, ${step}`));
  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'How to make the key', exact: true }).click();
  await eachStep(page, (step) => expectUniqueNames(page, `Neo key, kept, ${step}`));
});

test('HaloPSA, its two editions, and what is pasted', async ({ launchApp, halo }) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  // Where nothing was said, the newer edition is shown.
  const [, older] = EDITIONS;
  await eachStep(page, (step) => look(page, `HaloPSA, ${step}`));
  await chooseEdition(page, older);
  await eachStep(page, (step) => expectUniqueNames(page, `HaloPSA, ${older}, ${step}`));
  const paste = await openPaste(page);
  await look(page, 'paste, empty');
  await proposePaste(paste);
  await look(page, 'paste, proposed');
  await paste.getByRole('button', { name: 'Cancel', exact: true }).click();
  halo.answers.set('/Invoice', { status: 403 });
  await fillHalo(page, { agent: '7' });
  await runTest(page, /^Failed/);
  await field(page, 'Choose agent').waitFor();
  await look(page, 'HaloPSA, results and Choose agent');
});

test('ConnectWise Asio, and a submission before the PSA', async ({ launchApp, asio }) => {
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA', 'VSA X', 'ConnectWise Asio'] });
  await openVendor(page, 'ConnectWise Asio');
  await eachStep(page, (step) => look(page, `ConnectWise Asio, ${step}`));
  await fillAsio(page, { region: 'US' });
  await runTest(page, /^Failed/);
  await resultRow(page, 'Sign-in')
    .getByRole('button', { name: 'Try the other regions', exact: true })
    .waitFor();
  await look(page, 'ConnectWise Asio, a refused sign-in');
  await fillAsio(page, { region: 'EU' });
  await runTest(page, /^Passed/);
  await look(page, 'ConnectWise Asio, results');
  expect(asio.reads.length).toBeGreaterThan(0);
  await openReview(page);
  await submitButton(page).click();
  await page.getByRole('dialog', { name: 'Submit before the PSA?', exact: true }).waitFor();
  await look(page, 'Submit before the PSA?');
});
