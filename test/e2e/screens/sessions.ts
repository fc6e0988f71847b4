import type { Page } from '@playwright/test';

export type SessionOptions = {
  client?: string;
  technician?: string;
  vendors?: string[];
  /** The one that opens; the first of `vendors` unless they are given in another order. */
  opens?: string;
};

/** From the Sessions screen to the first vendor's workspace. */
export async function startSession(page: Page, options: SessionOptions = {}): Promise<void> {
  const { client = 'Acme', technician = 'Robin', vendors = ['VSA X'] } = options;
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
  await dialog.getByLabel('Client name', { exact: true }).fill(client);
  await dialog.getByLabel('Technician', { exact: true }).fill(technician);
  const group = dialog.getByRole('group', { name: 'Vendors', exact: true });
  for (const box of await group.getByRole('checkbox').all()) await box.uncheck();
  for (const vendor of vendors) await group.getByRole('checkbox', { name: vendor, exact: true }).check();
  await dialog.getByRole('button', { name: 'Start session', exact: true }).click();
  await page
    .getByRole('heading', { level: 1, name: options.opens ?? vendors[0] ?? '', exact: true })
    .waitFor();
}

export async function goTo(page: Page, place: 'Sessions' | 'Outbox' | 'Settings' | 'About'): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: place, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: place, exact: true }).waitFor();
}

export async function openSession(page: Page, client: string): Promise<void> {
  await goTo(page, 'Sessions');
  await page
    .getByRole('table', { name: 'Session list', exact: true })
    .getByRole('link', { name: client, exact: true })
    .click();
}
