import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';

export function presentingBar(page: Page): Locator {
  return page.getByRole('region', { name: 'Presenting', exact: true });
}

export function pressInBar(page: Page, name: string): Promise<void> {
  return presentingBar(page).getByRole('button', { name, exact: true }).click();
}

/** From the workspace: presenting, with the audience window open. Answers its page. */
export async function present({ page, electron }: RunningApp): Promise<Page> {
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Presenting', exact: true })).toBeVisible();
  const opened = electron.waitForEvent('window');
  await pressInBar(page, 'Audience window');
  return opened;
}

type Bounds = { x: number; y: number; width: number; height: number };

/** Moves the audience window where `to` is given. Returns where it is. */
export function moveAudience({ electron }: RunningApp, to: Bounds | null): Promise<Bounds | undefined> {
  return electron.evaluate(({ BrowserWindow }, bounds) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().endsWith('audience'));
    if (bounds !== null) window?.setBounds(bounds);
    return window?.getBounds();
  }, to);
}
