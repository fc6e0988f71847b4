import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Shot } from './album.ts';

// Smaller than taken, because the repository keeps every version: a third of the shot's PNG.
const WIDTH_PIXELS = 1_024;
const JPEG_QUALITY = 85;

/** The name in docs/pictures, and the first shot of the tour that it is. */
const PICTURES: Readonly<Record<string, RegExp>> = {
  'workspace.jpg': /-saved$/,
  'results.jpg': /-results-a-missing-permission$/,
  'outbox.jpg': /^outbox$/,
};

/** Renews the pictures of the README from the shots in `folder`. Throws where the tour took no such shot. */
export async function renewPictures(parts: {
  app: ElectronApplication;
  shots: readonly Shot[];
  folder: string;
  into: string;
}): Promise<void> {
  const { app, shots, folder, into } = parts;
  mkdirSync(into, { recursive: true });
  for (const [file, name] of Object.entries(PICTURES)) {
    const shot = shots.find((one) => name.test(one.name) && one.theme === 'light');
    if (shot === undefined) throw new Error(`The tour took no picture for ${file}.`);
    const jpeg = await app.evaluate(
      ({ nativeImage }, { path, width, quality }) =>
        nativeImage
          .createFromPath(path)
          .resize({ width, quality: 'best' })
          .toJPEG(quality)
          .toString('base64'),
      { path: join(folder, shot.file), width: WIDTH_PIXELS, quality: JPEG_QUALITY },
    );
    writeFileSync(join(into, file), Buffer.from(jpeg, 'base64'));
  }
}
