import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../tools/package/package-identity.ts';

const locked = { productVersion: '0.1.0', lockedElectron: '45.4.1', testBuild: 2 };

describe('what a package is called', () => {
  it('on the Electron of the lockfile it is for use', () => {
    expect(identify({ ...locked, electronVersion: '45.4.1' })).toMatchObject({
      version: '0.1.0',
      debianVersion: '0.1.0',
      isTest: false,
    });
  });

  it.each(['33.2.1', '45.4.0', '46.0.0', 'unknown'])('on Electron %s it is a test package', (version) => {
    expect(identify({ ...locked, electronVersion: version })).toMatchObject({
      version: '0.1.0-test.2',
      debianVersion: '0.1.0~test2',
      isTest: true,
    });
  });

  it('a release candidate sorts before its release for Debian too', () => {
    const candidate = { ...locked, productVersion: '1.0.0-rc.1', electronVersion: '45.4.1' };
    expect(identify(candidate).debianVersion).toBe('1.0.0~rc.1');
  });

  it.runIf(existsSync('/usr/bin/dpkg'))('any release replaces its test packages', () => {
    const before = identify({ ...locked, electronVersion: '33.2.1' }).debianVersion;
    const after = identify({ ...locked, electronVersion: '45.4.1' }).debianVersion;
    expect(spawnSync('dpkg', ['--compare-versions', before, 'lt', after]).status).toBe(0);
  });
});
