import { expect, type Locator, type Page } from '@playwright/test';
import { credentials, openVendor } from './workspace.ts';

export function practiceStatus(page: Page): Locator {
  return page.getByRole('status', { name: 'Practice', exact: true });
}

/** From Sessions into a practice workspace. Practice has every vendor, the PSA first; VSA X is opened. */
export async function beginPractice(page: Page, scenario: string, vendor = 'VSA X'): Promise<void> {
  await page.getByRole('button', { name: 'Start practice', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Practice', exact: true });
  await dialog.getByRole('radio', { name: scenario, exact: true }).check();
  await dialog.getByRole('button', { name: 'Begin practice', exact: true }).click();
  await expect(practiceStatus(page)).toBeVisible();
  await openVendor(page, vendor);
}

export async function useValues(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use these values', exact: true }).click();
  const secret = credentials(page).getByLabel(/^(?:Token|Client) Secret$/);
  await expect(secret).toHaveAccessibleDescription(/^Saved, \d+ characters/);
}

export async function leavePractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave practice', exact: true }).click();
  await expect(practiceStatus(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions', exact: true })).toBeVisible();
}
