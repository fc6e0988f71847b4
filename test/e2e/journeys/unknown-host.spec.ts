import { expect } from '@playwright/test';
import { test } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { fillVsax, overall, runTest, testButton } from '../screens/workspace.ts';

test('a host that is nobody’s we know is asked about, in full, before anything is sent', async ({
  launchApp,
  vsax,
}) => {
  const { page } = await launchApp({ routes: { 'https://rmm.xn--bcher-kva.example': vsax.origin } });
  await startSession(page);
  await fillVsax(page, { url: 'https://rmm.bücher.example' });
  await testButton(page).click();
  const dialog = page.getByRole('dialog', {
    name: 'Send the secret to rmm.xn--bcher-kva.example?',
    exact: true,
  });
  await expect(dialog).toContainText('rmm.bücher.example');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(overall(page)).toHaveText(/^Not run/);
  expect(vsax.requests).toEqual([]);

  await testButton(page).click();
  await dialog.getByRole('button', { name: 'Use this host', exact: true }).click();
  await expect(overall(page)).toHaveText(/^Passed from this computer/);

  // Asked once: the answer belongs to this host in this session.
  await runTest(page, /^Passed from this computer/);
  await expect(dialog).toBeHidden();
});

test('a private address is asked about, and sent nothing unless allowed', async ({ launchApp, vsax }) => {
  const { page } = await launchApp();
  await startSession(page);
  const origin = new URL(vsax.origin);
  await fillVsax(page, { url: `https://${origin.host}` });
  await testButton(page).click();
  const dialog = page.getByRole('dialog', { name: `Send the secret to ${origin.host}?`, exact: true });
  await expect(dialog).toContainText('private network');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(testButton(page)).toBeFocused();
  expect(vsax.requests).toEqual([]);
});
