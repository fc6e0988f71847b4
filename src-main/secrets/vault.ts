// Longer than other files because saving, opening and forgetting share one index and one order of changes.
import { createHmac } from 'node:crypto';
import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import type { SecretRef as Ref } from '../storage/secret-ref.ts';
import type { Log } from '../system/log.ts';
import { openSequencer } from '../system/sequencer.ts';
import { type DataKey, deriveKey } from './data-keys.ts';
import { openEncryptedRecords } from './encrypted-records.ts';
import type { Keyring } from './keyring-proof.ts';
import { openRecordIndex, openRecordStatus } from './record-index.ts';
import { TimedOut, withTimeout } from './safe-storage.ts';
import { openVaultKeys } from './vault-keys.ts';

export type SecretRef = Ref;

/**
 * `busy` may pass and must never be taken for `lost`; `absent` was forgotten or never kept; `newer` was sealed by a
 * newer version of the app, which opens it.
 */
export type Opened = { ok: true; text: string } | { ok: false; why: 'lost' | 'busy' | 'absent' | 'newer' };

/**
 * Keeps secrets: each sealed by itself under a data key, which alone goes through the operating system's keyring.
 * Without a real keyring nothing secret is written and memory holds them. A data key that no longer opens stays
 * where it is, with all it sealed; a new one begins beside it. AES-256-GCM itself is in `encrypted-records.ts`.
 */
export type Vault = {
  storage(): SecretStorage;
  onChange(listener: (storage: SecretStorage) => void): () => void;
  /** Settles when durable, as a new revision; rejects with a DiskError. Former revisions stay until forgotten. */
  save(record: string, text: string): Promise<{ ref: SecretRef; storedIn: 'encrypted' | 'memory' }>;
  open(ref: SecretRef): Promise<Opened>;
  /** True also for what is busy; false for what is lost. */
  has(ref: SecretRef): boolean;
  /**
   * All revisions, or all but these, of those that are there when it is called: what is kept afterwards, or was about
   * to be, is newer than what the caller looked at. Who looked earlier says which was the latest then: `upTo`. While
   * none of what is kept is sealed, the newest that is stays as well.
   * Rejects with a DiskError; what is gone by then stays gone.
   */
  forget(record: string, save?: number | readonly number[], upTo?: number): Promise<void>;
  /** It can be opened right now, as far as is known: it is sealed under an open key, or in memory. */
  opensHere(ref: SecretRef): boolean;
  /** What can be opened right now, and nothing busy, lost, newer or in memory: the only things a sweep may touch. */
  sealedHere(): SecretRef[];
  /** Exactly these revisions, and only where sealedHere names them. Rejects with a DiskError. */
  forgetSealed(refs: readonly SecretRef[]): Promise<void>;
  /** The names of all records that begin so, also of what no longer opens; null while the disk does not tell. */
  recordsWithPrefix(prefix: string): string[] | null;
  /** Nobody has it: it was forgotten, or only memory had it. False while that is not known. */
  isAbsent(ref: SecretRef): boolean;
  /** The newest older revision of the same record that is sealed, as far as is known by now. */
  latestSealedBefore(ref: SecretRef): SecretRef | null;
  /** Where this revision is; null when it is not here or no longer opens. */
  savedAs(ref: SecretRef): 'encrypted' | 'memory' | null;
  records(): { record: string; revisions: number[]; storedIn: 'encrypted' | 'memory'; createdAt: string }[];
  /**
   * Finds out what the start has left open: whether what is sealed now opens in another process too. Saving waits for
   * it where it has to; nothing else does. Later it asks whether that still holds, and starts no process for it.
   */
  prove(): Promise<SecretStorage>;
  /** Looks again for a keyring. What memory holds stays there until keepMemory. */
  retry(): Promise<SecretStorage>;
  /** Seals what memory holds under the keyring that retry found; returns how many. */
  sealMemory(): Promise<number>;
  /**
   * What is gone when the app ends, also what is sealed under a key whose keyring has gone. For the passphrase-sealed
   * file and for the question before quitting.
   */
  memoryOnly(): Promise<{ record: string; revision: number; text: string }[]>;
  /** Hex HMAC-SHA-256: tells whether two texts are the same without keeping either. */
  fingerprint(text: string): string;
  /** Was it made of this text under any key that is open here? What a former writing key made still holds. */
  isFingerprintOf(text: string, fingerprint: string): boolean;
};

export type VaultParts = {
  /** Null keeps everything in memory: practice. */
  safeStorage: Keyring | null;
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  now: () => number;
  log: Log;
};

/** A person may be asked to unlock a keyring; a field does not say "Saving" for so long. */
const PROOF_TIMEOUT_MS = 10_000;

/** Asks the keyring, which may take up to 30 s where a person is being asked to unlock it. */
export async function openVault(parts: VaultParts): Promise<Vault> {
  const { files, folder, random, now, log } = parts;
  const sealed = openEncryptedRecords(files, folder, random);
  const index = openRecordIndex();
  const listeners = new Set<(storage: SecretStorage) => void>();
  let keepsInMemory = true;
  let isProved = true;
  let newest = 0;
  let lastAnnounced = '';

  /** One change at a time, so that nothing forgotten is written again by a change that began before. */
  const inOrder = openSequencer();

  const keys = openVaultKeys({
    ...parts,
    async onFolder(keyId) {
      const { refs, odd } = await sealed.list(keyId);
      for (const ref of refs) {
        index.set(ref, { kind: 'sealed', keyId });
        newest = Math.max(newest, ref.revision);
      }
      return odd;
    },
  });

  async function seal(key: DataKey, ref: Ref, text: string): Promise<void> {
    await keys.writeKey();
    await sealed.write(key, ref, text);
    index.set(ref, { kind: 'sealed', keyId: key.id });
  }

  const { isLost, isNewer, isSealedHere, sealedHere, sealedBefore, savedAs, records, ...status } =
    openRecordStatus(index, keys);
  const newestSealed = (record: string) => sealedBefore({ record, revision: Infinity })?.revision ?? null;
  const isAnySealed = (record: string, revisions: readonly number[]) =>
    revisions.some((revision) => savedAs({ record, revision }) === 'encrypted');
  const storage = () => status.storage(keepsInMemory);

  function settle(): SecretStorage {
    if (keys.isGone()) keepsInMemory = true;
    else if (keepsInMemory && isProved && keys.writer() && !index.restsInMemory()) keepsInMemory = false;
    const current = storage();
    const text = JSON.stringify(current);
    if (text !== lastAnnounced) for (const listener of listeners) listener(current);
    lastAnnounced = text;
    return current;
  }

  async function open(ref: Ref): Promise<Opened> {
    const place = index.get(ref);
    if (!place) return { ok: false, why: keys.isListed() ? 'absent' : 'busy' };
    if (place.kind === 'memory') return { ok: true, text: place.text };
    if (isLost(ref)) return { ok: false, why: 'lost' };
    if (isNewer(ref)) return { ok: false, why: 'newer' };
    const key = place.kind === 'sealed' ? keys.stateOf(place.keyId) : undefined;
    if (key?.kind !== 'open') return { ok: false, why: 'busy' };
    try {
      const read = await sealed.read(key.key, ref);
      if (read.ok) return read;
      if (read.why === 'newer') {
        index.set(ref, { kind: 'newer', keyId: key.key.id });
        settle();
        return { ok: false, why: 'newer' };
      }
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.warn('record-not-read', { code: error.code });
      return { ok: false, why: 'busy' };
    }
    log.error('record-does-not-open');
    index.set(ref, { kind: 'damaged', keyId: key.key.id });
    settle();
    return { ok: false, why: 'lost' };
  }

  /** Where that takes too long, memory holds what is typed until it is known, and it is sealed then. */
  async function proveInTime(): Promise<void> {
    if (!isProved) return;
    const proof = keys.prove();
    isProved = await withTimeout(proof, PROOF_TIMEOUT_MS).then(
      () => true,
      (error) => {
        if (error instanceof TimedOut) return false;
        throw error;
      },
    );
    if (!isProved) {
      keepsInMemory = true;
      const sealPending = () => inOrder(settlePending);
      void proof.then(sealPending, sealPending);
    }
    settle();
  }

  async function settlePending(): Promise<void> {
    isProved = true;
    const writer = index.restsInMemory() ? null : keys.writer();
    for (const { ref, text } of index.pending()) {
      index.set(ref, { kind: 'memory', text });
      if (!writer) continue;
      // A disk that refuses now is asked again with "Keep now".
      await seal(writer, ref, text).catch((error: unknown) => {
        if (!(error instanceof DiskError)) throw error;
      });
    }
    settle();
  }

  await keys.refresh();
  const { state, setAside } = settle();
  log.info('vault-opened', { state, reason: keys.issue() ?? 'none', setAside, keys: keys.count() });

  return {
    storage,

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    save: (record, text) =>
      inOrder(async () => {
        newest = Math.max(newest + 1, Math.floor(now()));
        const ref = { record, revision: newest };
        // Whoever quits meanwhile must learn of it.
        index.set(ref, { kind: 'memory', text, isPending: true });
        await proveInTime();
        // It goes where the proof says once that is there.
        if (!isProved) return { ref, storedIn: 'memory' };
        const writer = keepsInMemory ? null : keys.writer();
        try {
          if (writer) await seal(writer, ref, text);
          else index.set(ref, { kind: 'memory', text });
        } catch (error) {
          index.delete(ref);
          throw error;
        }
        settle();
        return { ref, storedIn: writer ? 'encrypted' : 'memory' };
      }),

    open,

    has: (ref) => index.get(ref) !== undefined && !isLost(ref),

    forget(record, keep = [], upTo = Number.POSITIVE_INFINITY) {
      const kept = typeof keep === 'number' ? [keep] : keep;
      // Not when its turn comes: a save may have been acknowledged by then.
      const leaving = index.of(record).flatMap(([revision]) => (revision > upTo ? [] : { record, revision }));
      return inOrder(async () => {
        const spared = kept.length > 0 && !isAnySealed(record, kept) ? newestSealed(record) : null;
        for (const ref of leaving) {
          const place = index.get(ref);
          if (place === undefined || kept.includes(ref.revision) || ref.revision === spared) continue;
          // What this version does not open is only deleted with its whole record.
          if (kept.length > 0 && (isLost(ref) || isNewer(ref))) continue;
          if (place.kind !== 'memory') await sealed.remove(place.keyId, ref);
          index.delete(ref);
        }
        settle();
      });
    },

    opensHere: (ref) => index.get(ref)?.kind === 'memory' || isSealedHere(ref),
    sealedHere,

    forgetSealed: (refs) =>
      inOrder(async () => {
        for (const ref of refs) {
          const place = index.get(ref);
          if (place?.kind !== 'sealed' || !isSealedHere(ref)) continue;
          await sealed.remove(place.keyId, ref);
          index.delete(ref);
        }
        settle();
      }),

    recordsWithPrefix(prefix) {
      if (!keys.isListed()) return null;
      return index
        .records()
        .map(({ record }) => record)
        .filter((record) => record.startsWith(prefix));
    },

    isAbsent: (ref) => keys.isListed() && index.get(ref) === undefined,
    latestSealedBefore: sealedBefore,
    savedAs,
    records,

    async prove() {
      await keys.prove('cheaply');
      return settle();
    },

    async retry() {
      await keys.retry();
      return settle();
    },

    sealMemory: () =>
      inOrder(async () => {
        await proveInTime();
        const writer = keys.writer();
        if (!writer || !isProved) return 0;
        const held = index.inMemory();
        for (const { record, revision, text } of held) await seal(writer, { record, revision }, text);
        settle();
        return held.length;
      }),

    async memoryOnly() {
      await keys.prove('cheaply');
      settle();
      const held = index.inMemory();
      if (!keys.isGone()) return held;
      for (const ref of sealedHere()) {
        const opened = await open(ref);
        if (opened.ok) held.push({ ...ref, text: opened.text });
      }
      return held;
    },

    fingerprint: (text) => fingerprintUnder(keys.fingerprintKey(), text),
    isFingerprintOf: (text, fingerprint) =>
      keys.fingerprintKeys().some((key) => fingerprintUnder(key, text) === fingerprint),
  };
}

function fingerprintUnder(key: DataKey, text: string): string {
  return createHmac('sha256', deriveKey(key, 'fingerprints')).update(text).digest('hex');
}
