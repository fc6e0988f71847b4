import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

export type Shot = {
  file: string;
  name: string;
  theme: 'light' | 'dark';
  width: number;
  height: number;
  zoom: number;
};

/** The size of the window's content in pixels of the screen, and how far its page is enlarged. */
export type View = { width: number; height: number; zoom: number };

export const USUAL_VIEW: View = { width: 1366, height: 768, zoom: 1 };

/** Takes each picture in both themes and numbers them in the order of the tour. */
export type Album = {
  /** Of the technician's window, or of the page of another one. */
  shoot(name: string, of?: Page): Promise<void>;
  show(view: View, of?: Page): Promise<void>;
  shots: readonly Shot[];
};

export function openAlbum(parts: { app: ElectronApplication; page: Page; folder: string }): Album {
  const { app, page, folder } = parts;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shots: Shot[] = [];
  let view = USUAL_VIEW;
  let count = 0;

  return {
    shots,

    async show(next, of = page) {
      view = next;
      await app.evaluate(
        ({ BrowserWindow }, { url, width, height, zoom }) => {
          const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === url);
          window?.setContentSize(width, height);
          window?.webContents.setZoomFactor(zoom);
        },
        { ...view, url: of.url() },
      );
      const { width, zoom } = view;
      await of.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) <= 1, width / zoom);
    },

    async shoot(name, of = page) {
      count += 1;
      // Where the last click was, a control would look as if it were pointed at.
      await of.mouse.move(0, 0);
      for (const theme of ['light', 'dark'] as const) {
        const file = `${String(count).padStart(2, '0')}-${name}-${theme}.png`;
        await of.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        writeFileSync(join(folder, file), await photograph(app, of));
        shots.push({ file, name, theme, ...view });
      }
      await of.emulateMedia({ colorScheme: null, reducedMotion: null });
    },
  };
}

/** What the screen shows, enlarged or not; Playwright's own picture cuts an enlarged page. */
async function photograph(app: ElectronApplication, page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    // Two frames: one in which the change is drawn, one that follows it.
    await new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
  });
  const png = await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === url);
    const image = await window?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  }, page.url());
  return Buffer.from(png, 'base64');
}
