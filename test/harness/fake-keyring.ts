import type { SafeStorage } from 'electron';

type SyncCalls = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;
type AsyncCalls = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** A keyring whose moods a test sets. Seals by reversing under a generation that a reset changes. */
export type FakeKeyring = {
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']>;
  prefix: string;
  available: boolean;
  temporarily: boolean;
  hangs: boolean;
  generation: number;
  rotated: boolean;
  /** As Electron does on Linux: what does not open comes back as other text. */
  opensGarbage: boolean;
  calls: number;
};

export function fakeKeyring(): FakeKeyring {
  return {
    backend: 'gnome_libsecret',
    prefix: 'v11',
    available: true,
    temporarily: false,
    hangs: false,
    generation: 1,
    rotated: false,
    opensGarbage: false,
    calls: 0,
  };
}

// Typed from Electron's own typings: the async calls are in no Electron that the tests run on.
export function asyncCalls(keyring: FakeKeyring): AsyncCalls {
  const answer = async <T>(value: () => T): Promise<T> => {
    keyring.calls += 1;
    if (keyring.hangs) return new Promise<T>(() => {});
    if (keyring.temporarily) {
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    }
    return value();
  };
  return {
    getSelectedStorageBackend: () => keyring.backend,
    isAsyncEncryptionAvailable: async () =>
      keyring.hangs ? new Promise<boolean>(() => {}) : keyring.available,
    encryptStringAsync: (text) => answer(() => seal(keyring, text)),
    decryptStringAsync: (bytes) =>
      answer(() => ({ result: open(keyring, bytes), shouldReEncrypt: keyring.rotated })),
  } satisfies AsyncCalls;
}

export function syncCalls(keyring: FakeKeyring): SyncCalls {
  return {
    getSelectedStorageBackend: () => keyring.backend,
    isEncryptionAvailable: () => keyring.available,
    encryptString(text) {
      if (!keyring.available) {
        throw new Error(
          'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
        );
      }
      return seal(keyring, text);
    },
    decryptString(bytes) {
      if (!keyring.available) {
        throw new Error(
          'Error while decrypting the ciphertext provided to safeStorage.decryptString. Decryption is not available.',
        );
      }
      return open(keyring, bytes);
    },
  } satisfies SyncCalls;
}

function seal({ prefix, generation }: FakeKeyring, text: string): Buffer {
  return Buffer.from(`${prefix}${generation}:${[...text].reverse().join('')}`);
}

function open(keyring: FakeKeyring, bytes: Buffer): string {
  const text = bytes.toString();
  if (text.startsWith(`${text.slice(0, 3)}${keyring.generation}:`))
    return [...text.slice(5)].reverse().join('');
  if (keyring.opensGarbage) return 'other text altogether';
  throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
}
