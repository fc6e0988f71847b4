import { expect, type Page } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET } from '../../servers/halo-server.ts';
import type { RunningApp } from '../app/running-app.ts';
import { endSharedApp, test } from '../app/shared-app.ts';
import { HALO } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { credentials, field, runTest } from '../screens/workspace.ts';

const EMAIL = `Hi,
here is what we made in HaloPSA:
Resource Server: ${HALO}/api
Client ID: ${CLIENT_ID}
Client Secret: ${CLIENT_SECRET}
Agent ID: 42
Favourite colour: blue
`;

test.afterAll(endSharedApp);

test('a whole panel pasted into a field is proposed, and nothing is kept before it is accepted', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { vendors: ['HaloPSA'] });
  await pasteInto(app, page, 'Client ID');
  const dialog = pasteDialog(page);
  const found = dialog.getByRole('table', { name: 'Values found', exact: true });
  await expect(found.getByRole('rowheader')).toHaveText([
    'Base URL',
    'Client ID',
    'Client Secret',
    'Agent ID',
  ]);
  await expect(found).toContainText(`${CLIENT_SECRET.length} characters`);
  await expect(found).not.toContainText(CLIENT_SECRET);
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  for (const label of ['Base URL', 'Client ID', 'Client Secret', 'Agent ID']) {
    await expect(field(page, label), label).toHaveValue('');
  }

  await pasteInto(app, page, 'Client ID');
  await dialog.getByRole('button', { name: 'Use these fields', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, 'Base URL')).toHaveValue(HALO);
  await expect(field(page, 'Client ID')).toHaveValue(CLIENT_ID);
  await expect(field(page, 'Agent ID')).toHaveValue('42');
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription('Saved, 73 characters');
  await runTest(page, /^Passed from this computer/);
});

test('a text is read from the dialog too, and one value can be left out', async ({ launchApp }) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  await credentials(page).getByRole('button', { name: 'Paste everything', exact: true }).click();
  const dialog = pasteDialog(page);
  const text = dialog.getByLabel('Text with the values', { exact: true });
  await text.fill('Nothing of use in here');
  await dialog.getByRole('button', { name: 'Find the values', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('No value of this vendor was found');
  await text.fill(EMAIL);
  await dialog.getByRole('button', { name: 'Find the values', exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'Use for Agent ID', exact: true }).uncheck();
  await dialog.getByRole('button', { name: 'Use these fields', exact: true }).click();
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription('Saved, 73 characters');
  await expect(field(page, 'Agent ID')).toHaveValue('');
});

function pasteDialog(page: Page) {
  return page.getByRole('dialog', { name: 'Paste everything', exact: true });
}

/** As with the keyboard; the clipboard is emptied again, which the app does not do with what it did not copy. */
async function pasteInto({ electron }: RunningApp, page: Page, label: string): Promise<void> {
  await electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), EMAIL);
  await field(page, label).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(pasteDialog(page).getByRole('table', { name: 'Values found', exact: true })).toBeVisible();
  await electron.evaluate(({ clipboard }) => clipboard.clear());
}
