import { chmod, chown, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { asOrdinaryUser } from '../app/ordinary-user.ts';
import { quit } from '../app/quit.ts';
import type { RunningApp } from '../app/running-app.ts';
import { sessionFile } from '../app/session-file.ts';
import { openSmallDisk, type SmallDisk } from '../app/small-disk.ts';
import { test as base } from '../app/test.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { technician } from '../screens/settings.ts';
import { credentials, enter, field, fillVsax, overall, runTest } from '../screens/workspace.ts';

/** Disk and user are there before the app and go after it. The disk is null where it cannot be made. */
type User = Awaited<ReturnType<typeof asOrdinaryUser>>;
const test = base.extend<{ smallDisk: SmallDisk | null; user: User }>({
  user: async ({ desktop }, use) => {
    const user = await asOrdinaryUser(desktop);
    await use(user);
    await user.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  smallDisk: async ({}, use, info) => {
    const made = await openSmallDisk(64);
    if (made.disk === null) info.annotations.push({ type: 'not run', description: made.why });
    await use(made.disk);
    await made.disk?.stop();
  },
});

function notSaved(page: Page): Locator {
  return credentials(page).getByRole('alert').filter({ hasText: 'Not saved' });
}

/** Screens that need no disk. */
async function expectTheRestWorks(page: Page): Promise<void> {
  await goTo(page, 'About');
  await goTo(page, 'Settings');
  await goTo(page, 'Sessions');
}

/** What the log says of the disk is its duty; anything else would be a fault. */
function forgiveDisk(app: RunningApp): void {
  const others = app.problems.filter((problem) => !/"code":"disk-|Failed to load resource/.test(problem));
  app.problems.splice(0, app.problems.length, ...others);
}

test('a disk that fills up: shown at the field, what is typed stays, and room is used without a restart', async ({
  smallDisk,
  launchApp,
}) => {
  test.skip(smallDisk === null, 'A small file system cannot be mounted here.');
  if (smallDisk === null) return;
  const app = await launchApp({ profile: smallDisk.profile });
  const { page } = app;
  await startSession(page);
  await enter(page, 'Tenant URL', 'https://acme.vsax.net');
  await enter(page, 'Token ID', TOKEN_ID);
  // The first value waits for the keyring, which takes a second: filled before, the disk would refuse this one too.
  await expect(credentials(page).getByText('Saved', { exact: true })).toHaveCount(2);
  const path = await sessionFile(smallDisk.profile);
  const before = await readFile(path, 'utf8');
  await smallDisk.fill();

  await field(page, 'Token Secret').fill(TOKEN_SECRET);
  await expect(notSaved(page)).toContainText('There is no space to save this.');
  await expect(notSaved(page)).toContainText('Make room on the disk');
  await expect(field(page, 'Token Secret')).toHaveValue(TOKEN_SECRET);
  await expect(field(page, 'Token Secret')).not.toHaveAccessibleDescription(/Saved, /);
  await field(page, 'Token ID').fill('another-identifier');
  await field(page, 'Token ID').press('Tab');
  await expect(notSaved(page)).toHaveCount(2);
  await expect(field(page, 'Token ID')).toHaveValue('another-identifier');
  expect(await readFile(path, 'utf8')).toBe(before);

  await smallDisk.makeRoom();
  await field(page, 'Token ID').press('Enter');
  await field(page, 'Token Secret').press('Enter');
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await expect(notSaved(page)).toHaveCount(0);
  await enter(page, 'Token ID', TOKEN_ID);
  await runTest(page, /^Passed from this computer/);
  forgiveDisk(app);
});

test('a test on a full disk ends with words, and settings say what they could not keep', async ({
  smallDisk,
  launchApp,
}) => {
  test.skip(smallDisk === null, 'A small file system cannot be mounted here.');
  if (smallDisk === null) return;
  const app = await launchApp({ profile: smallDisk.profile });
  const { page } = app;
  await startSession(page);
  await fillVsax(page);
  await smallDisk.fill();
  await page.getByRole('button', { name: 'Test credentials', exact: true }).click();
  await expect(page.getByText('There is no space to save this.').first()).toBeVisible();
  await expect(overall(page)).not.toHaveText(/^Testing/);

  await goTo(page, 'Settings');
  await technician(page).fill('Robin the Second');
  await technician(page).press('Tab');
  await expect(page.getByText('The disk is full')).toBeVisible();
  await expect(technician(page)).toHaveValue('Robin the Second');
  await expectTheRestWorks(page);
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
  await dialog.getByLabel('Client name', { exact: true }).fill('Beta');
  await dialog.getByRole('checkbox', { name: 'VSA X', exact: true }).check();
  await dialog.getByRole('button', { name: 'Start session', exact: true }).click();
  await expect(dialog.getByText('The disk is full')).toBeVisible();
  await expect(dialog.getByLabel('Client name', { exact: true })).toHaveValue('Beta');

  await smallDisk.makeRoom();
  await dialog.getByRole('button', { name: 'Start session', exact: true }).click();
  await expect(dialog).toBeHidden();
  await goTo(page, 'Settings');
  await technician(page).fill('Robin the Third');
  await technician(page).press('Tab');
  await expect(page.getByText('The disk is full')).toBeHidden();
  await openSession(page, 'Acme');
  await runTest(page, /^Passed from this computer/);
  forgiveDisk(app);
});

test('a folder that an ordinary user may only read: everything is shown, nothing is shown as saved', async ({
  user,
  launchApp,
}) => {
  test.skip(process.getuid?.() !== 0, 'Only root can lend a folder that its user may not write to.');
  const { profile = '' } = user.options;
  const first = await launchApp(user.options);
  await startSession(first.page);
  await enter(first.page, 'Tenant URL', 'https://acme.vsax.net');
  await expect(credentials(first.page).getByText('Saved', { exact: true })).toBeVisible();
  await quit(first);
  const path = await sessionFile(profile);
  const before = await readFile(path, 'utf8');
  await giveAway(profile);

  const app = await launchApp(user.options);
  const { page } = app;
  await openSession(page, 'Acme');
  await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  await field(page, 'Tenant URL').fill('https://other.vsax.net');
  await field(page, 'Tenant URL').press('Enter');
  await expect(notSaved(page)).toContainText('This account is not allowed to write to the app’s folder.');
  await expect(notSaved(page)).toContainText('Ask whoever manages this computer');
  await expect(field(page, 'Tenant URL')).toHaveValue('https://other.vsax.net');
  await expectTheRestWorks(page);
  expect(await readFile(path, 'utf8')).toBe(before);

  await giveBack(profile);
  await openSession(page, 'Acme');
  await field(page, 'Tenant URL').fill('https://third.vsax.net');
  await field(page, 'Tenant URL').press('Enter');
  await expect.poll(() => readFile(path, 'utf8')).toContain('https://third.vsax.net');
  await expect(notSaved(page)).toHaveCount(0);
  forgiveDisk(app);
});

/** The folder and all in it become root's; everybody may read. */
async function giveAway(folder: string): Promise<void> {
  await changeAll(folder, async (path, isFolder) => {
    await chown(path, 0, 0);
    await chmod(path, isFolder ? 0o755 : 0o644);
  });
}

async function giveBack(folder: string): Promise<void> {
  await changeAll(folder, (path) => chown(path, 65_534, 65_534));
}

async function changeAll(
  path: string,
  change: (path: string, isFolder: boolean) => Promise<void>,
): Promise<void> {
  // Chromium's locks are links to nowhere.
  const found = await stat(path).catch(() => null);
  if (found === null) return;
  if (found.isDirectory()) for (const name of await readdir(path)) await changeAll(join(path, name), change);
  await change(path, found.isDirectory());
}
