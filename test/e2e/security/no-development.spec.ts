import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { BUILD_VARIABLE } from '../app/copy-build.ts';
import { test } from '../app/test.ts';

const DEVELOPMENT_ONLY = /src-main\/(\w+\/)?development-/;

test('a build holds nothing of `npm run dev`, so its page comes from its own files only', async () => {
  const main = join(process.env[BUILD_VARIABLE] ?? '', 'out', 'main');
  const names = await readdir(main, { recursive: true });
  const maps = names.filter((name) => name.endsWith('.map.gz'));
  const sources = new Set<string>();
  for (const name of maps) {
    const map: { sources: string[] } = JSON.parse(gunzipSync(await readFile(join(main, name))).toString());
    for (const source of map.sources) sources.add(source.replace(/^(\.\.\/)+/, ''));
  }
  expect([...sources]).toEqual(
    expect.arrayContaining(['src-main/index.ts', 'src-main/windows/app-protocol.ts']),
  );
  expect([...sources].filter((source) => DEVELOPMENT_ONLY.test(source))).toEqual([]);

  // What stands in those files and nowhere else, in case a bundler forgets to say what it took in.
  for (const name of names.filter((one) => one.endsWith('.js'))) {
    const code = await readFile(join(main, name), 'utf8');
    expect(code.includes("'nonce-"), name).toBe(false);
    expect(code.includes('__DEVELOPMENT_SERVER__'), name).toBe(false);
  }
});
