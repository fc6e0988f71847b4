import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areNodePackagesCurrent, isRecordOf } from '../../tools/bootstrap/node-packages.mjs';
import { put, temporaryFolder } from './temporary-folder.ts';

type Packages = Record<string, { version: string; optional?: boolean; devOptional?: boolean }>;

const record = (packages: Packages) => JSON.stringify({ packages });
const lockfile = (packages: Packages) => record({ '': { version: '0.1.0' }, ...packages });

describe('whether what npm installed fits the lockfile', () => {
  it.each<[string, Packages, Packages, boolean]>([
    [
      'the same',
      { 'node_modules/a': { version: '1.0.0' } },
      { 'node_modules/a': { version: '1.0.0' } },
      true,
    ],
    [
      'another version',
      { 'node_modules/a': { version: '2.0.0' } },
      { 'node_modules/a': { version: '1.0.0' } },
      false,
    ],
    ['one missing', { 'node_modules/a': { version: '1.0.0' } }, {}, false],
    ['one too many', {}, { 'node_modules/a': { version: '1.0.0' } }, false],
    ['one for another system missing', { 'node_modules/a': { version: '1.0.0', optional: true } }, {}, true],
  ])('%s', (_, wanted, installed, expected) => {
    expect(isRecordOf(lockfile(wanted), record(installed))).toBe(expected);
  });
});

describe('the stamp', () => {
  const packages = { 'node_modules/a': { version: '1.0.0' } };

  it('is not trusted without a finished installation', () => {
    const repository = temporaryFolder();
    put(join(repository, 'package-lock.json'), lockfile(packages));
    expect(areNodePackagesCurrent(repository)).toBe(false);
    put(join(repository, 'node_modules', '.installed-lockfile.sha256'), 'anything');
    expect(areNodePackagesCurrent(repository)).toBe(false);
  });

  it('holds until the lockfile changes, and adopts an installation made by hand', () => {
    const repository = temporaryFolder();
    put(join(repository, 'package-lock.json'), lockfile(packages));
    put(join(repository, 'node_modules', '.package-lock.json'), record(packages));
    expect(areNodePackagesCurrent(repository)).toBe(true);
    expect(areNodePackagesCurrent(repository)).toBe(true);
    put(join(repository, 'package-lock.json'), lockfile({ 'node_modules/a': { version: '1.0.1' } }));
    expect(areNodePackagesCurrent(repository)).toBe(false);
  });
});
