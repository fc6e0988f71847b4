/** Why the operating system does not keep secrets. Linux tells locked and absent apart in no call. */
export type KeyringIssue = 'no-keyring' | 'plain-text-backend' | 'locked' | 'denied' | 'slow';

export type SafeStorage = {
  /** Seals and opens a throw-away text, because "available" alone is also reported with a hard-coded password. */
  probe(): Promise<{ ok: true; backend: string } | { ok: false; why: KeyringIssue }>;
  /** Rejects when the operating system does not protect the text. */
  encrypt(text: string): Promise<Uint8Array>;
  /** `busy` may pass; `lost` is for this keyring final. An altered blob may come back as other text: check it. */
  decrypt(
    bytes: Uint8Array,
  ): Promise<{ ok: true; text: string; reEncrypt: boolean } | { ok: false; why: 'lost' | 'busy' }>;
  /** What Electron calls the keyring; on other systems than Linux their name. */
  backend?(): string;
};

/** The part of Electron's module that is used: 33 has only the sync calls, 46 only the async ones. */
export type SafeStorageCalls = {
  isEncryptionAvailable?: () => boolean;
  encryptString?: (text: string) => Buffer;
  decryptString?: (bytes: Buffer) => string;
  isAsyncEncryptionAvailable?: () => Promise<boolean>;
  encryptStringAsync?: (text: string) => Promise<Buffer>;
  decryptStringAsync?: (bytes: Buffer) => Promise<{ result: string; shouldReEncrypt: boolean }>;
  getSelectedStorageBackend?: () => string;
};

const TIMEOUT_MS = 30_000;
// Chromium's os_crypt: v10 is sealed with the fixed password `peanuts`, v11 by the Secret Service or KWallet,
// v12 by the desktop portal.
const PROTECTED_PREFIXES = ['v11', 'v12'];

export class TimedOut extends Error {}
class Unprotected extends Error {}

/** Call only after `ready`; earlier, macOS names its Keychain item after Chromium. */
export async function openSafeStorage(): Promise<SafeStorage> {
  const { safeStorage } = await import('electron');
  return wrapSafeStorage(safeStorage, { platform: process.platform });
}

/** `limitMs` ends the waiting for an async call; a sync call cannot be left. */
export function wrapSafeStorage(
  calls: SafeStorageCalls,
  { platform, limitMs = TIMEOUT_MS }: { platform: NodeJS.Platform; limitMs?: number },
): SafeStorage {
  const isProtected = (bytes: Uint8Array) =>
    platform !== 'linux' || PROTECTED_PREFIXES.includes(Buffer.from(bytes.subarray(0, 3)).toString('latin1'));

  const backend = () =>
    platform === 'linux' ? (calls.getSelectedStorageBackend?.() ?? 'unknown') : platform;

  async function isAvailable(): Promise<boolean> {
    if (calls.isAsyncEncryptionAvailable) return withTimeout(calls.isAsyncEncryptionAvailable(), limitMs);
    return calls.isEncryptionAvailable?.() ?? false;
  }

  async function encrypt(text: string): Promise<Uint8Array> {
    const sealed = calls.encryptStringAsync
      ? await withTimeout(calls.encryptStringAsync(text), limitMs)
      : calls.encryptString?.(text);
    if (!sealed || !isProtected(sealed)) throw new Unprotected('The operating system does not protect this.');
    return sealed;
  }

  async function decrypt(bytes: Uint8Array): ReturnType<SafeStorage['decrypt']> {
    // Anybody can make a blob under the fixed password, so one is never taken for ours.
    if (!isProtected(bytes)) return { ok: false, why: 'lost' };
    const blob = Buffer.from(bytes);
    try {
      if (calls.decryptStringAsync) {
        const { result, shouldReEncrypt } = await withTimeout(calls.decryptStringAsync(blob), limitMs);
        return { ok: true, text: result, reEncrypt: shouldReEncrypt };
      }
      if (!calls.decryptString) return { ok: false, why: 'busy' };
      return { ok: true, text: calls.decryptString(blob), reEncrypt: false };
    } catch (error) {
      return { ok: false, why: mayPass(error) ? 'busy' : 'lost' };
    }
  }

  return {
    async probe() {
      try {
        const available = await isAvailable();
        if (backend() === 'basic_text') return { ok: false, why: 'plain-text-backend' };
        if (!available) return { ok: false, why: platform === 'linux' ? 'no-keyring' : 'denied' };
        const opened = await decrypt(await encrypt(PROBE));
        if (!opened.ok) return { ok: false, why: opened.why === 'busy' ? 'locked' : 'denied' };
        return opened.text === PROBE ? { ok: true, backend: backend() } : { ok: false, why: 'denied' };
      } catch (error) {
        if (error instanceof TimedOut) return { ok: false, why: 'slow' };
        if (error instanceof Unprotected) return { ok: false, why: 'plain-text-backend' };
        return { ok: false, why: mayPass(error) ? 'locked' : 'denied' };
      }
    },
    encrypt,
    decrypt,
    backend,
  };
}

const PROBE = 'neo-setup-assistant';

// Electron gives no codes, only these texts (electron_api_safe_storage.cc).
function mayPass(error: unknown): boolean {
  return (
    error instanceof TimedOut ||
    (error instanceof Error &&
      /temporarily unavailable|not available|before app is ready/i.test(error.message))
  );
}

/** Rejects with Slow when that takes too long; what was asked for goes on. */
export async function withTimeout<T>(answer: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TimedOut(`No answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
