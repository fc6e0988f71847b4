import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What depends on colours; every other rule finds the same in both themes. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Everything axe finds on what is shown now, and in the other theme. Goes on after a fault, so that one run names them
 * all.
 */
export async function expectNoFaults(page: Page, screen: string): Promise<void> {
  // It stays in the page: reading half a megabyte of script takes as long as looking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const faults = await page.evaluate(findFaults, RULES_OF_COLOURS);
  expect.soft(faults, screen).toEqual({ light: [], dark: [] });
}

/** In the page. The theme is changed as the app does when it is chosen in Settings, without leaving the screen. */
async function findFaults(rulesOfColours: string[]): Promise<{ light: string[]; dark: string[] }> {
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  const show = (theme: string) => {
    document.documentElement.dataset.theme = theme;
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  };
  const look = async (theme: string, options: axe.RunOptions) => {
    show(theme);
    const { violations } = await inPage.run(document, { resultTypes: ['violations'], ...options });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
  };
  const chosen = document.documentElement.dataset.theme ?? '';
  const light = await look('light', {});
  const dark = await look('dark', { runOnly: { type: 'rule', values: rulesOfColours } });
  show(chosen);
  return { light, dark };
}
