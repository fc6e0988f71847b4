import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';

export function sessionTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Session list', exact: true });
}

export function sessionLink(page: Page, client: string): Locator {
  return sessionTable(page).getByRole('link', { name: client, exact: true });
}

/** Opens the actions of a session and presses one. */
export async function chooseAction(page: Page, client: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${client}`, exact: true }).click();
  await page
    .getByRole('group', { name: `Actions for ${client}`, exact: true })
    .getByRole('button', { name: action, exact: true })
    .click();
}

/** Shows the sessions of one filter; its button says how many there are. */
export async function show(page: Page, filter: string): Promise<void> {
  await page
    .getByRole('group', { name: 'Show', exact: true })
    .getByRole('button', { name: filter, exact: true })
    .click();
}

export function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name, exact: true });
}

export function deleted(page: Page): Locator {
  return page.getByRole('status', { name: 'Deleted sessions', exact: true });
}

export function archived(page: Page): Locator {
  return page.getByRole('status', { name: 'Archived sessions', exact: true });
}

/** The heading of Sessions: it has the focus when what had it is gone. */
export function title(page: Page): Locator {
  return page.getByRole('heading', { level: 1, name: 'Sessions', exact: true });
}

export function fileNotice(page: Page): Locator {
  return page.getByRole('status', { name: 'Session file', exact: true });
}

/** The next save and open dialogs answer this file, as if it had been chosen. */
export async function chooseFile({ electron }: RunningApp, filePath: string): Promise<void> {
  await electron.evaluate(({ dialog: native }, path) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, filePath);
}
