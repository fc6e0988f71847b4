import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { NEO_KEY, test } from '../app/test.ts';
import { leavePractice } from '../screens/practice.ts';
import { chooseAction, chooseFile, dialog, sessionLink } from '../screens/session-care.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview } from '../screens/submission.ts';
import { submitAndWait } from '../screens/up-to-review.ts';
import { fillVsax, runTest } from '../screens/workspace.ts';

test('a call is prepared: said, mailed to nobody, put in the calendar, and rehearsed', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page, electron, profile } = app;
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (address) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  await startSession(page, { vendors: ['VSA X', 'HaloPSA'], opens: 'HaloPSA' });
  await goTo(page, 'Sessions');
  await chooseAction(page, 'Acme', 'Prepare the call');
  const call = dialog(page, 'Prepare the call with Acme');
  for (const name of ['HaloPSA', 'VSA X', 'Neo'])
    await expect(call.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(call).toContainText("One free Named Licence, for Neo's agent.");
  await expect(call).toContainText('About 10 minutes, a guess');
  await expectNoFaults(page, 'Prepare the call');

  await call.getByRole('button', { name: 'Copy as text', exact: true }).click();
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('Call to connect Acme to Neo');

  await call.getByRole('button', { name: 'Write an email', exact: true }).click();
  await expect(call).toContainText('Your email program has');
  const [address = ''] = await electron.evaluate(() => (globalThis as { opened?: string[] }).opened ?? []);
  expect(address).toMatch(/^mailto:\?subject=Call%20to%20connect%20Acme%20to%20Neo&body=/);

  const file = join(profile, 'call.ics');
  await chooseFile(app, file);
  await call.getByLabel('Day', { exact: true }).fill('2030-01-07');
  await call.getByLabel('Start time', { exact: true }).fill('09:00');
  await call.getByRole('button', { name: 'Save as calendar file', exact: true }).click();
  await expect(call).toContainText('Saved as call.ics');
  expect(await readFile(file, 'utf8')).toMatch(/\r\nSUMMARY:Call to connect Acme to Neo\r\n/);

  await call.getByRole('button', { name: 'Rehearse in practice', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'HaloPSA', exact: true })).toBeVisible();
  const vendors = page.getByRole('navigation', { name: 'Vendors', exact: true });
  await expect(vendors.getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('main')).not.toContainText('Acme Ltd');
  await goTo(page, 'Sessions');
  await expect(sessionLink(page, 'Acme (practice)')).toBeVisible();
  await leavePractice(page);
});

test('what looks different is written down at its step, and who agreed is on Review and Done', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page, profile } = app;
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page);
  await fillVsax(page);
  await page.getByRole('button', { name: 'Looks different here', exact: true }).click();
  await page.getByLabel('What do you see?', { exact: true }).fill('Robin sees the menu at the top.');
  await page.getByRole('button', { name: 'Write it down', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'the menu at the top' })).toBeVisible();
  await expectNoFaults(page, 'Looks different here');
  const file = join(profile, 'differences.json');
  await chooseFile(app, file);
  await page.getByRole('button', { name: 'Export what looks different…', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Saved as differences.json');
  const text = await readFile(file, 'utf8');
  expect(text).toContain('sees the menu at the top.');
  expect(text).not.toMatch(/Robin|Acme/i);

  await runTest(page, /^Passed from this computer/);
  await openReview(page);
  await page.getByText('In words for the client', { exact: true }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'Asked for, granted' })).toHaveCount(4);
  const consent = page.getByRole('status', { name: 'Consent', exact: true });
  await expect(consent).toHaveText('No consent is recorded.');
  await page.getByRole('button', { name: 'Record consent', exact: true }).click();
  const asks = dialog(page, 'Record consent for VSA X');
  await asks.getByLabel('Who agrees', { exact: true }).fill('Sam Rivers');
  await expectNoFaults(page, 'Record consent');
  await asks.getByRole('button', { name: 'Record consent', exact: true }).click();
  await expect(consent).toContainText('Sam Rivers agreed');
  await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeFocused();
  await expectNoFaults(page, 'Review with consent');
  await submitAndWait(page);
  await expect(page.getByRole('heading', { level: 2, name: 'Consent', exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Sam Rivers agreed');
});
