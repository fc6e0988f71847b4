// Just enough of the zip format to unpack one archive of known origin: a bare Debian has no unzip. The central
// directory at the end names every entry; zip64, encryption and methods other than stored and deflated are refused.

import { createReadStream } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const longestEnd = 22 + 0xffff;

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} method
 * @property {number} checksum
 * @property {number} packedSize
 * @property {number} size
 * @property {number} mode Unix file mode, 0 if the archive has none
 * @property {number} headerAt
 */

/**
 * @param {string} archive
 * @param {string} into
 * @param {(name: string) => string | undefined} placeFor the path inside `into`; undefined leaves the entry out
 * @returns {Promise<number>} how many files were written
 */
export async function unzip(archive, into, placeFor) {
  const file = await open(archive);
  try {
    let count = 0;
    for (const entry of await readEntries(file)) {
      const place = placeFor(entry.name);
      if (place === undefined || entry.name.endsWith('/')) continue;
      const target = resolve(into, place);
      if (!target.startsWith(resolve(into) + sep))
        throw new Error(`The zip file points outside: ${entry.name}`);
      if ((entry.mode & 0o170000) === 0o120000) throw new Error(`The zip file holds a link: ${entry.name}`);
      await mkdir(dirname(target), { recursive: true });
      await writeEntry(archive, await contentStart(file, entry), entry, target);
      count += 1;
    }
    return count;
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<ZipEntry[]>}
 */
async function readEntries(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error('The zip file is cut off.');
  const count = tail.readUInt16LE(end + 10);
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));

  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new Error('The zip file is damaged.');
    const nameLength = directory.readUInt16LE(at + 28);
    if (directory.readUInt16LE(at + 8) & 1) throw new Error('The zip file is encrypted.');
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * The entry's own header may have other extra fields than the directory says.
 *
 * @param {import('node:fs/promises').FileHandle} file
 * @param {ZipEntry} entry
 */
async function contentStart(file, entry) {
  const header = await readAt(file, entry.headerAt, 30);
  return entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/**
 * @param {string} archive
 * @param {number} start
 * @param {ZipEntry} entry
 * @param {string} target
 */
async function writeEntry(archive, start, entry, target) {
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`The zip file packs ${entry.name} in an unknown way.`);
  const output = await open(target, 'w');
  let checksum = 0;
  let written = 0;
  try {
    if (entry.size > 0) {
      const packed = createReadStream(archive, { start, end: start + entry.packedSize - 1 });
      const unpacked = entry.method === 8 ? packed.pipe(createInflateRaw()) : packed;
      packed.on('error', (error) => unpacked.destroy(error));
      await pipeline(unpacked, async (chunks) => {
        for await (const chunk of chunks) {
          checksum = crc32(chunk, checksum);
          written += chunk.length;
          await output.writeFile(chunk);
        }
      });
    }
  } finally {
    await output.close();
  }
  if (written !== entry.size || checksum !== entry.checksum)
    throw new Error(`The zip file is damaged: ${entry.name}`);
  if (entry.mode & 0o777) await chmod(target, entry.mode & 0o777);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('The zip file is cut off.');
  return buffer;
}
