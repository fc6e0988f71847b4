import { describe, expect, test } from 'vitest';
import { wrapSafeStorage } from '../../../src-main/secrets/safe-storage.ts';
import { asyncCalls, type FakeKeyring, fakeKeyring, syncCalls } from '../../harness/fake-keyring.ts';

const flavours = [
  ['async calls', asyncCalls],
  ['sync calls', syncCalls],
] as const;

describe.each(flavours)('%s', (flavour, callsOf) => {
  const open = (mood: Partial<FakeKeyring> = {}, platform: NodeJS.Platform = 'linux') => {
    const keyring = Object.assign(fakeKeyring(), mood);
    return { keyring, safeStorage: wrapSafeStorage(callsOf(keyring), { platform, limitMs: 30 }) };
  };

  test('a real keyring seals and opens', async () => {
    const { safeStorage } = open();
    expect(await safeStorage.probe()).toEqual({ ok: true, backend: 'gnome_libsecret' });
    expect(await safeStorage.decrypt(await safeStorage.encrypt('text'))).toEqual({
      ok: true,
      text: 'text',
      reEncrypt: false,
    });
  });

  test.each<[string, Partial<FakeKeyring>, NodeJS.Platform, string]>([
    ['none there', { available: false }, 'linux', 'no-keyring'],
    ['plain text chosen', { backend: 'basic_text' }, 'linux', 'plain-text-backend'],
    // isAsyncEncryptionAvailable says yes on a Linux without keyring; the prefix tells.
    ['the fixed password behind a good name', { prefix: 'v10' }, 'linux', 'plain-text-backend'],
    ['an unknown prefix', { prefix: 'v77' }, 'linux', 'plain-text-backend'],
    ['refused by the Mac', { available: false }, 'darwin', 'denied'],
  ])('not kept: %s', async (_, mood, platform, why) => {
    expect(await open(mood, platform).safeStorage.probe()).toEqual({ ok: false, why });
  });

  test('prefixes mean nothing on other systems', async () => {
    expect(await open({ prefix: 'v10' }, 'win32').safeStorage.probe()).toEqual({
      ok: true,
      backend: 'win32',
    });
  });

  test('nothing is handed out, nor believed, under the fixed password', async () => {
    const { safeStorage } = open({ prefix: 'v10' });
    await expect(safeStorage.encrypt('text')).rejects.toThrow();
    expect(await safeStorage.decrypt(Buffer.from('v101:txet'))).toEqual({ ok: false, why: 'lost' });
  });

  test('a reset keyring has lost what it sealed', async () => {
    const { safeStorage, keyring } = open();
    const sealed = await safeStorage.encrypt('text');
    keyring.generation = 2;
    expect(await safeStorage.decrypt(sealed)).toEqual({ ok: false, why: 'lost' });
  });

  test('a keyring that cannot answer now is busy', async () => {
    const { safeStorage, keyring } = open();
    const sealed = await safeStorage.encrypt('text');
    if (flavour === 'sync calls') keyring.available = false;
    keyring.temporarily = true;
    expect(await safeStorage.decrypt(sealed)).toEqual({ ok: false, why: 'busy' });
  });
});

describe('async calls only', () => {
  test('a keyring that never answers is slow, and busy later', async () => {
    const keyring = Object.assign(fakeKeyring());
    const safeStorage = wrapSafeStorage(asyncCalls(keyring), { platform: 'linux', limitMs: 20 });
    const sealed = await safeStorage.encrypt('text');
    keyring.hangs = true;
    expect(await safeStorage.probe()).toEqual({ ok: false, why: 'slow' });
    expect(await safeStorage.decrypt(sealed)).toEqual({ ok: false, why: 'busy' });
    await expect(safeStorage.encrypt('text')).rejects.toThrow('20 ms');
  });

  test('they are preferred where both exist', async () => {
    const keyring = fakeKeyring();
    const safeStorage = wrapSafeStorage(
      { ...syncCalls(keyring), ...asyncCalls(keyring) },
      { platform: 'linux' },
    );
    await safeStorage.encrypt('text');
    expect(keyring.calls).toBe(1);
  });
});
