import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseName } from '../../tools/bootstrap/debian-packages.mjs';
import { findMissingPackages, findMissingTools, parseLdd } from '../../tools/bootstrap/missing-programs.mjs';

describe('what is missing on a Debian machine', () => {
  it('reads each missing library once from what ldd prints', () => {
    const printed = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibnss3.so => not found',
      '\tlibgtk-3.so.0 => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    ].join('\n');
    expect(parseLdd(printed)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(parseLdd('')).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('looks for programs along the PATH', () => {
    expect(findMissingTools(['sh', 'no-such-program'])).toEqual(['no-such-program']);
  });

  it.runIf(existsSync('/usr/bin/dpkg-query'))('asks Debian which packages are installed', () => {
    expect(findMissingPackages(['no-such-package', 'dpkg'])).toEqual(['no-such-package']);
  });

  it('takes the name a package has in this release', () => {
    const policy = [
      'libasound2t64:',
      '  Installed: (none)',
      '  Candidate: 1.2.11',
      'libgtk-3-0t64:',
      '  Installed: (none)',
      '  Candidate: (none)',
      '',
    ].join('\n');
    expect(['libasound2', 'libgtk-3-0', 'xvfb'].map((name) => chooseName(name, policy))).toEqual([
      'libasound2t64',
      'libgtk-3-0',
      'xvfb',
    ]);
  });
});
