import type { Locator, Page } from '@playwright/test';

export function showNames(page: Page): Locator {
  return page.getByRole('button', { name: 'Show company names', exact: true });
}

export function hideNames(page: Page): Locator {
  return page.getByRole('button', { name: 'Hide company names', exact: true });
}

export function namesStatus(page: Page): Locator {
  return page.getByRole('status', { name: 'Company names', exact: true });
}

/** The lines of the list of names. */
export function namesListed(page: Page): Locator {
  return page.getByRole('list', { name: 'Company names', exact: true }).getByRole('listitem');
}
