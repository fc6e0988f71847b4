import { expect } from '@playwright/test';
import { TOKEN_ID } from '../../servers/vsax-server.ts';
import { quit } from '../app/quit.ts';
import { test } from '../app/shared-app.ts';
import { openSession, startSession } from '../screens/sessions.ts';
import {
  credentials,
  enterSecret,
  field,
  fillVsax,
  overall,
  runTest,
  stepButton,
  stepHeading,
} from '../screens/workspace.ts';

const REPLACED = 'replacedJustBefore'.padEnd(70, '0123456789');

test('quitting and opening again goes on at the same step with every field', async ({ launchApp }) => {
  const first = await launchApp();
  await startSession(first.page);
  await fillVsax(first.page, { notifications: 'Read and write' });
  await runTest(first.page, /^Passed from this computer/);
  await stepButton(first.page, 'Name the token').click();
  await expect(stepHeading(first.page, 'Name the token')).toBeVisible();
  await quit(first);

  const { page } = await launchApp({ profile: first.profile });
  await openSession(page, 'Acme');
  await expect(stepHeading(page, 'Name the token')).toBeVisible();
  await expect(stepButton(page, 'Name the token')).toHaveAttribute('aria-current', 'step');
  await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  await expect(field(page, 'Token ID')).toHaveValue(TOKEN_ID);
  await expect(field(page, 'Notifications')).toHaveValue('write');
  await expect(field(page, 'Token Secret')).toHaveValue('');
  await expect(field(page, 'Token Secret')).toBeEditable({ editable: false });
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await expect(
    credentials(page).getByRole('button', { name: 'Replace Token Secret', exact: true }),
  ).toBeVisible();
  await expect(overall(page)).toHaveText(/^Passed from this computer/);
});

test('a secret typed and not yet rested is kept on quitting', async ({ launchApp }) => {
  const first = await launchApp();
  await startSession(first.page);
  await field(first.page, 'Token Secret').pressSequentially('typed-and-gone');
  await quit(first);

  const { page } = await launchApp({ profile: first.profile });
  await openSession(page, 'Acme');
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 14 characters');
});

test('a power cut right after Saved loses nothing', async ({ launchApp }) => {
  const first = await launchApp();
  await startSession(first.page);
  await fillVsax(first.page);
  await first.kill();

  const second = await launchApp({ profile: first.profile });
  await openSession(second.page, 'Acme');
  await expect(field(second.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await runTest(second.page, /^Passed from this computer/);

  await enterSecret(second.page, 'Token Secret', REPLACED);
  await expect(field(second.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 70 characters');
  await second.kill();
  const third = await launchApp({ profile: first.profile });
  await openSession(third.page, 'Acme');
  await expect(field(third.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 70 characters');
});
