import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { BUILD_VARIABLE } from '../app/copy-build.ts';
import type { Desktop } from '../app/desktop.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { enterSecret, field, stepButton, stepHeading } from '../screens/workspace.ts';

/** A second process over the same profile, as a desktop starts one for a link. Answers how it ended, and how soon. */
async function startAgain(
  desktop: Desktop,
  profile: string,
  ...words: string[]
): Promise<{ code: number | null; milliseconds: number }> {
  const isRoot = process.getuid?.() === 0;
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    process.env[BUILD_VARIABLE] ?? '',
    `--user-data-dir=${profile}`,
    ...words,
  ];
  const began = Date.now();
  const child = spawn(desktop.executable, args, { env: desktop.environment, stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, milliseconds: Date.now() - began };
}

async function follow(desktop: Desktop, app: RunningApp, ...words: string[]): Promise<void> {
  const { code, milliseconds } = await startAgain(desktop, app.profile, ...words);
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(30_000);
}

async function sessionIdOf(page: Page): Promise<string> {
  return (await page.evaluate(() => window.location.hash)).split('/')[1] ?? '';
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test('a second start ends and brings the first window forward', async ({ desktop, launchApp }) => {
  const app = await launchApp();
  await heading(app.page, 'Sessions').waitFor();
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  await follow(desktop, app);
  const look = () =>
    app.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      return { isMinimized: window?.isMinimized(), isVisible: window?.isVisible() };
    });
  await expect.poll(look).toEqual({ isMinimized: false, isVisible: true });
});

test('a link opens its session, vendor and step, from any screen, and keeps what is typed', async ({
  desktop,
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { client: 'Acme' });
  const acme = `neo-setup://session/${await sessionIdOf(page)}`;
  await startSession2(page, 'Beta');
  const beta = `neo-setup://session/${await sessionIdOf(page)}`;

  // Another step of the vendor that is open; what was typed a moment before is kept.
  await field(page, 'Token Secret').pressSequentially('typed-before-the-link');
  await follow(desktop, app, `${beta}/vsax/details`);
  await expect(stepHeading(page, 'Name the token')).toBeVisible();
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 21 characters');

  // Another session, from another screen.
  await goTo(page, 'Settings');
  await follow(desktop, app, `${acme}/vsax/details`);
  await expect(heading(page, 'VSA X')).toBeVisible();
  await expect(page.getByText('Acme', { exact: true })).toBeVisible();
  await expect(stepHeading(page, 'Name the token')).toBeVisible();
  await expect(stepButton(page, 'Name the token')).toHaveAttribute('aria-current', 'step');

  // A session alone opens where it was left.
  await goTo(page, 'About');
  await follow(desktop, app, beta);
  await expect(page.getByText('Beta', { exact: true })).toBeVisible();
  await expect(stepHeading(page, 'Name the token')).toBeVisible();
});

test('a link that leads nowhere says so, and one that is none is only left out', async ({
  desktop,
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page);
  const id = await sessionIdOf(page);
  const notice = page.getByRole('button', { name: 'Close this notice', exact: true });

  for (const [link, words] of [
    ['neo-setup://session/11111111-2222-4333-8444-555555555555', 'not on this computer'],
    [`neo-setup://session/${id}/halopsa/sign-in`, 'Open the session of Acme below to see its vendors'],
    [
      `neo-setup://session/${id}/vsax/no-such-step`,
      'Open the session of Acme below and choose the step there',
    ],
  ] as const) {
    await follow(desktop, app, link);
    await expect(heading(page, 'Sessions')).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    await notice.click();
    await expect(page.getByText(words)).toBeHidden();
    await openSession(page, 'Acme');
    await expect(heading(page, 'VSA X')).toBeVisible();
  }

  const hostile = `neo-setup://session/${id}?secret=canary-7f3a91c2`;
  await follow(desktop, app, hostile);
  await expect.poll(() => app.output()).toContain('link-ignored');
  expect(app.output()).not.toContain('canary-7f3a91c2');
  await expect(heading(page, 'VSA X')).toBeVisible();
});

test('a question on the screen is answered first; practice stays practice', async ({
  desktop,
  launchApp,
}) => {
  const app = await launchApp({});
  const { page } = app;
  await startSession(page);
  const link = `neo-setup://session/${await sessionIdOf(page)}`;
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
  await dialog.getByLabel('Client name', { exact: true }).fill('Gamma');
  await follow(desktop, app, link);
  await expect(dialog.getByLabel('Client name', { exact: true })).toHaveValue('Gamma');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(heading(page, 'VSA X')).toBeVisible();

  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'Start practice', exact: true }).click();
  await page.getByRole('button', { name: 'Begin practice', exact: true }).click();
  await page.getByRole('status', { name: 'Practice', exact: true }).waitFor();
  await follow(desktop, app, link);
  await expect(page.getByText('the link was not followed')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Practice', exact: true })).toBeVisible();
});

test('a link starts the app at its place', async ({ launchApp }) => {
  const first = await launchApp({});
  await startSession(first.page);
  await enterSecret(first.page, 'Token Secret', 'kept-before-the-link');
  await expect(field(first.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 20 characters');
  const link = `neo-setup://session/${await sessionIdOf(first.page)}/vsax/details`;
  await first.kill();

  const { page } = await launchApp({ profile: first.profile, args: [link] });
  await expect(stepHeading(page, 'Name the token')).toBeVisible();
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 20 characters');
  await page.reload();
  await goTo(page, 'Settings');
  await page.reload();
  await expect(heading(page, 'Settings')).toBeVisible();
});

test('two starts at the same moment: one goes on, the other ends, and one opens the stores', async ({
  desktop,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'neo-e2e-twice-'));
  const isRoot = process.getuid?.() === 0;
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    process.env[BUILD_VARIABLE] ?? '',
    `--user-data-dir=${profile}`,
  ];
  const output: string[] = [];
  const both = [0, 1].map(() => {
    const child = spawn(desktop.executable, args, { env: desktop.environment });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(String(text)));
    return child;
  });
  const ends = both.map((child) => new Promise<number | null>((resolve) => child.once('exit', resolve)));
  expect(await Promise.race(ends)).toBe(0);
  await expect.poll(() => output.join('').split('vault-opened').length - 1, { timeout: 20_000 }).toBe(1);
  expect(both.filter((child) => child.exitCode === null)).toHaveLength(1);
  // The stores open before the keyring has answered, and the first key is written after that.
  await expect.poll(() => filesIn(join(profile, 'vault')), { timeout: 20_000 }).toHaveLength(1);
  for (const child of both) if (child.exitCode === null) child.kill('SIGKILL');
  await Promise.all(ends);
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function startSession2(page: Page, client: string): Promise<void> {
  await goTo(page, 'Sessions');
  await startSession(page, { client });
}
