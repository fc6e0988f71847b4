import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';
import { type Barcode, findBarcode } from '../../harness/barcode.ts';

export type Seen = {
  /** How often the window was looked at, and how many of those looks found other pixels than the one before. */
  looks: number;
  frames: number;
  /** Scenes that main gave to the window, and looks at them once they were painted. */
  scenes: number;
  scenesSeen: number;
  /** Every title and text the window has had, and the markup of its page. */
  texts: string[];
  /** The names of the barcodes in its frames, each with the number of the frame. */
  found: string[];
};

export type Watch = {
  /** What was seen until now: every frame taken before this call has been searched. */
  seen(): Promise<Seen>;
  end(): Promise<Seen>;
};

const LOOK_AGAIN_MS = 30;

/**
 * Looks at the audience window from now on until `end`: at each scene it is given, once that is painted, and between them
 * over and over. Main takes the frames, as the compositor has drawn them, and hands on those that differ from the one
 * before; they are searched here, so that the app is not kept from its work.
 */
export async function watchAudience(
  electron: ElectronApplication,
  barcodes: readonly Barcode[],
): Promise<Watch> {
  const folder = await mkdtemp(join(tmpdir(), 'neo-audience-'));
  await electron.evaluate(beginLooking, { folder, again: LOOK_AGAIN_MS });
  const found: string[] = [];
  let frames = 0;
  let isOver = false;

  async function search(): Promise<void> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.frame')).sort();
    for (const name of names) {
      const [number, width = 0, height = 0] = name.split(/[-x.]/).map(Number);
      const pixels = await readFile(join(folder, name));
      frames += 1;
      for (const barcode of barcodes)
        if (findBarcode({ width, height, pixels }, barcode) !== null)
          found.push(`${barcode.name} in frame ${number}`);
      await rm(join(folder, name));
    }
  }
  let searched = Promise.resolve();
  const searchNow = () => {
    searched = searched.then(search);
    return searched;
  };
  const searching = (async () => {
    while (!isOver) {
      await searchNow();
      await pause(LOOK_AGAIN_MS);
    }
  })();

  async function seen(): Promise<Seen> {
    const { looks, scenes, scenesSeen, texts } = await electron.evaluate(lookOnceMore);
    await searchNow();
    return { looks, scenes, scenesSeen, texts, frames, found: [...found] };
  }
  return {
    seen,
    async end() {
      const all = await seen();
      await electron.evaluate(endLooking);
      isOver = true;
      await searching;
      await rm(folder, { recursive: true });
      return all;
    },
  };
}

type Looking = {
  looks: number;
  scenes: number;
  scenesSeen: number;
  texts: Set<string>;
  look(): Promise<void>;
  isOver: boolean;
};
type Main = typeof import('electron');

/** Runs in main, and can therefore use nothing from outside. */
function beginLooking(
  { app, BrowserWindow }: Main,
  { folder, again }: { folder: string; again: number },
): void {
  const shared = globalThis as { looking?: Looking };
  if (shared.looking !== undefined) return;
  const { renameSync, writeFileSync } = process.getBuiltinModule('node:fs');
  const painted =
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';
  const written = '[document.title, document.body.innerText, document.documentElement.outerHTML]';
  let before: Buffer = Buffer.alloc(0);
  let number = 0;

  async function lookOnce(): Promise<void> {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().endsWith(': audience'));
    if (window === undefined) return;
    try {
      const image = await window.webContents.capturePage();
      const { width, height } = image.getSize();
      const pixels = image.toBitmap();
      if (!pixels.equals(before)) {
        before = pixels;
        number += 1;
        const name = `${folder}/${String(number).padStart(6, '0')}-${width}x${height}`;
        writeFileSync(name, pixels);
        renameSync(name, `${name}.frame`);
      }
      const texts: string[] = await window.webContents.executeJavaScript(written);
      for (const text of [window.getTitle(), ...texts]) looking.texts.add(text);
      looking.looks += 1;
    } catch (error) {
      // It was closed, or its page was ended, meanwhile.
      if (!window.isDestroyed() && !window.webContents.isCrashed()) throw error;
    }
  }
  let last = Promise.resolve();
  const looking: Looking = {
    looks: 0,
    scenes: 0,
    scenesSeen: 0,
    texts: new Set(),
    isOver: false,
    look() {
      last = last.then(lookOnce);
      return last;
    },
  };
  shared.looking = looking;

  app.on('browser-window-created', (_event, { webContents }) => {
    const send = webContents.send.bind(webContents);
    webContents.send = (channel, ...given) => {
      send(channel, ...given);
      if (channel !== 'scene' || looking.isOver) return;
      looking.scenes += 1;
      void webContents.executeJavaScript(painted).then(async () => {
        await looking.look();
        looking.scenesSeen += 1;
      });
    };
  });
  void (async () => {
    while (!looking.isOver) {
      await looking.look();
      await new Promise((wake) => setTimeout(wake, again));
    }
  })();
}

async function lookOnceMore() {
  const { looking } = globalThis as { looking?: Looking };
  await looking?.look();
  const { looks = 0, scenes = 0, scenesSeen = 0, texts = [] } = looking ?? {};
  return { looks, scenes, scenesSeen, texts: [...texts] };
}

function endLooking(): void {
  const { looking } = globalThis as { looking?: Looking };
  if (looking !== undefined) looking.isOver = true;
}
