import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { test } from '../app/shared-app.ts';
import { beginPractice, leavePractice } from '../screens/practice.ts';
import {
  archived,
  chooseAction,
  chooseFile,
  fileNotice,
  sessionLink,
  show,
  title,
} from '../screens/session-care.ts';
import { goTo, startSession } from '../screens/sessions.ts';

test('an archived session says where it is and can be had back, and the focus is never nowhere', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  for (const client of ['Contoso', 'Fabrikam']) {
    await goTo(page, 'Sessions');
    await startSession(page, { client });
  }
  await goTo(page, 'Sessions');
  const bringBack = archived(page).getByRole('button', { name: 'Bring back', exact: true });

  await chooseAction(page, 'Contoso', 'Archive');
  await expect(sessionLink(page, 'Contoso')).toBeHidden();
  await expect(archived(page)).toContainText('Contoso is archived. Find it under Archived.');
  await expect(bringBack).toBeFocused();
  await expectNoFaults(page, 'archived');
  await page.keyboard.press('Enter');
  await expect(sessionLink(page, 'Contoso')).toBeVisible();
  await expect(archived(page)).toContainText('Contoso is back in the list. Find it under All.');
  await expect(title(page)).toBeFocused();

  await chooseAction(page, 'Contoso', 'Archive');
  await expect(bringBack).toBeFocused();
  const search = page.getByRole('searchbox', { name: 'Search sessions', exact: true });
  await search.fill('Contoso');
  await expect(
    page.getByText(/of the sessions shown\. Archived sessions are under Archived\./),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clear search', exact: true }).click();

  await show(page, 'Archived 1');
  await search.fill('Fabrikam');
  await expect(page.getByText(/The others are under All\./)).toBeVisible();
  await search.fill('');
  await chooseAction(page, 'Contoso', 'Bring back');
  await expect(page.getByRole('heading', { name: 'Nothing is archived', exact: true })).toBeVisible();
  await expect(archived(page)).toContainText('Contoso is back in the list.');
  await expect(title(page)).toBeFocused();
  await archived(page).getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(archived(page)).toBeEmpty();
  await expect(title(page)).toBeFocused();
});

test('the notice about a file can be hidden, and does not outlive its screen or its world', async ({
  launchApp,
}, info) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page);
  await goTo(page, 'Sessions');
  const file = info.outputPath('acme.json');
  await writeFile(file, '{"half":');
  await chooseFile(app, file);
  const importFile = page.getByRole('button', { name: 'Import a session', exact: true });
  const alert = page.getByRole('alert');

  await importFile.click();
  await expect(alert).toContainText('This is not a session file');
  await expectNoFaults(page, 'import failed');
  await alert.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(alert).toBeHidden();
  await expect(title(page)).toBeFocused();

  await importFile.click();
  await expect(alert).toBeVisible();
  await goTo(page, 'About');
  await goTo(page, 'Sessions');
  await expect(sessionLink(page, 'Acme')).toBeVisible();
  await expect(alert).toBeHidden();

  await beginPractice(page, 'Everything works');
  await goTo(page, 'Sessions');
  await chooseAction(page, 'Acme (practice)', 'Archive');
  await expect(archived(page)).toContainText('Acme (practice) is archived.');
  await leavePractice(page);
  await expect(sessionLink(page, 'Acme')).toBeVisible();
  await expect(archived(page)).toBeEmpty();
  await expect(fileNotice(page)).toBeEmpty();
});
