import { join } from 'node:path';
import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import type { Log } from '../log.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { type DataKey, newDataKey } from './data-key.ts';
import { type KeyState, openKeyRing } from './key-ring.ts';
import type { SafeStorageDoor } from './safe-storage.ts';

/** Which data keys open now, and with which one new secrets are sealed. */
export type VaultKeys = {
  /** Asks the keyring again; what is open stays open. */
  look(): Promise<void>;
  /** Null while nothing secret may be written. */
  writer(): DataKey | null;
  /** The writer, or the key that would become the first one. */
  fingerprintKey(): DataKey;
  /** The writer's wrapped copies are on the disk when this settles. */
  writeKey(): Promise<void>;
  stateOf(keyId: string): KeyState | undefined;
  /** Why there is no writer. */
  trouble(): SecretStorage['reason'];
  keyringChanged(): boolean;
  /** No key is lost or of a newer version. */
  isAllWell(): boolean;
  /** False while the folder cannot be read: then nothing may be said to be absent. */
  isListed(): boolean;
  count(): number;
  /** No key is lost or a newer version's. */
  isSound(): boolean;
};

export function openVaultKeys(parts: {
  safeStorage: SafeStorageDoor | null;
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  now: () => number;
  log: Log;
  /** Told of each data key's folder once, before the key is opened. */
  onFolder: (keyId: string) => Promise<void>;
}): VaultKeys {
  const { safeStorage, files, folder, random, now, log, onFolder } = parts;
  const ring = safeStorage && openKeyRing({ door: safeStorage, files, folder, random, log });
  const keys = new Map<string, KeyState>();
  // Becomes the first data key if there is none yet, so that fingerprints stay the same when a keyring appears.
  const firstKey = newDataKey(random, now);
  let writer: { key: DataKey; backend: string; isWritten: boolean } | null = null;
  let trouble: SecretStorage['reason'];
  let isListed = true;

  async function look(): Promise<void> {
    if (!safeStorage || !ring) return;
    const probe = await safeStorage.probe();
    isListed = await listFolders();
    if (!probe.ok || !isListed) {
      if (writer) return;
      const why = probe.ok ? 'denied' : probe.why;
      // A keyring that has worked here before is more likely locked than gone.
      trouble = why === 'no-keyring' && keys.size > 0 ? 'locked' : why;
      return;
    }
    for (const [id, state] of keys) if (state.kind !== 'open') keys.set(id, await openKey(id));
    if (!writer) await chooseWriter(probe.backend);
    if (writer) trouble = undefined;
  }

  async function listFolders(): Promise<boolean> {
    try {
      for (const id of (await ring?.folders()) ?? []) {
        if (keys.has(id)) continue;
        // What a crash has left may stay where nothing can be removed.
        await files.sweepTemporary(join(folder, id)).catch(() => 0);
        await onFolder(id);
        keys.set(id, { kind: 'busy' });
      }
      return true;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.error('vault-not-listed', { code: error.code });
      return false;
    }
  }

  async function openKey(id: string): Promise<KeyState> {
    try {
      return (await ring?.open(id)) ?? { kind: 'busy' };
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.warn('data-key-not-read', { code: error.code });
      return { kind: 'busy' };
    }
  }

  async function chooseWriter(backend: string): Promise<void> {
    const states = [...keys.values()];
    const latest = states
      .flatMap((state) => (state.kind === 'open' ? [state.key] : []))
      .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
      .at(-1);
    if (latest) {
      writer = { key: latest, backend, isWritten: true };
      return;
    }
    // A key that is busy now opens later: none is made beside it.
    if (states.some((state) => state.kind === 'busy')) {
      trouble = 'locked';
      return;
    }
    writer = { key: firstKey, backend, isWritten: false };
    try {
      await writeKey();
    } catch (error) {
      // A full disk may have room later: keeping tries again and says so. A keyring that balks is none.
      log.warn('data-key-not-written', { code: error instanceof DiskError ? error.code : 'keyring' });
      if (error instanceof DiskError) return;
      writer = null;
      trouble = 'denied';
    }
  }

  async function writeKey(): Promise<void> {
    if (!ring || !writer || writer.isWritten) return;
    await ring.write(writer.key, writer.backend);
    writer.isWritten = true;
    keys.set(writer.key.id, { kind: 'open', key: writer.key });
  }

  return {
    look,
    writeKey,
    writer: () => writer?.key ?? null,
    fingerprintKey: () => writer?.key ?? firstKey,
    stateOf: (keyId) => keys.get(keyId),
    trouble: () => trouble,
    keyringChanged: () => [...keys.values()].some((state) => state.kind === 'lost' && state.keyringChanged),
    isAllWell: () => [...keys.values()].every(({ kind }) => kind === 'open' || kind === 'busy'),
    isListed: () => isListed,
    count: () => keys.size,
    isSound: () => [...keys.values()].every(({ kind }) => kind === 'open' || kind === 'busy'),
  };
}
