import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import type { RunningApp } from '../app/running-app.ts';
import { TENANT, test } from '../app/test.ts';
import { openPaste } from '../screens/paste.ts';
import { openRequestPage } from '../screens/request-page.ts';
import { chooseFile, dialog } from '../screens/session-care.ts';
import { startSession } from '../screens/sessions.ts';
import { credentials, enter, field, runTest } from '../screens/workspace.ts';

test('a secret is asked for, sealed on a page without network, and opens only here', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page, profile } = app;
  await startSession(page);
  await enter(page, 'Tenant URL', TENANT);
  const asking = dialog(page, 'Ask for a secret');
  const button = (name: string) => asking.getByRole('button', { name, exact: true });

  await credentials(page).getByRole('button', { name: 'Ask for a secret', exact: true }).click();
  await expect(asking.getByRole('checkbox', { name: 'Token ID', exact: true })).toBeChecked();
  await expect(asking.getByRole('checkbox', { name: 'Token Secret', exact: true })).toBeChecked();
  await expect(asking.getByRole('checkbox', { name: 'Tenant URL', exact: true })).toHaveCount(0);
  await expectNoFaults(page, 'Ask for a secret');
  await button('Make the request').click();
  const words = asking.getByRole('list', { name: 'Six words of this request', exact: true });
  await expect(words.getByRole('listitem')).toHaveCount(6);
  await asking.getByText('Text and QR code', { exact: true }).click();
  await expect(asking.getByRole('img', { name: 'QR code with the same request', exact: true })).toBeVisible();
  await expectNoFaults(page, 'an open request');
  const spoken = await words.getByRole('listitem').allTextContents();
  const file = join(profile, 'request.html');
  await chooseFile(app, file);
  await button('Save the page').click();
  await expect(asking).toContainText('Saved as request.html');
  await button('Close').click();
  await expect(credentials(page)).toContainText('Asked until');

  const { answer, asks } = await answerOn(app, file, spoken);
  expect(asks).toEqual([pathToFileURL(file).href]);

  await test.step('an answer is nothing for a field', async () => {
    await field(page, 'Token ID').fill(answer);
    await field(page, 'Token ID').press('Tab');
    await expect(credentials(page)).toContainText('so it is no value for a field');
    await field(page, 'Token ID').fill('');
    await field(page, 'Token ID').press('Tab');
  });

  await credentials(page).getByRole('button', { name: 'Show the request', exact: true }).click();
  const pasted = asking.getByLabel('Paste the answer', { exact: true });
  await pasted.fill(answer.slice(0, -40));
  await button('Open the answer').click();
  await expect(asking.getByRole('alert')).toContainText('A part of the answer is missing');
  await expectNoFaults(page, 'an answer that was cut off');
  await pasted.fill(`> ${answer.replace(/.{70}/g, '$&\n> ')}\n\nKim`);
  await button('Open the answer').click();
  await expect(asking).toContainText('The answer was opened.');
  await button('Close').click();
  await expect(field(page, 'Token ID')).toHaveValue(TOKEN_ID);
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await expect(credentials(page)).not.toContainText('Asked until');
  await runTest(page, /^Passed from this computer/);

  const paste = await openPaste(page);
  await paste.getByLabel('Text with the values', { exact: true }).fill(answer);
  await paste.getByRole('button', { name: 'Find the values', exact: true }).click();
  await expect(paste.getByRole('alert')).toContainText('This answer was opened before');
});

/** At somebody else's computer. Returns the answer, and all that was asked for. */
async function answerOn(
  app: RunningApp,
  file: string,
  spoken: string[],
): Promise<{ answer: string; asks: string[] }> {
  const { page, asked } = await openRequestPage(app, file);
  await expect(page.getByRole('heading', { level: 1, name: 'Send values for VSA X sealed' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Robin asks for these values to connect VSA X of Acme');
  const words = page.getByRole('list', { name: 'Six words', exact: true });
  await expect(words.getByRole('listitem')).toHaveText(spoken);
  await page.getByLabel('Token ID', { exact: true }).fill(TOKEN_ID);
  await page.getByRole('button', { name: 'Seal', exact: true }).click();
  await expect(page.getByText('Enter the Token Secret.', { exact: true })).toBeVisible();
  await expectNoFaults(page, 'the page with a value missing');
  await page.getByLabel('Token Secret', { exact: true }).fill(TOKEN_SECRET);
  await page.getByRole('button', { name: 'Seal', exact: true }).click();
  const sealed = page.getByLabel('Your sealed answer', { exact: true });
  await expect(sealed).toHaveValue(/^neo-answer-1\.[0-9a-f-]{36}\.[a-z2-7]+\.end$/);
  await expect(page.getByLabel('Token Secret', { exact: true })).toHaveValue('');
  await expectNoFaults(page, 'the page with its answer');
  await page.getByText('The request as text', { exact: true }).click();
  await app.electron.evaluate(({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith('file:'));
    own?.setContentSize(320, 700);
  });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(320);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
  const answer = await sealed.inputValue();
  await page.close();
  return { answer, asks: await asked() };
}
