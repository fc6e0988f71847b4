import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from '../runtime/child-process.mjs';

/** Edges in pixels, as the icon theme of the desktops has folders for them. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

export type Icons = { svg: string; pngs: { size: number; path: string }[] };

/**
 * Has the app's Electron draw the icon in every size asked for, so that no other program is needed for it. Needs a display.
 *
 * @throws Error with the output of Electron
 */
export async function drawIcons(parts: {
  electron: string;
  svg: string;
  out: string;
  sizes?: readonly number[];
}): Promise<Icons> {
  const { electron, svg, out, sizes = SIZES } = parts;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), 'neo-icons-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const painter = join(import.meta.dirname, 'icon-painter');
  const args = [...asRoot, painter, `--user-data-dir=${profile}`, svg, out, sizes.join(',')];
  const { code, output } = await runQuietly(electron, args);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const pngs = sizes.map((size) => ({ size, path: join(out, `${size}.png`) }));
  if (code !== 0 || !pngs.every(({ size, path }) => isPngOf(path, size)))
    throw new Error(`The icon could not be drawn (exit code ${code}).\n${output}`);
  return { svg, pngs };
}

function isPngOf(path: string, size: number): boolean {
  const bytes = readFileSync(path);
  return bytes.subarray(1, 4).toString() === 'PNG' && bytes.readUInt32BE(16) === size;
}
