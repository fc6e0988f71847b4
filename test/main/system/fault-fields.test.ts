import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { faultFields } from '../../../src-main/system/fault-fields.ts';

const CANARY = 'canary5d0c2f7e9b1a4c3d8e6f';
const folder = mkdtempSync(join(tmpdir(), 'neo fault (x86) '));
afterAll(() => rmSync(folder, { recursive: true }));

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Error) return fault;
  }
  throw new Error('Nothing was thrown.');
}

function withStack(message: string, ...lines: string[]): Error {
  const fault = new TypeError(message);
  fault.stack = [`TypeError: ${message}`, ...lines.map((line) => `    at ${line}`)].join('\n');
  return fault;
}

describe('what the log says of a fault', () => {
  it('is its kind and our places, nearest first, without the message', () => {
    const fields = faultFields(
      withStack(
        `${CANARY} is not a key\n    at ${CANARY} (/app/src-main/${CANARY}.ts:1:2)`,
        'JSON.parse (<anonymous>)',
        'readKey (file:///opt/app/src-main/secrets/vault.ts:88:14)',
        'async Promise.all (index 0)',
        'node:internal/process/task_queues:95:5',
        'async /opt/app/src-main/ipc/handle.ts:20:3',
        'file:///C:/Users/jane/secret-client/other.js:1:1',
      ),
    );
    expect(fields).toEqual({
      fault: 'TypeError',
      places: 'src-main/secrets/vault.ts:88:14 < src-main/ipc/handle.ts:20:3',
    });
  });

  it.each([
    ['a text', 'string'],
    [null, 'object'],
    [undefined, 'undefined'],
  ])('is the type of what is no error: %j', (fault, type) => {
    expect(faultFields(fault)).toEqual({ fault: type });
  });

  it('is short', () => {
    const lines = Array.from(
      { length: 40 },
      (_, row) => `f (/app/src-main/${'long/'.repeat(12)}a.ts:${row}:1)`,
    );
    const { places = '' } = faultFields(withStack('x', ...lines));
    expect(places.length).toBeLessThanOrEqual(300);
    expect(places).toMatch(/a\.ts:0:1.* < .*a\.ts:2:1$/);
  });

  it('names lines of the sources where the build wrote a map', async () => {
    const source = join(folder, 'src-main', 'deep.ts');
    const text = ['type Key = { value: string };', '', 'export function useKey(key: Key | null): never {'];
    text.push(`  throw new RangeError(\`\${key?.value} ${CANARY}\`);`, '}', '');
    await build({
      configFile: false,
      logLevel: 'silent',
      root: folder,
      plugins: [
        {
          name: 'source',
          resolveId: (id) => (id === source ? id : null),
          load: (id) => (id === source ? text.join('\n') : null),
        },
      ],
      build: {
        ssr: source,
        minify: true,
        sourcemap: 'hidden',
        outDir: 'out/main',
        rollupOptions: { output: { entryFileNames: 'chunks/built.js', sourcemapExcludeSources: true } },
      },
    });
    const { useKey } = await import(pathToFileURL(join(folder, 'out/main/chunks/built.js')).href);
    const { fault, places } = faultFields(thrown(() => useKey(null)));
    expect(fault).toBe('RangeError');
    expect(places).toMatch(/^src-main\/deep\.ts:4:\d+/);

    const map = join(folder, 'out/main/chunks/built.js.map');
    writeFileSync(`${map}.gz`, gzipSync(readFileSync(map)));
    writeFileSync(map, 'damaged');
    const compressed = thrown(() => useKey(null));
    compressed.stack = compressed.stack?.replace(
      /(built\.js:\d+:)(\d+)/,
      (_all, at, column) => `${at}${Number(column) + 1}`,
    );
    expect(faultFields(compressed).places).toMatch(/^src-main\/deep\.ts:4:\d+/);

    writeFileSync(`${map}.gz`, 'damaged');
    const elsewhere = thrown(() => useKey({ value: '' }));
    elsewhere.stack = elsewhere.stack?.replace(/:1:/, ':2:');
    expect(faultFields(elsewhere).places).toMatch(/^out\/main\/chunks\/built\.js:2:\d+/);
  });
});
