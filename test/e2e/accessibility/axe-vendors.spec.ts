import { expect } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { fillAsio } from '../screens/asio.ts';
import { chooseEdition, EDITIONS, fillHalo } from '../screens/halopsa.ts';
import { openPaste, proposePaste } from '../screens/paste.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { eachStep, field, openVendor, resultRow, runTest } from '../screens/workspace.ts';
import { expectNoFaults } from './find-faults.ts';
import { expectUniqueNames } from './find-repeated-names.ts';

/** The screens and dialogs that more than one vendor brings, and the guide of the Neo key. */
test('nothing of the other vendors has a fault that axe can find, or two controls of the same role and name', async ({
  launchApp,
  halo,
  asio,
}) => {
  test.setTimeout(150_000);
  const { page } = await launchApp();
  const look = (screen: string) =>
    test.step(screen, async () => {
      await expectNoFaults(page, screen);
      await expectUniqueNames(page, screen);
    });
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await eachStep(page, (step) => look(`Neo key, ${step}`));
  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'How to make the key', exact: true }).click();
  await eachStep(page, (step) => expectUniqueNames(page, `Neo key, kept, ${step}`));

  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA', 'VSA X', 'ConnectWise Asio'] });
  await eachStep(page, (step) => look(`HaloPSA, ${step}`));
  for (const edition of EDITIONS) {
    await chooseEdition(page, edition);
    await eachStep(page, (step) => expectUniqueNames(page, `HaloPSA, ${edition}, ${step}`));
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
  await resultRow(page, 'Sign-in')
    .getByRole('button', { name: 'Try the other regions', exact: true })
    .waitFor();
  await look('ConnectWise Asio, a refused sign-in');
  await fillAsio(page, { region: 'EU' });
  await runTest(page, /^Passed/);
  await look('ConnectWise Asio, results');
  expect(asio.reads.length).toBeGreaterThan(0);
  await openReview(page);
  await submitButton(page).click();
  await page.getByRole('dialog', { name: 'Submit before the PSA?', exact: true }).waitFor();
  await look('Submit before the PSA?');
});
