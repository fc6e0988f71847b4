import type { Page } from '@playwright/test';

export const SCENARIOS = [
  'Everything works',
  'A missing permission',
  'Wrong secret',
  'Empty tenant',
  'Slow network',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** How long one step of the tour may take; the slow network takes its time by design. */
export const STEP_TIMEOUT_MS = 60_000;

export type Row = { permission: string; verdict: string };

/** Begins practice from the Sessions screen; ends in the first vendor's workspace. */
export async function beginPractice(page: Page, scenario: Scenario): Promise<void> {
  await page.getByRole('button', { name: 'Start practice', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Practice' });
  await dialog.getByRole('radio', { name: scenario, exact: true }).check();
  await dialog.getByRole('button', { name: 'Begin practice' }).click();
  await page.getByRole('button', { name: 'Use these values', exact: true }).waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
}

export async function leavePractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave practice', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor();
}

/** The vendors of the session in front, by the words of their links. */
export async function vendorNames(page: Page): Promise<string[]> {
  return page.getByRole('navigation', { name: 'Vendors' }).getByRole('link').allInnerTexts();
}

/** Fills in the pretend portal's values; answers the label of the first secret once it says that it is saved. */
export async function fillInValues(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Use these values', exact: true }).click();
  const replace = page
    .getByRole('region', { name: 'Credentials' })
    .getByRole('button', { name: /^Replace / });
  await replace.first().waitFor();
  return (await replace.first().innerText()).replace(/^Replace\s*/, '').trim();
}

/** Tests the credential in front; answers when the run is over. */
export async function testCredentials(page: Page): Promise<{ overall: string; rows: Row[] }> {
  await page.getByRole('button', { name: 'Test credentials', exact: true }).click();
  const overall = page.getByRole('status', { name: 'Overall result' });
  await overall.filter({ hasNotText: /^\s*(Testing|Not run)/ }).waitFor({ timeout: STEP_TIMEOUT_MS });
  await page.getByRole('table', { name: 'Permission results' }).waitFor();
  return { overall: (await overall.innerText()).replace(/\s+/g, ' ').trim(), rows: await readRows(page) };
}

async function readRows(page: Page): Promise<Row[]> {
  const rows = await page.getByRole('table', { name: 'Permission results' }).getByRole('row').all();
  const read = rows.map(async (row) => ({
    permission: (await row.getByRole('rowheader').allInnerTexts()).join(' ').trim(),
    verdict: (await row.getByRole('cell').allInnerTexts())[0]?.trim() ?? '',
  }));
  return (await Promise.all(read)).filter(({ permission }) => permission !== '');
}
