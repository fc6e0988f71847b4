import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { quit } from '../app/quit.ts';
import { sessionFile } from '../app/session-file.ts';
import { NEO_KEY, test } from '../app/test.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey, technician } from '../screens/settings.ts';
import { enter, enterSecret, field, fillVsax, runTest } from '../screens/workspace.ts';

test('damaged files: each is shown where it matters, none is overwritten, and the rest goes on', async ({
  launchApp,
}) => {
  const first = await launchApp();
  await startSession(first.page, { client: 'Damaged' });
  const damaged = await sessionFile(first.profile);
  await goTo(first.page, 'Sessions');
  await startSession(first.page, { client: 'Whole' });
  await fillVsax(first.page);
  await addNeoKey(first.page, NEO_KEY);
  await quit(first);

  const halves: Record<string, string> = {};
  const settings = join(first.profile, 'settings.json');
  for (const path of [damaged, settings]) {
    const text = await readFile(path, 'utf8');
    halves[path] = text.slice(0, text.length / 2);
    await writeFile(path, halves[path]);
  }
  const item = join(first.profile, 'outbox', '11111111-2222-4333-8444-555555555555.json');
  await mkdir(join(first.profile, 'outbox'), { recursive: true });
  await writeFile(item, '{"version":2,"id":');
  await mkdir(join(first.profile, 'outbox', '22222222-2222-4333-8444-555555555555.json'));
  await writeFile(join(first.profile, 'sessions', 'index.json'), '{"schema"');

  const app = await launchApp({ profile: first.profile });
  const { page } = app;
  await expect(page.getByText('The file of this session can’t be read.')).toBeVisible();
  await goTo(page, 'Settings');
  await expect(page.getByText('The settings were damaged')).toBeVisible();
  await expect(page.getByText('settings.json.unreadable')).toBeVisible();
  await openSession(page, 'Whole');
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await runTest(page, /^Passed from this computer/);

  expect(await readFile(damaged, 'utf8')).toBe(halves[damaged]);
  expect(await readFile(`${settings}.unreadable`, 'utf8')).toBe(halves[settings]);
  expect(await readFile(`${item}.unreadable`, 'utf8')).toBe('{"version":2,"id":');
  app.problems.splice(
    0,
    app.problems.length,
    ...app.problems.filter((one) => !/set-aside|not-read/.test(one)),
  );
});

test('files of a newer version are used as far as they are understood, and left as they are', async ({
  launchApp,
}) => {
  const first = await launchApp();
  await startSession(first.page, { client: 'Newer' });
  const newer = await sessionFile(first.profile);
  await goTo(first.page, 'Sessions');
  await startSession(first.page, { client: 'Older' });
  await enterSecret(first.page, 'Token Secret', TOKEN_SECRET);
  await goTo(first.page, 'Settings');
  await first.page.getByLabel('Theme', { exact: true }).selectOption({ label: 'Dark' });
  await quit(first);

  const settings = join(first.profile, 'settings.json');
  const [key = ''] = await readdir(join(first.profile, 'vault'));
  const record = (await readdir(join(first.profile, 'vault', key))).find((name) => !name.startsWith('key'));
  const files = [newer, settings, join(first.profile, 'vault', key, record ?? '')];
  const texts = new Map<string, string>();
  for (const path of files) {
    const file = JSON.parse(await readFile(path, 'utf8')) as object;
    texts.set(path, JSON.stringify({ ...file, schema: 99, partOfTheFuture: { with: ['more'] } }));
    await writeFile(path, texts.get(path) ?? '');
  }

  const app = await launchApp({ profile: first.profile });
  const { page } = app;
  await goTo(page, 'Settings');
  await expect(page.getByText('A newer version of the app wrote these settings')).toBeVisible();
  await expect(page.getByLabel('Theme', { exact: true })).toHaveValue('dark');
  await technician(page).fill('Somebody else');
  await technician(page).press('Tab');
  await expect(page.getByText('This version can read them but must not change them')).toBeVisible();
  await expect(technician(page)).toHaveValue('Somebody else');

  await openSession(page, 'Older');
  await enter(page, 'Tenant URL', 'https://acme.vsax.net');
  await enter(page, 'Token ID', TOKEN_ID);
  await page.getByRole('button', { name: 'Test credentials', exact: true }).click();
  await expect(page.getByText('A newer version of the app has encrypted it').first()).toBeVisible();
  await expect(page.getByText('A newer version of the app encrypted 1 secret.')).toBeVisible();
  await enterSecret(page, 'Token Secret', TOKEN_SECRET);
  await runTest(page, /^Passed from this computer/);
  await quit(app);
  for (const [path, text] of texts) expect(await readFile(path, 'utf8'), path).toBe(text);
});

test('a clock that was set back: what is dated in the future is shown, tested again and saved', async ({
  launchApp,
}) => {
  const first = await launchApp();
  await startSession(first.page);
  await fillVsax(first.page);
  await runTest(first.page, /^Passed from this computer/);
  await quit(first);
  const path = await sessionFile(first.profile);
  const ahead = (await readFile(path, 'utf8')).replaceAll(/"20\d\d-(\d\d-\d\dT)/g, '"2099-$1');
  await writeFile(path, ahead);
  const future = new Date('2099-06-01T00:00:00Z');
  const signIns = join(first.profile, 'sign-ins.json');
  const spent = { calls: Array(24).fill(future.getTime()), notBefore: future.getTime() };
  await writeFile(signIns, JSON.stringify({ schema: 2, entries: { key: spent } }));
  for (const file of [path, signIns, join(first.profile, 'sessions')]) await utimes(file, future, future);

  const { page } = await launchApp({ profile: first.profile });
  await expect(page.getByRole('link', { name: 'Acme', exact: true })).toBeVisible();
  await openSession(page, 'Acme');
  await expect(page.getByText('Test again before you submit.')).toBeVisible();
  await enter(page, 'Tenant URL', 'https://acme.vsax.net/');
  await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  await runTest(page, /^Passed from this computer/);
  await expect(page.getByText('Test again before you submit.')).toBeHidden();
});
