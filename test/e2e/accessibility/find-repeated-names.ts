import { expect, type Page } from '@playwright/test';

/** Rows repeat one on purpose. */
const REPEATED = ['button "Show me where"'];
const CONTROLS = /^\s*- '?((?:button|link|textbox|searchbox|combobox|checkbox|radio) "(?:[^"\\]|\\.)*")/;

/** Whoever finds a control by its role and name, a person by voice or a test, must find one. */
export async function expectUniqueNames(page: Page, screen: string): Promise<void> {
  const tree = await page.locator('body').ariaSnapshot();
  const names = tree.split('\n').flatMap((line) => CONTROLS.exec(line)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(3);
  const twice = names.filter((name, at) => names.indexOf(name) !== at && !REPEATED.includes(name));
  expect.soft(twice, screen).toEqual([]);
}
