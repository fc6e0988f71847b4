// Draws the picture that the app gives its window (src-main/windows/window-icon.png) anew from resources/icon.svg:
// `npm run icon`, after a change of the drawing. It is kept, because a build has no display to draw on. A test says when
// it is due.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './desktop/launch-electron.ts';
import { findElectron } from './electron-runtime.mjs';
import { drawIcons } from './package/draw-icons.ts';
import { addText, DRAWN_FROM, fingerprintOf } from './package/png-text.ts';

/** Of its edge in pixels: what desktops scale down for their lists of windows. */
const SIZE = 256;

if (process.platform === 'linux' && !process.env.DISPLAY) {
  const again = spawnSync(
    'xvfb-run',
    ['-a', process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    {
      stdio: 'inherit',
    },
  );
  if (again.error)
    console.error('There is no display and no xvfb-run: install xvfb, or run this on a desktop.');
  process.exit(again.status ?? 1);
}

const svg = join(repository, 'resources', 'icon.svg');
const { executable } = await findElectron({ repository });
const { pngs } = await drawIcons({
  electron: executable,
  svg,
  out: join(repository, 'out', 'icon'),
  sizes: [SIZE],
});
const [drawn] = pngs;
if (drawn === undefined) throw new Error('Nothing was drawn.');
const png = addText(readFileSync(drawn.path), DRAWN_FROM, fingerprintOf(readFileSync(svg, 'utf8')));
writeFileSync(join(repository, 'src-main', 'windows', 'window-icon.png'), png);
