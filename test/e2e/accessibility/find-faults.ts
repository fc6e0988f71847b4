import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Everything axe finds on what is shown now. Goes on after a fault, so that one run names them all. */
export async function expectNoFaults(page: Page, screen: string): Promise<void> {
  // Without legacy mode axe opens a page of its own, which Electron does not have.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
  expect.soft(found, screen).toEqual([]);
}
