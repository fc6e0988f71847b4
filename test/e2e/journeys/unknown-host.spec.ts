import { readFile, writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { startHaloServer } from '../../servers/halo-server.ts';
import { sessionFile } from '../app/session-file.ts';
import { test } from '../app/shared-app.ts';
import { fillHalo, haloRows } from '../screens/halopsa.ts';
import { openSession, startSession } from '../screens/sessions.ts';
import { expectVerdicts, fillVsax, overall, resultRow, runTest, testButton } from '../screens/workspace.ts';

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
  await expect(dialog.getByRole('definition')).toHaveText([
    'xn--bcher-kva.example',
    'It was typed in this session.',
  ]);
  // The harmless answer has the focus: Enter sends nothing.
  await expect(dialog.getByRole('button', { name: 'Do not send', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(testButton(page)).toBeFocused();
  expect(vsax.requests).toEqual([]);
  await testButton(page).click();
  await dialog.getByRole('button', { name: 'Do not send', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(overall(page)).toHaveText(/^Not run/);
  expect(vsax.requests).toEqual([]);

  await testButton(page).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'Use this host', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
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

test('HaloPSA: a sign-in at a host that nobody knows is asked about before the secret goes there', async ({
  launchApp,
  halo,
}) => {
  const elsewhere = await startHaloServer();
  try {
    // Long enough for each run to be seen under way, so that the verdict before it is not taken for its own.
    halo.delay = 300;
    halo.authInfo = { auth_url: 'https://sign-in.elsewhere.example/auth', tenant_id: 'acme' };
    const routes = { 'https://sign-in.elsewhere.example': elsewhere.origin };
    const app = await launchApp({ routes });
    const { page } = app;
    const dialog = page.getByRole('dialog', {
      name: 'Send the secret to sign-in.elsewhere.example?',
      exact: true,
    });
    await startSession(page, { vendors: ['HaloPSA'] });
    await fillHalo(page);

    await test.step('the first test finds the host, and sends it nothing', async () => {
      await runTest(page, /^Could not tell/);
      await expectVerdicts(page, { ...haloRows('Not tested'), 'Sign-in': 'Could not tell' });
      await expect(resultRow(page, 'Sign-in')).toContainText('says to sign in at sign-in.elsewhere.example');
    });
    await test.step('the next one asks, and “Do not send” sends nothing', async () => {
      await testButton(page).click();
      await expect(dialog).toContainText('not an address of HaloPSA');
      await expect(dialog).toContainText('HaloPSA’s own answer named it');
      await dialog.getByRole('button', { name: 'Do not send', exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(overall(page)).toHaveText(/^Could not tell/);
      expect(halo.requests).toEqual(['GET /authinfo']);
      expect([halo.forms, elsewhere.requests]).toEqual([[], []]);
    });
    await test.step('who said no is asked again only when still led there', async () => {
      await runTest(page, /^Testing/);
      await expect(overall(page)).toHaveText(/^Could not tell/);
      await expect(dialog).toBeHidden();
      expect(halo.requests).toEqual(['GET /authinfo', 'GET /authinfo']);
      await testButton(page).click();
      await dialog.getByRole('button', { name: 'Use this host', exact: true }).click();
      await expect(overall(page)).toHaveText(/^Passed from this computer/);
      await expectVerdicts(page, haloRows('Passed'));
      expect(elsewhere.requests).toEqual(['POST /auth/token?tenant=acme']);
      expect(halo.forms).toEqual([]);
    });
    await app.kill();

    const again = await launchApp({ profile: app.profile, routes });
    await openSession(again.page, 'Acme');
    await runTest(again.page, /^Testing/);
    await expect(overall(again.page)).toHaveText(/^Passed from this computer/);
    await expect(again.page.getByRole('dialog')).toHaveCount(0);
    expect(elsewhere.requests).toHaveLength(2);
  } finally {
    await elsewhere.close();
  }
});

test('a session file that was edited to lead elsewhere is asked about before its secret leaves', async ({
  launchApp,
  vsax,
}) => {
  const routes = { 'https://acme.vsax.net': vsax.origin, 'https://other.vsax.net': vsax.origin };
  const app = await launchApp({ routes });
  await startSession(app.page);
  await fillVsax(app.page);
  await runTest(app.page, /^Passed from this computer/);
  await app.kill();
  const count = vsax.requests.length;
  const path = await sessionFile(app.profile);
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('acme.vsax.net', 'other.vsax.net'));

  const { page } = await launchApp({ profile: app.profile, routes });
  await openSession(page, 'Acme');
  await testButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Send the secret to other.vsax.net?', exact: true });
  await expect(dialog).toContainText('The app cannot tell');
  await dialog.getByRole('button', { name: 'Do not send', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(vsax.requests).toHaveLength(count);
  await testButton(page).click();
  await dialog.getByRole('button', { name: 'Use this host', exact: true }).click();
  await expect(dialog).toBeHidden();
  // The pass of the run before is shown until this one has an answer.
  await expect.poll(() => vsax.requests.length).toBeGreaterThan(count);
  await expect(overall(page)).toHaveText(/^Passed from this computer/);
});
