import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { makeProfile } from '../../harness/many-sessions.ts';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { quit } from '../app/quit.ts';
import { test } from '../app/test.ts';
import { chooseAction, dialog, sessionLink, sessionTable } from '../screens/session-care.ts';
import { goTo } from '../screens/sessions.ts';

test('two thousand sessions are found and cared for with the keyboard alone', async ({ launchApp }) => {
  const profile = await makeProfile(2_000);
  const first = await launchApp({ profile });
  const { page } = first;
  const search = page.getByRole('searchbox', { name: 'Search sessions', exact: true });
  await expect(page.getByText('2,000 sessions', { exact: true })).toBeVisible();
  await expect(sessionTable(page).getByRole('row')).toHaveCount(52);
  await page.getByRole('button', { name: 'Show more (1,950 left)', exact: true }).click();
  await expect(sessionTable(page).getByRole('row')).toHaveCount(152);

  await page.keyboard.press('Escape');
  await search.focus();
  await page.keyboard.type('client 0777');
  await expect(page.getByText('1 session found', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'More for Client 0777', exact: true }).focus();
  await page.keyboard.press('Enter');
  const actions = page.getByRole('group', { name: 'Actions for Client 0777', exact: true });
  await expect(actions.getByRole('button', { name: 'Rename', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(actions.getByRole('button', { name: 'Delete', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(actions).toBeHidden();
  await expect(page.getByRole('button', { name: 'More for Client 0777', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const rename = dialog(page, 'Rename Client 0777');
  await expect(rename.getByLabel('Client name', { exact: true })).toBeFocused();
  await page.keyboard.type('Lucky number');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No session matches', { exact: true })).toBeVisible();
  await search.fill('lucky');
  await expect(sessionLink(page, 'Lucky number')).toBeVisible();
  await goTo(page, 'About');
  await goTo(page, 'Sessions');
  await search.fill('');
  await sessionTable(page).waitFor();
  await page.getByRole('button', { name: 'More for Client 0001', exact: true }).waitFor();
  await expectNoFaults(page, 'many sessions');
  await page.getByRole('button', { name: 'More for Client 0001', exact: true }).click();
  await expectNoFaults(page, 'actions');
  await page.keyboard.press('Escape');
  await chooseAction(page, 'Client 0001', 'Delete');
  await dialog(page, 'Delete the session of Client 0001?')
    .getByText(/^This deletes/)
    .waitFor();
  await expectNoFaults(page, 'delete');
  await page.keyboard.press('Escape');
  await quit(first);

  await test.step('the index is thrown away, or damaged, and nothing is missing', async () => {
    const index = join(profile, 'sessions', 'index.json');
    const whole = await readFile(index, 'utf8');
    expect(whole).toContain('Lucky number');
    for (const change of [() => rm(index), () => writeFile(index, whole.slice(0, whole.length / 2))]) {
      await change();
      const next = await launchApp({ profile });
      await expect(next.page.getByText('2,000 sessions', { exact: true })).toBeVisible({ timeout: 20_000 });
      // The first rows are in the page itself; one far down the list comes from the files.
      await next.page.getByRole('searchbox', { name: 'Search sessions', exact: true }).fill('client 1234');
      await expect(sessionLink(next.page, 'Client 1234')).toBeVisible({ timeout: 20_000 });
      await quit(next);
    }
  });
});
