import { expect, type Page } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { fillAsio } from '../screens/asio.ts';
import { fillHalo } from '../screens/halopsa.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { credentials, openVendor, resultRow, runTest } from '../screens/workspace.ts';
import { expectNoFaults } from './find-faults.ts';

/** The screens and dialogs that more than one vendor brings, and the guide of the Neo key, in both themes. */
for (const theme of ['Light', 'Dark'] as const) {
  test(`nothing of the other vendors has a fault that axe can find: ${theme}`, async ({
    launchApp,
    halo,
    asio,
  }) => {
    test.setTimeout(120_000);
    const { page } = await launchApp();
    const look = (screen: string) => test.step(screen, () => expectNoFaults(page, screen));
    await goTo(page, 'Settings');
    await page.getByLabel('Theme', { exact: true }).selectOption({ label: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());

    await goTo(page, 'Sessions');
    await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
    await eachStep(page, (step) => look(`Neo key, ${step}`));
    await addNeoKey(page, NEO_KEY);

    await goTo(page, 'Sessions');
    await startSession(page, { vendors: ['HaloPSA', 'VSA X', 'ConnectWise Asio'] });
    await eachStep(page, (step) => look(`HaloPSA, ${step}`));
    await credentials(page).getByRole('button', { name: 'Paste several values', exact: true }).click();
    const paste = page.getByRole('dialog', { name: 'Paste several values', exact: true });
    await look('paste, empty');
    await paste
      .getByLabel('Text with the values', { exact: true })
      .fill('Agent ID: 7\nClient Secret: ••••••••');
    await paste.getByRole('button', { name: 'Find the values', exact: true }).click();
    await paste.getByRole('table').waitFor();
    await look('paste, proposed');
    await paste.getByRole('button', { name: 'Cancel', exact: true }).click();
    halo.answers.set('/Invoice', { status: 403 });
    await fillHalo(page, { agent: '7' });
    await runTest(page, /^Failed/);
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
    expect(asio.reads.length).toBeGreaterThan(0);
    await openReview(page);
    await submitButton(page).click();
    await page.getByRole('dialog', { name: 'Submit before the PSA?', exact: true }).waitFor();
    await look('Submit before the PSA?');
  });
}

async function eachStep(page: Page, look: (step: string) => Promise<void>): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
  await expect(steps.first()).toBeVisible();
  for (const step of await steps.all()) {
    await step.click();
    await expect(step).toHaveAttribute('aria-current', 'step');
    await page.getByRole('figure').first().waitFor();
    await look((await step.textContent()) ?? '');
  }
}
