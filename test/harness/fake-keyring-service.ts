import type { SafeStorage } from 'electron';
import type { Keyring } from '../../src-main/secrets/keyring-proof.ts';
import { wrapSafeStorage } from '../../src-main/secrets/safe-storage.ts';
import type { KeyringStatus } from '../../src-main/secrets/secret-service.ts';

type Calls = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;

/** A keyring service that several processes ask, each once for its life, as Chromium on Linux does. */
export type FakeService = {
  /** The app's key in it; null before the first process has put one there. */
  key: string | null;
  isRunning: boolean;
  /** A question gets no key, and the process knows that. */
  isLocked: boolean;
  /** A question is taken for answered with "none yet": the process makes a key that nobody keeps. */
  isRefusing: boolean;
  /** What it says to whoever asks without prompting; undefined: the truth. */
  says: KeyringStatus | undefined;
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']>;
  /** Views of other processes that were asked for. */
  fresh: number;
};

export function fakeService(given: Partial<FakeService> = {}): FakeService {
  return {
    key: null,
    isRunning: true,
    isLocked: false,
    isRefusing: false,
    says: undefined,
    backend: 'gnome_libsecret',
    fresh: 0,
    ...given,
  };
}

let made = 0;

/** The keyring as one process sees it. */
export function processOf(service: FakeService): Keyring {
  return {
    ...viewOf(service),
    proof: {
      status: async () => lookAt(service),
      fresh() {
        service.fresh += 1;
        return { ...viewOf(service), close: () => {} };
      },
    },
  };
}

function lookAt({ key, isRunning, isLocked, says }: FakeService): KeyringStatus {
  if (says !== undefined) return says;
  if (!isRunning) return 'none';
  if (isLocked) return 'locked';
  return key === null ? 'missing' : 'kept';
}

function viewOf(service: FakeService) {
  return wrapSafeStorage(callsOf(service), { platform: 'linux' });
}

function callsOf(service: FakeService): Calls {
  let mine: string | null | undefined;
  const newKey = () => {
    made += 1;
    return `key ${made}`;
  };
  const key = () => {
    if (mine === undefined) {
      if (!service.isRunning || service.isLocked) mine = null;
      else if (service.isRefusing) mine = newKey();
      else {
        service.key ??= newKey();
        mine = service.key;
      }
    }
    return mine;
  };
  const need = () => {
    const own = key();
    if (own === null) throw new Error('Error while sealing. Encryption is not available.');
    return own;
  };
  return {
    getSelectedStorageBackend: () => service.backend,
    isEncryptionAvailable: () => key() !== null,
    encryptString: (text) => Buffer.from(`v11${JSON.stringify([need(), text])}`),
    decryptString(bytes) {
      const own = need();
      const [of, text] = JSON.parse(bytes.toString().slice(3)) as [string, string];
      if (of !== own) throw new Error('Error while decrypting the ciphertext.');
      return text;
    },
  } satisfies Calls;
}
