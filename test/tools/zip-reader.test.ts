import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unzip } from '../../tools/runtime/zip-reader.mjs';
import { put, temporaryFolder } from './temporary-folder.ts';

type Entry = { name: string; content?: string; method?: number; mode?: number; checksum?: number };

describe('unpacking a zip file', () => {
  it('writes stored and deflated files with their modes, and leaves out what has no place', async () => {
    const long = 'chromium '.repeat(50_000);
    const { into, archive } = prepare([
      { name: 'App/' },
      { name: 'App/run', content: long, method: 8, mode: 0o100755 },
      { name: 'App/empty', content: '' },
      { name: 'App/locales/en.pak', content: 'words' },
      { name: 'App/resources/other', content: 'not wanted' },
    ]);
    const count = await unzip(archive, into, (name) =>
      name.startsWith('App/resources/') ? undefined : name.slice('App/'.length),
    );
    expect(count).toBe(3);
    expect(readdirSync(into, { recursive: true }).sort()).toEqual([
      'empty',
      'locales',
      join('locales', 'en.pak'),
      'run',
    ]);
    expect(readFileSync(join(into, 'run'), 'utf8')).toBe(long);
    if (process.platform !== 'win32') expect(statSync(join(into, 'run')).mode & 0o777).toBe(0o755);
  });

  it.each<[string, Entry, RegExp]>([
    ['a path that leads outside', { name: '../evil', content: 'x' }, /points outside/],
    ['a symbolic link', { name: 'link', content: '/etc/passwd', mode: 0o120777 }, /holds a link/],
    ['a wrong checksum', { name: 'file', content: 'x', checksum: 1 }, /damaged/],
    ['an unknown method', { name: 'file', content: 'x', method: 12 }, /unknown way/],
  ])('refuses %s', async (_, entry, message) => {
    const { into, archive } = prepare([entry]);
    await expect(unzip(archive, into, (name) => name)).rejects.toThrow(message);
  });

  it('refuses a file that was cut off', async () => {
    const { into, archive } = prepare([{ name: 'file', content: 'some text' }]);
    put(archive, readFileSync(archive).subarray(0, 40));
    await expect(unzip(archive, into, (name) => name)).rejects.toThrow(/cut off/);
  });
});

function prepare(entries: Entry[]) {
  const folder = temporaryFolder();
  const archive = join(folder, 'archive.zip');
  put(archive, zip(entries));
  return { archive, into: join(folder, 'out') };
}

function zip(entries: Entry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = '', method = 0, mode = 0o100644, checksum } of entries) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const extra = Buffer.from('UT-extra');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(extra.length, 28);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(checksum ?? crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(Buffer.byteLength(content), 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(mode * 0x10000, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, Buffer.from(name));
    const body = Buffer.concat([local, Buffer.from(name), extra, packed]);
    bodies.push(body);
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
