import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBuildCurrent, sourceHash } from '../../tools/bootstrap/build-state.mjs';
import { put, temporaryFolder } from './temporary-folder.ts';

describe('whether the build is current', () => {
  it('is, until a source is changed, added or renamed', () => {
    const repository = temporaryFolder();
    expect(isBuildCurrent(repository)).toBe(false);

    put(join(repository, 'src-main', 'index.ts'), 'one');
    put(join(repository, 'out', 'main', 'index.js'), 'built');
    expect(isBuildCurrent(repository)).toBe(false);
    const stamp = join(repository, 'out', 'built-from.sha256');
    put(stamp, sourceHash(repository));
    expect(isBuildCurrent(repository)).toBe(true);

    put(join(repository, 'test', 'new.test.ts'), 'not a source');
    expect(isBuildCurrent(repository)).toBe(true);
    put(join(repository, 'resources', 'vendors', 'a', 'vendor.json'), '{}');
    expect(isBuildCurrent(repository)).toBe(false);
  });

  it('tells apart what would join to the same text', () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    put(join(first, 'src-main', 'a'), 'bc');
    put(join(second, 'src-main', 'ab'), 'c');
    expect(sourceHash(first)).not.toBe(sourceHash(second));
  });
});
