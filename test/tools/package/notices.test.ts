import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, readBundledPackages } from '../../../tools/package/bundled-packages.ts';
import { noticesText, readNotice, readNotices } from '../../../tools/package/notices.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const repository = join(import.meta.dirname, '..', '..', '..');

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('the package that a module of the build belongs to', () => {
  it.each([
    ['/r/node_modules/react/index.js', 'node_modules/react'],
    ['/r/node_modules/@noble/curves/esm/x.js?commonjs', 'node_modules/@noble/curves'],
    ['/r/node_modules/a/node_modules/@b/c/x.js', 'node_modules/a/node_modules/@b/c'],
    ['\0/r/node_modules/react/index.js?commonjs-es-import', 'node_modules/react'],
    ['\0vite/preload-helper.js', 'node_modules/vite'],
    ['\0rolldown/runtime.js', 'node_modules/rolldown'],
    ['/r/src-main/index.ts', null],
    ['\0virtual:other', null],
  ])('%s: %s', (id, folder) => expect(folderOf(id)).toBe(folder));
});

describe('notices', () => {
  it('hold name, version, license and the whole text of each package', () => {
    const folder = temporaryFolder();
    write(folder, {
      'node_modules/a/package.json': '{"name":"a","version":"1.2.3","license":"MIT"}',
      'node_modules/a/license': 'Text of a',
      'node_modules/a/licenses.js': 'no text',
      'node_modules/@b/c/package.json': '{"name":"@b/c","version":"4.0.0","license":"OFL-1.1"}',
      'node_modules/@b/c/LICENSE.md': 'Text of c',
      'node_modules/@b/c/NOTICE': 'Notice of c',
      'out/packages/main.json': '[{"name":"a","version":"1.2.3","folder":"node_modules/a"}]',
      'out/packages/renderer.json':
        '[{"name":"@b/c","version":"4.0.0","folder":"node_modules/@b/c"},{"name":"a","version":"1.2.3","folder":"node_modules/a"}]',
    });
    const text = readNotices(folder);
    expect(text.match(/^(a 1\.2\.3 \(MIT\)|@b\/c 4\.0\.0 \(OFL-1\.1\))$/gm)).toEqual([
      '@b/c 4.0.0 (OFL-1.1)',
      'a 1.2.3 (MIT)',
    ]);
    for (const part of ['Text of a', 'Text of c', 'Notice of c']) expect(text).toContain(part);
    expect(text).not.toContain('no text');
  });

  it.each([
    ['no text', { 'node_modules/a/package.json': '{"name":"a","version":"1","license":"MIT"}' }],
    [
      'no name',
      { 'node_modules/a/package.json': '{"name":"a","version":"1"}', 'node_modules/a/LICENSE': 'x' },
    ],
    [
      'an empty text',
      { 'node_modules/a/package.json': '{"name":"a","license":"MIT"}', 'node_modules/a/LICENSE': ' ' },
    ],
  ])('stop the package where a license has %s', (_what, files) => {
    const folder = temporaryFolder();
    write(folder, files);
    const one = { name: 'a', version: '1', folder: 'node_modules/a' };
    expect(() => readNotice(folder, one)).toThrow('node_modules/a is part of the app');
  });

  it('can be made for everything that the app depends on, the font included', () => {
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    const names = Object.keys(manifest.dependencies);
    const notices = names.map((name) =>
      readNotice(repository, { name, version: '', folder: `node_modules/${name}` }),
    );
    expect(notices).toHaveLength(names.length);
    expect(noticesText(notices)).toContain('SIL OPEN FONT LICENSE');
  });
});

it('nothing is noted where nothing was built', () => {
  expect(() => readBundledPackages(temporaryFolder())).toThrow();
});
