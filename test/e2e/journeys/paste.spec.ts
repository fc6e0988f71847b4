import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET } from '../../servers/halo-server.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { HALO } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { credentials, enter, field, runTest } from '../screens/workspace.ts';

const EMAIL = `Hi,
here is what we made in HaloPSA:
Resource Server: ${HALO}/api
Client ID: ${CLIENT_ID}
Client Secret: ${CLIENT_SECRET}
Agent ID: 42
Favourite colour: blue
`;

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

test('a file, or a text pasted anywhere, is read; what it lacks is said, and what is no text changes nothing', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { vendors: ['HaloPSA'] });
  const folder = await mkdtemp(join(tmpdir(), 'dropped-'));
  const path = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const mail = await path(
    'values.eml',
    `From: tech@example.com
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Client ID: ${CLIENT_ID.slice(0, 20)}=
${CLIENT_ID.slice(20)}
Client Secret: ${CLIENT_SECRET}
`,
  );
  const dialog = pasteDialog(page);
  const cancel = () => dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  for (const [files, words] of [
    [[folder], /^That is a folder/],
    [[mail, mail], /^That is more than one file/],
    [[await path('long.txt', 'x'.repeat(70_000))], /^That file is too long/],
    [[await path('key.zip', new Uint8Array([80, 75, 3, 4, 0, 0]))], /^That file is not plain text/],
  ] as const) {
    await dropOn(page, credentials(page), files);
    await expect(dialog.getByRole('alert')).toHaveText(words);
    await cancel();
  }

  await enter(page, 'Agent ID', '42');
  await dropOn(page, credentials(page), [mail]);
  await expect(
    dialog.getByRole('table', { name: 'Values found', exact: true }).getByRole('rowheader'),
  ).toHaveText(['Client ID', 'Client Secret']);
  await expect(dialog).toContainText('Not found in the text: Base URL, Agent ID.');
  await dialog.getByRole('button', { name: 'Use these fields', exact: true }).click();
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription('Saved, 73 characters');
  await expect(field(page, 'Client ID')).toHaveValue(CLIENT_ID);
  await expect(field(page, 'Agent ID')).toHaveValue('42');

  // The secret's field is locked now, and takes no text of its own.
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), `Base URL: ${HALO}`);
  await field(page, 'Client Secret').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await dialog.getByRole('button', { name: 'Use these fields', exact: true }).click();
  await expect(field(page, 'Base URL')).toHaveValue(HALO);
  await rm(folder, { recursive: true });
});

/** As from the system's file manager. */
async function dropOn(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to drop on');
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + 20, data });
  }
  await devtools.detach();
}

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
