import { open } from 'node:fs/promises';
import type { Picture } from '../../harness/barcode.ts';

type Area = { x: number; y: number; width: number; height: number };

/** Words of 32 bits, big-endian, at their place in the header of XWD version 7. Source: X11/XWDFile.h. */
const HEADER = { size: 0, bitsPerPixel: 11, bytesPerLine: 12, colors: 19 };
const HEADER_BYTES = 100;
const BYTES_PER_COLOR = 12;

/** What stands on the screen now, of this area of it. `path` is the file in which the X server keeps its pixels. */
export async function readScreen(path: string, { x, y, width, height }: Area): Promise<Picture> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    await file.read(header, 0, HEADER_BYTES, 0);
    const word = (at: number) => header.readUInt32BE(at * 4);
    if (word(HEADER.bitsPerPixel) !== 32) throw new Error('The screen has another depth than 24 bits.');
    const start = word(HEADER.size) + word(HEADER.colors) * BYTES_PER_COLOR;
    const perLine = word(HEADER.bytesPerLine);
    const lines = Buffer.alloc(height * perLine);
    await file.read(lines, 0, lines.length, start + y * perLine);
    const pixels = Buffer.alloc(width * height * 4);
    for (let line = 0; line < height; line += 1)
      lines.copy(pixels, line * width * 4, line * perLine + x * 4, line * perLine + (x + width) * 4);
    return { width, height, pixels };
  } finally {
    await file.close();
  }
}

/** How much of a picture has one color, `#rrggbb`. */
export function shareOf({ pixels }: Picture, color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4)
    if (pixels[at] === blue && pixels[at + 1] === green && pixels[at + 2] === red) count += 1;
  return (count * 4) / Math.max(4, pixels.length);
}
