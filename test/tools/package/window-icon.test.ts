import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { addText, chunksOf, DRAWN_FROM, fingerprintOf, readText } from '../../../tools/package/png-text.ts';
import { repository, textOfFile } from '../../rules/tree.ts';

const SIZE = 256;
const svg = textOfFile('resources/icon.svg');
const png = readFileSync(join(repository, 'src-main', 'windows', 'window-icon.png'));

describe('the picture of the window', () => {
  it('is drawn from the icon as it is now; where it is not, run "npm run icon"', () => {
    expect(readText(png, DRAWN_FROM)).toBe(fingerprintOf(svg));
  });

  it.each([
    ['nothing around the rounded corner', [0.5, 0.5], [0, 0, 0, 0]],
    ['the ground at the top', [16, 0.3], [0x66, 0x69, 0xf0, 255]],
    ['the ground at the bottom', [16, 31.7], [0x39, 0x3b, 0xc2, 255]],
    ['the first step', [9, 24.8], [255, 255, 255, 255]],
    ['the last step', [19, 13.6], [255, 255, 255, 255]],
    ['the lit control', [23.3, 9.3], [0xff, 0x8c, 0xc0, 255]],
  ] as const)('shows %s', (_what, [x, y], color) => {
    const found = colorAt(png, Math.floor((x * SIZE) / 32), Math.floor((y * SIZE) / 32));
    for (const [index, channel] of color.entries()) {
      expect(Math.abs((found[index] ?? -1) - channel), `channel ${index} of ${found.join()}`).toBeLessThan(4);
    }
  });
});

it('the mark in the window has the same shapes as the icon', () => {
  const shapes = (text: string) => [...text.matchAll(/\b(?:d|r|rx|cx|cy|x2|y2)="([^"]+)"|#[0-9a-f]{3,6}\b/g)];
  const mark = shapes(textOfFile('src-renderer/ui/mark.tsx')).map(([text]) => text);
  expect(mark).toEqual(shapes(svg).map(([text]) => text));
  expect(mark.length).toBeGreaterThan(8);
});

it('a word is added to a PNG and read again, and what is not there is not found', () => {
  expect(readText(png, 'Another')).toBeUndefined();
  const more = addText(png, 'Another', 'one');
  expect(readText(more, 'Another')).toBe('one');
  expect(chunksOf(more).map(({ kind }) => kind)).toEqual([
    'IHDR',
    'tEXt',
    ...chunksOf(png)
      .slice(1)
      .map(({ kind }) => kind),
  ]);
  expect(fingerprintOf('a\r\nb')).toBe(fingerprintOf('a\nb'));
});

/** Of a PNG with eight bits for each of red, green, blue and opacity, which is what a canvas makes. */
function colorAt(bytes: Uint8Array, x: number, y: number): number[] {
  const chunks = chunksOf(bytes);
  const header = Buffer.from(chunks[0]?.data ?? []);
  expect([header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)]).toEqual([
    SIZE,
    SIZE,
    8,
    6,
    0,
    0,
    0,
  ]);
  const packed = chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data);
  const raw = inflateSync(Buffer.concat(packed));
  const row = SIZE * 4;
  let above = new Uint8Array(row);
  for (let line = 0; line <= y; line += 1) {
    const from = line * (row + 1);
    above = unfilter(raw[from] ?? 0, raw.subarray(from + 1, from + 1 + row), above);
  }
  return [...above.subarray(x * 4, x * 4 + 4)];
}

/** https://www.w3.org/TR/png-3/#9Filters */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(line.length);
  for (let at = 0; at < line.length; at += 1) {
    const left = whole[at - 4] ?? 0;
    const up = above[at] ?? 0;
    const corner = above[at - 4] ?? 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
    whole[at] = (line[at] ?? 0) + guess;
  }
  return whole;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
