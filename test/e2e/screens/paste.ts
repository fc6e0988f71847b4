import type { Locator, Page } from '@playwright/test';
import { credentials } from './workspace.ts';

/** The dialog for a text with several values. */
export async function openPaste(page: Page): Promise<Locator> {
  await credentials(page).getByRole('button', { name: 'Paste everything', exact: true }).click();
  return page.getByRole('dialog', { name: 'Paste everything', exact: true });
}

/** Brings the dialog to a proposal for HaloPSA: one value to accept, and one that is only dots. */
export async function proposePaste(dialog: Locator): Promise<void> {
  await dialog
    .getByLabel('Text with the values', { exact: true })
    .fill('Agent ID: 7\nClient Secret: ••••••••');
  await dialog.getByRole('button', { name: 'Find the values', exact: true }).click();
  await dialog.getByRole('table').waitFor();
}
