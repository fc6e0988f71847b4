import type { Locator } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';

type Shown = { labels: string[]; choose(label: string): void };
type WithMenu = { shownMenu?: Shown | undefined };

/** Keeps menus from opening, and their items at hand: what the desktop draws is no page to be looked at. */
export async function catchMenus({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ Menu }) => {
    Menu.prototype.popup = function popup() {
      const items = this.items.filter(({ type }) => type !== 'separator');
      (globalThis as WithMenu).shownMenu = {
        labels: items.map(({ label }) => label),
        choose: (wanted) => items.find(({ label, enabled }) => label === wanted && enabled)?.click(),
      };
    };
  });
}

/** Clicks with the right button and returns what the menu offers; nothing where none is shown. */
export async function rightClick({ electron }: RunningApp, at: Locator): Promise<string[]> {
  await electron.evaluate(({ BrowserWindow }) => {
    (globalThis as WithMenu).shownMenu = undefined;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    (globalThis as { clicked?: Promise<unknown> }).clicked = new Promise((resolve) =>
      contents?.once('context-menu', resolve),
    );
  });
  await at.click({ button: 'right' });
  return electron.evaluate(async () => {
    await (globalThis as { clicked?: Promise<unknown> }).clicked;
    return (globalThis as WithMenu).shownMenu?.labels ?? [];
  });
}

export async function choose({ electron }: RunningApp, label: string): Promise<void> {
  await electron.evaluate((_electron, wanted) => (globalThis as WithMenu).shownMenu?.choose(wanted), label);
}
