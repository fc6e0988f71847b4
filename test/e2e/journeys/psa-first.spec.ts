import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillAsio } from '../screens/asio.ts';
import { fillHalo } from '../screens/halopsa.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submission, submitButton } from '../screens/submission.ts';
import { submitAndWait } from '../screens/up-to-review.ts';
import { fillVsax, openVendor, runTest } from '../screens/workspace.ts';

const ALL = ['HaloPSA', 'VSA X', 'ConnectWise Asio'];

test('three vendors of one session, the PSA first; another order is explained and asked', async ({
  launchApp,
  neo,
}) => {
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  // Ticked in another order than that of the vendors.
  await startSession(page, { vendors: ALL.toReversed(), opens: 'HaloPSA' });
  const vendors = page.getByRole('navigation', { name: 'Vendors', exact: true }).getByRole('link');
  await expect(vendors).toHaveText(ALL.map((name) => new RegExp(`^${name}`)));

  await test.step('VSA X before the PSA asks', async () => {
    await openVendor(page, 'VSA X');
    await fillVsax(page);
    await runTest(page, /^Passed from this computer/);
    await openReview(page);
    await submitButton(page).click();
    const dialog = page.getByRole('dialog', { name: 'Submit before the PSA?', exact: true });
    await expect(dialog).toMatchAriaSnapshot(`
      - dialog "Submit before the PSA?":
        - heading "Submit before the PSA?" [level=2]
        - list:
          - listitem: /Neo wants it connected first/
        - button "Cancel"
        - button "Submit anyway"
    `);
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(dialog).toBeHidden();
    expect(neo.effects).toEqual([]);
    await page.getByRole('button', { name: 'Back to the guide', exact: true }).click();
  });

  await test.step('the PSA goes, and Done leads on', async () => {
    await openVendor(page, 'HaloPSA');
    await fillHalo(page);
    await runTest(page, /^Passed from this computer/);
    await openReview(page);
    await submitAndWait(page);
    // It has passed already, so its Review is what comes next.
    await page.getByRole('button', { name: 'Review VSA X', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('VSA X for Acme');
  });

  await test.step('after it nobody is asked', async () => {
    await submitAndWait(page);
    await page.getByRole('button', { name: 'Next: ConnectWise Asio', exact: true }).click();
    await fillAsio(page);
    await runTest(page, /^Passed/);
    await openReview(page);
    await submitAndWait(page);
  });
  expect(neo.effects.map(({ integration }) => integration)).toEqual(['halopsa', 'vsax', 'connectwise-rmm']);
  await goTo(page, 'Sessions');
  const row = page.getByRole('table', { name: 'Session list' }).getByRole('row', { name: 'Acme' });
  for (const name of ['HaloPSA', 'VSA X', 'Asio']) await expect(row).toContainText(`${name} Connected`);
});

test('who submits before the PSA on purpose is let through', async ({ launchApp, neo }) => {
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA', 'ConnectWise Asio'] });
  await openVendor(page, 'ConnectWise Asio');
  await fillAsio(page);
  await runTest(page, /^Passed/);
  await openReview(page);
  await submitButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Submit before the PSA?', exact: true });
  await dialog.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Connected/);
  expect(neo.effects.map(({ integration }) => integration)).toEqual(['connectwise-rmm']);
});
