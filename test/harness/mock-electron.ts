import { afterAll, vi } from 'vitest';

/**
 * From now on what is imported sees this as Electron. The file's other imports and those of later files in the same
 * process do not: modules are loaded anew on both sides of it.
 */
export function mockElectron(electron: object): void {
  vi.resetModules();
  vi.doMock('electron', () => electron);
  afterAll(() => {
    vi.doUnmock('electron');
    vi.resetModules();
  });
}
