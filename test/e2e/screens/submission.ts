import { expect, type Locator, type Page } from '@playwright/test';

export function submission(page: Page): Locator {
  return page.getByRole('status', { name: 'Submission', exact: true });
}

export async function openReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and submit', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review', exact: true })).toBeVisible();
}

export function submitButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Submit to Neo', exact: true });
}

export function doneHeading(page: Page): Locator {
  return page.getByRole('heading', { level: 1, name: 'Done', exact: true });
}
