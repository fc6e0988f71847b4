import { Readable } from 'node:stream';
import zlib from 'node:zlib';

/**
 * `undecoded` names the content encoding of a body that this runtime cannot decode; `broken`: decoding or the
 * connection ended before the body did. Then `text` is what was readable, perhaps nothing.
 */
export type Body = { text: string; truncated: boolean; undecoded?: string; broken?: true };

/** More layers than this nobody means; each one multiplies what a bomb costs. */
const MOST_LAYERS = 2;

type Decoder = NodeJS.ReadWriteStream & Readable;
type Encoding = { make: () => Decoder; isLikely: (bytes: Buffer) => boolean };

const ENCODINGS: Record<string, Encoding | undefined> = {
  gzip: { make: () => zlib.createGunzip(), isLikely: (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b },
  deflate: { make: () => zlib.createInflate(), isLikely: hasZlibHeader },
  // RFC 9110 means zlib's form; some servers send the bare one all the same.
  'raw deflate': { make: () => zlib.createInflateRaw(), isLikely: () => true },
  br: { make: () => zlib.createBrotliDecompress(), isLikely: () => true },
  ...zstdWhereKnown(),
};

/** Node 22.15 and newer; typed here because older typings lack it. */
function zstdWhereKnown(): Record<string, Encoding> {
  const make = (zlib as { createZstdDecompress?: () => Decoder }).createZstdDecompress;
  const isLikely = (bytes: Buffer) => bytes.readUInt32LE(0) === 0xfd2fb528;
  return make ? { zstd: { make, isLikely: (bytes) => bytes.length > 3 && isLikely(bytes) } } : {};
}

function hasZlibHeader(bytes: Buffer): boolean {
  const [method = 0, flags = 0] = bytes;
  return bytes.length > 1 && (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/**
 * Reads a body to its end or to `cap` bytes, counted before and after decompression, so that a bomb costs a buffer
 * and no more. Past the cap the source is destroyed. We ask for no compression, yet some servers compress anyway, and
 * some label what they do not compress: a body that is readable text without decoding is taken as that. Rejects with
 * the error of the stream, unless `keepsBroken`.
 */
export async function readBody(
  source: Readable,
  encoding: string | undefined,
  cap: number,
  charset = 'utf-8',
  keepsBroken = false,
): Promise<Body> {
  const raw = await collect(source, cap, keepsBroken);
  if (raw.truncated) source.destroy();
  const decoded = await decode(raw, layersOf(encoding, raw.bytes), cap);
  const text = decoded.undecoded === undefined ? decodeText(decoded.bytes, charset, decoded.truncated) : '';
  return {
    text,
    truncated: decoded.truncated,
    ...(decoded.undecoded === undefined ? {} : { undecoded: decoded.undecoded }),
    ...(raw.broken || decoded.broken ? { broken: true } : {}),
  };
}

type Collected = { bytes: Buffer; truncated: boolean; broken?: boolean };

async function collect(source: Readable, cap: number, keepsBroken: boolean): Promise<Collected> {
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = () => Buffer.concat(chunks, size);
  try {
    for await (const chunk of source) {
      const piece = chunk as Buffer;
      const room = cap - size;
      chunks.push(piece.subarray(0, room));
      size += Math.min(piece.length, room);
      if (piece.length > room) return { bytes: whole(), truncated: true };
    }
  } catch (error) {
    if (!keepsBroken) throw error;
    return { bytes: whole(), truncated: false, broken: true };
  }
  return { bytes: whole(), truncated: false };
}

/** The encodings to undo, outermost first. A body that is compressed without saying so says it by its first bytes. */
function layersOf(encoding: string | undefined, bytes: Buffer): string[] {
  const named = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none')
    .reverse();
  return named.length === 0 && ENCODINGS.gzip?.isLikely(bytes) ? ['gzip'] : named;
}

async function decode(
  raw: Collected,
  layers: readonly string[],
  cap: number,
): Promise<Collected & { undecoded?: string }> {
  let now = raw;
  if (layers.length > MOST_LAYERS) return isText(raw) ? raw : { ...raw, undecoded: layers.join(', ') };
  for (const name of layers) {
    if (now.bytes.length === 0) break;
    const tries = ENCODINGS[name]
      ? [name, ...BY_FIRST_BYTES, ...(name === 'deflate' ? ['raw deflate'] : [])]
      : [];
    const likely = tries.flatMap((each) =>
      ENCODINGS[each]?.isLikely(now.bytes) ? (ENCODINGS[each] ?? []) : [],
    );
    const read: Collected[] = [];
    for (const each of likely) {
      const next = await decodeOne(each, now, cap);
      read.push(next);
      if (!next.broken) break;
    }
    const best = read.find(({ broken }) => !broken) ?? read.find(({ bytes }) => bytes.length > 0);
    if (best) now = best;
    else if (!isText(now)) {
      if (tries.length > 0) return { ...now, bytes: Buffer.alloc(0), broken: true };
      return { ...now, undecoded: name.replace(/[^\w-]/g, '').slice(0, 40) };
    }
  }
  return now;
}

/** What a wrong label may stand for. */
const BY_FIRST_BYTES = ['gzip', 'zstd', 'deflate'];

/** What a decoder makes of the bytes, to the cap or to where they break off. */
async function decodeOne({ make }: Encoding, from: Collected, cap: number): Promise<Collected> {
  const decoder = make();
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = from.truncated;
  let broken = false;
  Readable.from([from.bytes]).pipe(decoder);
  try {
    for await (const chunk of decoder) {
      const piece = chunk as Buffer;
      const room = cap - size;
      chunks.push(piece.subarray(0, room));
      size += Math.min(piece.length, room);
      if (piece.length > room) {
        truncated = true;
        break;
      }
    }
  } catch {
    // What was cut at the cap has no end of its own.
    broken = !from.truncated;
  }
  decoder.destroy();
  return { bytes: Buffer.concat(chunks, size), truncated, broken };
}

/** Readable as it is: UTF-8 without what no text has, or UTF-16 by its mark. */
function isText({ bytes }: Collected): boolean {
  if (utf16Of(bytes) !== undefined) return true;
  const text = new TextDecoder().decode(bytes, { stream: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return !/[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text);
}

/** UTF-16 by its byte order mark, or by the zero beside the first sign of JSON (RFC 4627, 3). */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const isOpening = (byte: number | undefined) => byte === 0x7b || byte === 0x5b || byte === 0x3c;
  if (isOpening(first) && second === 0) return 'utf-16le';
  return first === 0 && isOpening(second) ? 'utf-16be' : undefined;
}

/** UTF-8 where the bytes are that, whatever the label says; then the label; then UTF-8 with gaps. */
function decodeText(bytes: Buffer, charset: string, truncated: boolean): string {
  // `stream` holds back a character that the cap has cut in two.
  const options = { stream: truncated };
  for (const make of [
    () => new TextDecoder(utf16Of(bytes) ?? 'utf-8', { fatal: true }),
    () => new TextDecoder(charset),
  ]) {
    try {
      return make().decode(bytes, options);
    } catch {
      // The next one.
    }
  }
  return new TextDecoder().decode(bytes, options);
}
