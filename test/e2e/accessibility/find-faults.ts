import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What depends on colours; every other rule finds the same in both themes. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Everything axe finds on what is shown now, and in the other theme. Goes on after a fault, so that one run names them
 * all.
 */
export async function expectNoFaults(page: Page, screen: string): Promise<void> {
  const chosen = await page.evaluate(() => document.documentElement.dataset.theme ?? '');
  await show(page, 'light');
  expect.soft(await faultsFound(axe(page)), `${screen}, light`).toEqual([]);
  await show(page, 'dark');
  expect.soft(await faultsFound(axe(page).withRules(RULES_OF_COLOURS)), `${screen}, dark`).toEqual([]);
  await show(page, chosen);
}

function axe(page: Page): AxeBuilder {
  // Without legacy mode axe opens a page of its own, which Electron does not have.
  return new AxeBuilder({ page }).setLegacyMode(true);
}

async function faultsFound(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** As the app does when the theme is chosen in Settings, without leaving the screen. */
async function show(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  }, theme);
}
