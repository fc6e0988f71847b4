import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/*
 * A word of text inside a PNG (https://www.w3.org/TR/png-3/#11tEXt), by which a picture says what it was drawn from: two
 * Electrons draw an edge a little differently, so the same drawing has not always the same bytes.
 */
const SIGNATURE = 8;
/** Length, kind and checksum of a chunk. */
const AROUND = 12;
/** The header is always first, and always as long. */
const HEADER = AROUND + 13;

/** Keyword of the fingerprint of the drawing. */
export const DRAWN_FROM = 'Drawn from';

type Chunk = { kind: string; data: Uint8Array };

export function addText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const chunk = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(chunk.length - 4);
  checksum.writeUInt32BE(crc32(chunk));
  const at = SIGNATURE + HEADER;
  return Buffer.concat([png.subarray(0, at), length, chunk, checksum, png.subarray(at)]);
}

export function readText(png: Uint8Array, keyword: string): string | undefined {
  const texts = chunksOf(png)
    .filter(({ kind }) => kind === 'tEXt')
    .map(({ data }) => Buffer.from(data).toString('latin1').split('\0'));
  return texts.find(([word]) => word === keyword)?.[1];
}

export function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE; at + AROUND <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ kind, data: bytes.subarray(at + 8, at + 8 + length) });
    at += AROUND + length;
  }
  return chunks;
}

/** Of a drawing, whatever line ends the checkout has given it. */
export function fingerprintOf(svg: string): string {
  return createHash('sha256').update(svg.replaceAll('\r\n', '\n')).digest('hex');
}
