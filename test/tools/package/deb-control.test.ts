import { describe, expect, it } from 'vitest';
import {
  changelog,
  controlFile,
  DEPENDS,
  debianArchitecture,
  desktopEntry,
  testMark,
} from '../../../tools/package/deb-control.ts';
import { fusesFor } from '../../../tools/package/fuses.ts';
import { identify } from '../../../tools/package/package-identity.ts';

const parts = { productVersion: '0.1.0', lockedElectron: '45.4.1', testBuild: 1 };
const forUse = identify({ ...parts, electronVersion: '45.4.1' });
const forTests = identify({ ...parts, electronVersion: '33.2.1' });

describe('the papers of the Debian package', () => {
  it('state size in kibibytes and every library under its old and its new name', () => {
    const control = controlFile(forUse, 10_241);
    expect(control).toContain('\nInstalled-Size: 11\n');
    expect(control).toContain('libasound2 | libasound2t64, ');
    expect(control.endsWith('.\n')).toBe(true);
    const renamed = DEPENDS.filter((one) => one.includes(' | '));
    expect(renamed.map((one) => one.split(' | ')).every(([old, now]) => now === `${old}t64`)).toBe(true);
  });

  it('say in each of their texts whether the package is a test, and only then', () => {
    const texts = [controlFile, desktopEntry].map((write) => write.bind(null, forTests, 0));
    expect(texts.map((write) => /test package/i.test(write()))).toEqual([true, true]);
    expect(testMark(forTests)).toContain('33.2.1');
    expect(controlFile(forUse, 0)).not.toMatch(/test package/i);
    expect(desktopEntry(forUse)).not.toMatch(/test package/i);
  });

  it('tell where people’s data stays', () => {
    expect(controlFile(forUse, 0)).toMatch(/purging the package leaves it there/);
  });

  it('date the changelog as Debian does', () => {
    const made = new Date('2026-11-02T03:04:05Z');
    expect(changelog(forUse, made)).toContain('  Mon, 02 Nov 2026 03:04:05 +0000\n');
    expect(changelog(forUse, made)).toMatch(/^neo-setup-assistant \(0\.1\.0\) unstable;/);
  });

  it('name processors as Debian does', () => {
    expect(['x64', 'arm64', 'arm'].map(debianArchitecture)).toEqual(['amd64', 'arm64', 'armhf']);
  });
});

describe('the fuses', () => {
  it('switch off what ships switched on; the seal over app.asar is for systems that check it', () => {
    const {
      enableEmbeddedAsarIntegrityValidation: onLinux,
      onlyLoadAppFromAsar,
      ...others
    } = fusesFor('linux');
    expect(onLinux).toBe(false);
    expect(fusesFor('win32').enableEmbeddedAsarIntegrityValidation).toBe(true);
    expect(fusesFor('darwin').enableEmbeddedAsarIntegrityValidation).toBe(true);
    expect(onlyLoadAppFromAsar).toBe(true);
    expect(Object.values(others).filter((isOn) => isOn)).toEqual([]);
  });
});
