import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';

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

/** From Review to the values on the clipboard, which is cleared after. Ends on Done. */
export async function handOver(
  { page, electron }: RunningApp,
  values: readonly (readonly [label: string, value: string])[],
): Promise<void> {
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Hand over in the dashboard/);
  const onClipboard = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  for (const [label, value] of values) {
    await page.getByRole('button', { name: `Copy ${label}`, exact: true }).click();
    await expect.poll(onClipboard, label).toBe(value);
  }
  await electron.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByRole('button', { name: 'Mark as done', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
}
