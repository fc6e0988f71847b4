import { expect, test } from 'vitest';
import { sizeOfBitmap } from '../../tools/check-vendors/bitmap-size.ts';

/** A WebP file's head with its first chunk; the rest of a picture does not matter for its size. */
function webp(kind: string, chunk: number[]): Uint8Array {
  const head = Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1');
  return Buffer.concat([head, Buffer.from(chunk), Buffer.alloc(16)]);
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR42mNgwAcAAB4AAfNyyb4AAAAASUVORK5CYII=',
  'base64',
);

test.each<[string, Uint8Array, { width: number; height: number } | undefined]>([
  ['a PNG', png, { width: 3, height: 2 }],
  [
    'a lossy WebP, scale bits aside',
    webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0xe0, 0x41, 0x58, 0x02]),
    { width: 480, height: 600 },
  ],
  ['a lossless WebP', webp('VP8L', [0x2f, 0xdf, 0xc1, 0x4f, 0x00]), { width: 480, height: 320 }],
  [
    'an extended WebP',
    webp('VP8X', [0, 0, 0, 0, 0xbf, 0x03, 0x00, 0x57, 0x02, 0x00]),
    { width: 960, height: 600 },
  ],
  ['a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex'), undefined],
  ['a PNG that is cut off', png.subarray(0, 20), undefined],
  ['nothing', new Uint8Array(), undefined],
])('the size of %s is read from its header', (_what, bytes, size) => {
  expect(sizeOfBitmap(bytes)).toEqual(size);
});
