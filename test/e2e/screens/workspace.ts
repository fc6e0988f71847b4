import { expect, type Locator, type Page } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';

export function credentials(page: Page): Locator {
  return page.getByRole('region', { name: 'Credentials', exact: true });
}

export function field(page: Page, label: string): Locator {
  return credentials(page).getByLabel(label, { exact: true });
}

/** One link per vendor, beginning with its name; the state follows. */
export function vendorLink(page: Page, vendor: string): Locator {
  return page
    .getByRole('navigation', { name: 'Vendors', exact: true })
    .getByRole('link', { name: new RegExp(`^${vendor}`) });
}

export async function openVendor(page: Page, vendor: string): Promise<void> {
  await vendorLink(page, vendor).click();
  await expect(page.getByRole('heading', { level: 1, name: vendor, exact: true })).toBeVisible();
}

export function stepHeading(page: Page, title: string): Locator {
  return page.getByRole('heading', { level: 2, name: title, exact: true });
}

export function stepButton(page: Page, title: string): Locator {
  return page
    .getByRole('navigation', { name: 'Steps', exact: true })
    .getByRole('button', { name: new RegExp(`^${title.replace(/[()?.]/g, '\\$&')}(, done)?$`) });
}

/** Opens each step of the guide on the screen, and hands over its title once its picture is there. */
export async function eachStep(page: Page, look: (step: string) => Promise<void>): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
  await expect(steps.first()).toBeVisible();
  for (const step of await steps.all()) {
    await step.click();
    await expect(step).toHaveAttribute('aria-current', 'step');
    await page.getByRole('figure').first().waitFor();
    await look((await step.getAttribute('title')) ?? '');
  }
}

export function lookHere(page: Page): Locator {
  return page.getByRole('status', { name: 'Look here', exact: true });
}

export function overall(page: Page): Locator {
  return page.getByRole('status', { name: 'Overall result', exact: true });
}

export function results(page: Page): Locator {
  return page.getByRole('region', { name: 'Results', exact: true });
}

export function testButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Test credentials', exact: true });
}

/** Types into a plain field as a paste does and leaves it. */
export async function enter(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).fill(text);
  await field(page, label).press('Tab');
}

/** Enters a secret, after opening its field where it is locked. Settles when the field says what it made of it. */
export async function enterSecret(page: Page, label: string, text: string): Promise<void> {
  const input = field(page, label);
  const replace = credentials(page).getByRole('button', { name: `Replace ${label}`, exact: true });
  if (await replace.isVisible()) await replace.click();
  await expect(input).toBeEditable();
  await input.fill(text);
  await expect(input).toBeEditable({ editable: false });
  // It is closed while it is saved, too, and saved only after that.
  await expect(input).not.toHaveAccessibleDescription(/^Saving/);
}

export type Values = { url?: string; id?: string; secret?: string; notifications?: string };

/** All four fields of VSA X, right ones unless others are given. */
export async function fillVsax(page: Page, values: Values = {}): Promise<void> {
  await enter(page, 'Tenant URL', values.url ?? 'https://acme.vsax.net');
  await enter(page, 'Token ID', values.id ?? TOKEN_ID);
  await enterSecret(page, 'Token Secret', values.secret ?? TOKEN_SECRET);
  if (values.notifications !== undefined) {
    await field(page, 'Notifications').selectOption({ label: values.notifications });
  }
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription(/^Saved, \d+ characters/);
}

export function resultRow(page: Page, permission: string): Locator {
  return page
    .getByRole('table', { name: 'Permission results', exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: permission, exact: true }) });
}

export function verdictOf(page: Page, permission: string): Locator {
  return resultRow(page, permission).getByRole('cell').first();
}

/** The named rows have these verdicts; read all at once, because each look at a row by its name takes its time. */
export async function expectVerdicts(page: Page, verdicts: Record<string, string>): Promise<void> {
  const table = page.getByRole('table', { name: 'Permission results', exact: true });
  const shown = () =>
    table.evaluate((node) =>
      [...node.querySelectorAll('tr')].flatMap((row) => {
        const [permission, verdict] = [row.querySelector('th[scope="row"]'), row.querySelector('td')];
        return permission && verdict ? [[permission.textContent?.trim(), verdict.textContent?.trim()]] : [];
      }),
    );
  await expect
    .poll(async () => {
      const all: Record<string, string> = Object.fromEntries(await shown());
      return Object.fromEntries(Object.keys(verdicts).map((permission) => [permission, all[permission]]));
    })
    .toEqual(verdicts);
}

/**
 * Runs the test and waits for its end. The run before may have ended with the same words, so this one is seen to
 * begin first: read too early, those words would let the next click stop a run under way.
 */
export async function runTest(page: Page, ends: RegExp): Promise<void> {
  const hasBegun = page.evaluate(
    () =>
      new Promise<void>((begun) => {
        const observer = new MutationObserver(() => {
          const overall = document.querySelector('[aria-label="Overall result"]');
          if (!overall?.textContent?.startsWith('Testing')) return;
          observer.disconnect();
          begun();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await testButton(page).click();
  await hasBegun;
  await expect(overall(page)).toHaveText(ends);
}

export const ALL_PASSED = {
  'Sign-in': 'Passed',
  Devices: 'Passed',
  'Device Assets': 'Passed',
  'Organizations / Sites / Groups': 'Passed',
  Automation: 'Passed',
};

export function changeAllTo(verdict: string): Record<string, string> {
  return Object.fromEntries(Object.keys(ALL_PASSED).map((permission) => [permission, verdict]));
}
