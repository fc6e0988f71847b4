import { pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';

export type Body = { text: string; truncated: boolean };

/** More layers than this nobody means; each one multiplies what a bomb costs. */
const MOST_LAYERS = 2;

const DECODERS: Record<string, (() => NodeJS.ReadWriteStream & Readable) | undefined> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
};

/**
 * Reads a body to its end or to `cap` bytes, counted after decompression, so that a bomb costs a buffer and no more.
 * Past the cap the source is destroyed. We ask for no compression, yet some servers compress anyway; an encoding
 * nobody knows is left as it is. Rejects with the error of the stream or of zlib.
 */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  cap: number,
  charset = 'utf-8',
): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = false;
  for await (const chunk of decode(body, encoding)) {
    const piece = chunk as Buffer;
    const room = cap - size;
    chunks.push(piece.subarray(0, room));
    size += Math.min(piece.length, room);
    if (piece.length > room) {
      truncated = true;
      break;
    }
  }
  if (truncated) body.destroy();
  return { text: decodeText(Buffer.concat(chunks, size), charset, truncated), truncated };
}

function decode(body: Readable, encoding: string | undefined): Readable {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  const makers = layers.flatMap((name) => DECODERS[name] ?? []);
  if (makers.length !== layers.length || layers.length > MOST_LAYERS) return body;
  let source = body;
  for (const make of makers) {
    const decoder = make();
    // The error of either end reaches the reader of the decoder; the callback has nothing to add.
    pipeline(source, decoder, () => {});
    source = decoder;
  }
  return source;
}

function decodeText(bytes: Buffer, charset: string, truncated: boolean): string {
  // `stream` holds back a character that the cap has cut in two.
  const options = { stream: truncated };
  try {
    return new TextDecoder(charset).decode(bytes, options);
  } catch {
    return new TextDecoder().decode(bytes, options);
  }
}
