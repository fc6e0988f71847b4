import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './sessions.ts';

export function connection(page: Page): Locator {
  return page.getByRole('group', { name: 'Neo connection', exact: true });
}

export function connectionResult(page: Page): Locator {
  return page.getByRole('status', { name: 'Connection result', exact: true });
}

export function technician(page: Page): Locator {
  return page.getByLabel('Technician name', { exact: true });
}

/** From anywhere: a named Neo connection with a key, saved. Stays on Settings. */
export async function addNeoKey(page: Page, key: string, name = 'Acme tenant'): Promise<void> {
  await goTo(page, 'Settings');
  const group = connection(page);
  await group.getByLabel('Connection name', { exact: true }).fill(name);
  await group.getByLabel('Neo API key', { exact: true }).fill(key);
  await expect(group.getByLabel('Neo API key', { exact: true })).toHaveAccessibleDescription(
    new RegExp(`^Saved, ${key.length} characters`),
  );
}
