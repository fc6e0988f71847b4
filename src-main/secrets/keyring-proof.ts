import { type DataKey, unwrapDataKey, wrapDataKey } from './data-keys.ts';
import type { KeyringIssue, SafeStorage } from './safe-storage.ts';
import type { KeyringStatus } from './secret-service.ts';

/** Another process's view of the keyring. A person may be asked to unlock it with the first question. */
export type OtherProcess = SafeStorage & { close(): void };

export type KeyringProof = {
  /** Nobody is asked for it. `backend` is what Electron calls the keyring. */
  status(backend: string): Promise<KeyringStatus>;
  fresh(): OtherProcess;
};

/**
 * `proof` is absent where the operating system itself keeps the key, or refuses: on macOS and Windows. On Linux
 * Chromium takes a refusal for "no key yet", makes one that is kept nowhere and seals with it as if all were well.
 */
export type Keyring = SafeStorage & { proof?: KeyringProof };

/** `own` is this process's view; a view of another process must be closed by whoever gets it. */
export type ProvedKeyring = { view: SafeStorage; isOwn: boolean; close: () => void };

/**
 * A view of the keyring whose key another process has as well: this process's own, or else that of a process which
 * asked anew, for its keyring may have been unlocked since. Where any question would ask a person, none is put.
 */
export async function findProvedKeyring(parts: {
  own: SafeStorage;
  proof: KeyringProof;
  /** What is wrapped for the trial; sealed nowhere. */
  trial: DataKey;
  random: (bytes: number) => Uint8Array;
  /** Does a data key open that an earlier process has wrapped? */
  opensFormer: (view: SafeStorage) => Promise<boolean>;
}): Promise<{ ok: true; found: ProvedKeyring } | { ok: false; look: KeyringStatus; why: KeyringIssue }> {
  const { own, proof, trial, random, opensFormer } = parts;
  const look = await proof.status(own.backend?.() ?? 'unknown');
  if (look === 'locked' || look === 'no-collection' || look === 'session-only') {
    return { ok: false, look, why: look === 'session-only' ? 'denied' : 'locked' };
  }
  const mine = await own.probe();
  if (look === 'none' && !mine.ok) return { ok: false, look, why: 'no-keyring' };

  const isKept = async (view: SafeStorage, other: SafeStorage) => {
    const wrapped = await wrapDataKey(view, trial, 'trial', random).catch(() => null);
    if (wrapped === null || !(await unwrapDataKey(other, wrapped)).ok) return false;
    // Another process has it, and may have it from where it goes with the login.
    return (await proof.status(own.backend?.() ?? 'unknown')) !== 'session-only';
  };
  const other = proof.fresh();
  if (mine.ok && (await isKept(own, other))) {
    other.close();
    return { ok: true, found: { view: own, isOwn: true, close: () => {} } };
  }
  const found = { view: other, isOwn: false, close: other.close };
  const probe = await other.probe();
  if (probe.ok && (await opensFormer(other))) return { ok: true, found };
  if (probe.ok) {
    const third = proof.fresh();
    const isGood = await isKept(other, third);
    third.close();
    if (isGood) return { ok: true, found };
  }
  other.close();
  return { ok: false, look, why: probe.ok ? 'denied' : probe.why };
}
