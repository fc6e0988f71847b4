import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { encodingsOf } from '../app/canary.ts';
import { quit } from '../app/quit.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { beginPractice, leavePractice } from '../screens/practice.ts';
import {
  chooseAction,
  chooseFile,
  deleted,
  dialog,
  fileNotice,
  sessionLink,
  show,
  title,
} from '../screens/session-care.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { openReview, submission, submitButton } from '../screens/submission.ts';
import { sessionToReview } from '../screens/up-to-review.ts';
import { field, fillVsax, overall, runTest, stepButton, stepHeading } from '../screens/workspace.ts';

const vaultFiles = async ({ profile }: RunningApp) =>
  (await readdir(join(profile, 'vault'), { recursive: true })).filter((name) => name.includes('_2evsax_2e'));
const sessionFiles = async ({ profile }: RunningApp) =>
  (await readdir(join(profile, 'sessions'))).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));

test('a session is renamed, duplicated without what is sealed, archived and brought back', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  await startSession(page);
  await fillVsax(page, { notifications: 'Read' });
  await goTo(page, 'Sessions');

  await chooseAction(page, 'Acme', 'Rename');
  const rename = dialog(page, 'Rename Acme');
  await rename.getByLabel('Client name', { exact: true }).fill(' ');
  await rename.getByLabel('Technician', { exact: true }).fill('Kim');
  await rename.getByRole('button', { name: 'Save name', exact: true }).click();
  await expect(rename.getByLabel('Client name', { exact: true })).toHaveAccessibleDescription(
    /^Enter the name/,
  );
  await expect(rename.getByLabel('Technician', { exact: true })).toHaveValue('Kim');
  await rename.getByLabel('Client name', { exact: true }).fill('Contoso');
  await rename.getByRole('button', { name: 'Save name', exact: true }).click();
  await expect(sessionLink(page, 'Contoso')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Kim', exact: true })).toBeVisible();

  await chooseAction(page, 'Contoso', 'Duplicate');
  const duplicate = dialog(page, 'Duplicate Contoso');
  await expect(duplicate.getByLabel('Client name', { exact: true })).toHaveValue('Contoso (copy)');
  await duplicate.getByLabel('Client name', { exact: true }).fill('Fabrikam');
  await duplicate.getByRole('button', { name: 'Duplicate session', exact: true }).click();
  await expect(fileNotice(page)).toContainText('Fabrikam is created. Enter its identifiers and secrets.');
  await openSession(page, 'Fabrikam');
  await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  await expect(field(page, 'Notifications')).toHaveValue('read');
  await expect(field(page, 'Token ID')).toHaveValue('');
  await expect(field(page, 'Token Secret')).toBeEditable();

  await goTo(page, 'Sessions');
  await chooseAction(page, 'Contoso', 'Archive');
  await expect(sessionLink(page, 'Contoso')).toBeHidden();
  await show(page, 'Archived 1');
  await expect(sessionLink(page, 'Contoso')).toBeVisible();
  await expect(sessionLink(page, 'Fabrikam')).toBeHidden();
  await chooseAction(page, 'Contoso', 'Bring back');
  await expect(page.getByRole('heading', { name: 'Nothing is archived', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Show all sessions', exact: true }).click();
  await expect(page.getByRole('button', { name: 'All 2', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await openSession(page, 'Contoso');
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
});

test('deleting says what goes and what stays, withdraws, and can be undone', async ({ launchApp }) => {
  const app = await launchApp({});
  const { page } = app;
  await startSession(page);
  await fillVsax(page);
  await runTest(page, /^Passed from this computer/);
  await goTo(page, 'Sessions');
  await chooseAction(page, 'Acme', 'Delete');
  const asks = dialog(page, 'Delete the session of Acme?');
  await expect(asks).toContainText('its progress and test results and 2 sealed values.');
  await expect(asks).toContainText('revoke it in the vendor’s portal');
  await expect(asks.getByRole('button', { name: 'Cancel', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'More for Acme', exact: true })).toBeFocused();

  await chooseAction(page, 'Acme', 'Delete');
  await asks.getByRole('button', { name: 'Delete session', exact: true }).click();
  await expect(sessionLink(page, 'Acme')).toBeHidden();
  const undo = deleted(page).getByRole('button', { name: 'Undo', exact: true });
  await expect(deleted(page)).toContainText('The session of Acme is deleted.');
  await expect(undo).toBeFocused();
  expect(await vaultFiles(app)).toHaveLength(2);
  await page.keyboard.press('Enter');
  await expect(sessionLink(page, 'Acme')).toBeVisible();
  await expect(deleted(page)).toBeEmpty();
  await expect(title(page)).toBeFocused();
  await openSession(page, 'Acme');
  await expect(overall(page)).toHaveText(/^Passed from this computer/);
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
});

test('a deleted session is gone from the disk after quitting, and after a power cut at the next start', async ({
  launchApp,
}) => {
  const first = await launchApp({});
  for (const client of ['Acme', 'Beta', 'Stays']) {
    await goTo(first.page, 'Sessions');
    await startSession(first.page, { client });
    await fillVsax(first.page);
  }
  await goTo(first.page, 'Sessions');
  await chooseAction(first.page, 'Acme', 'Delete');
  await dialog(first.page, 'Delete the session of Acme?')
    .getByRole('button', { name: 'Delete session', exact: true })
    .click();
  await expect(deleted(first.page)).toContainText('Acme');
  await quit(first);
  expect(await vaultFiles(first)).toHaveLength(4);
  expect(await sessionFiles(first)).toHaveLength(2);

  const second = await launchApp({ profile: first.profile });
  await chooseAction(second.page, 'Beta', 'Delete');
  await dialog(second.page, 'Delete the session of Beta?')
    .getByRole('button', { name: 'Delete session', exact: true })
    .click();
  await expect(deleted(second.page)).toContainText('Beta');
  await second.kill();
  expect(await vaultFiles(first)).toHaveLength(4);

  const third = await launchApp({ profile: first.profile });
  await expect(sessionLink(third.page, 'Stays')).toBeVisible();
  await expect(sessionLink(third.page, 'Beta')).toBeHidden();
  await expect.poll(() => vaultFiles(first), { timeout: 15_000 }).toHaveLength(2);
  await expect.poll(() => sessionFiles(first)).toHaveLength(1);
  await openSession(third.page, 'Stays');
  await expect(field(third.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
});

test('what waits in the outbox is withdrawn with its session', async ({ launchApp, neo }) => {
  const { page } = await launchApp({});
  await goTo(page, 'Settings');
  const group = page.getByRole('group', { name: 'Neo connection', exact: true });
  await group.getByLabel('Connection name', { exact: true }).fill('Acme tenant');
  await group.getByLabel('Connection name', { exact: true }).press('Tab');
  await sessionToReview(page);
  await page.getByRole('button', { name: 'Queue until there is a key', exact: true }).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await goTo(page, 'Sessions');
  await chooseAction(page, 'Acme', 'Delete');
  const asks = dialog(page, 'Delete the session of Acme?');
  await expect(asks).toContainText('1 item that waits in the outbox');
  await expect(asks).toContainText('submit it again');
  await asks.getByRole('button', { name: 'Delete session', exact: true }).click();
  await deleted(page).getByRole('button', { name: 'Undo', exact: true }).click();
  await openSession(page, 'Acme');
  await openReview(page);
  await expect(submitButton(page)).toBeVisible();
  expect(neo.effects).toHaveLength(0);
});

test('a session goes to another computer in a file without what is sealed', async ({ launchApp }, info) => {
  const app = await launchApp({});
  await startSession(app.page);
  await fillVsax(app.page, { notifications: 'Read' });
  await runTest(app.page, /^Passed from this computer/);
  await stepButton(app.page, 'Name the token').click();
  await expect(stepHeading(app.page, 'Name the token')).toBeVisible();
  await goTo(app.page, 'Sessions');
  const file = info.outputPath('acme.json');
  await chooseFile(app, file);
  await chooseAction(app.page, 'Acme', 'Export');
  await expect(fileNotice(app.page)).toContainText('Saved as acme.json');
  const bytes = await readFile(file);
  expect(
    [TOKEN_SECRET, TOKEN_ID].flatMap(encodingsOf).filter(({ needle }) => bytes.includes(needle)),
  ).toEqual([]);
  expect(bytes.toString()).toContain('organizations-sites-groups');

  const other = await launchApp({});
  const { page } = other;
  await chooseFile(other, file);
  await page.getByRole('button', { name: 'Import a session', exact: true }).click();
  await expect(fileNotice(page)).toContainText('Acme is imported as a new session');
  await expect(fileNotice(page)).toContainText('not imported');
  await openSession(page, 'Acme');
  await expect(stepHeading(page, 'Name the token')).toBeVisible();
  await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  await expect(field(page, 'Token Secret')).toBeEditable();
  await expect(overall(page)).toHaveText(/^Not run/);

  await writeFile(file, bytes.subarray(0, 200));
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'Import a session', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This is not a session file');
  expect(await sessionFiles(other)).toHaveLength(1);
});

test('a session of a newer version is named and left alone, and one made in practice writes no file', async ({
  launchApp,
}) => {
  const first = await launchApp({});
  await startSession(first.page);
  await startAnother(first);
  await quit(first);
  const names = await sessionFiles(first);
  const paths = names.map((name) => join(first.profile, 'sessions', name));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const at = texts.findIndex((text) => text.includes('"Acme"'));
  const path = paths[at] ?? '';
  const newer = (texts[at] ?? '').replace(/"schema":\d+/, '"schema":999');
  await writeFile(path, newer);
  await writeFile(join(first.profile, 'sessions', 'index.json'), '{"schema":2,"rows":');

  const { page } = await launchApp({ profile: first.profile });
  await expect(sessionLink(page, 'Beta')).toBeVisible();
  const row = page.getByRole('row', { name: /^Acme/ });
  await expect(row).toContainText('VSA X. A newer version of the app has written this session');
  await expect(row.getByRole('link')).toBeHidden();
  await expect(row.getByRole('button')).toBeHidden();
  await show(page, 'Needs you 1');
  await expect(row).toBeVisible();
  await expectNoFaults(page, 'newer session');
  expect(await readFile(path, 'utf8')).toBe(newer);

  await beginPractice(page, 'Everything works');
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'More for Acme (practice)', exact: true }).click();
  const actions = page.getByRole('group', { name: 'Actions for Acme (practice)', exact: true });
  await expect(actions.getByRole('button')).toHaveText([
    'Rename',
    'Notes',
    'Prepare the call',
    'Duplicate',
    'Save as template',
    'Archive',
    'Save report',
    'Delete',
  ]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Import a session', exact: true })).toBeHidden();
  await leavePractice(page);
  await expect(sessionLink(page, 'Beta')).toBeVisible();
});

async function startAnother({ page }: RunningApp): Promise<void> {
  await goTo(page, 'Sessions');
  await startSession(page, { client: 'Beta' });
}
