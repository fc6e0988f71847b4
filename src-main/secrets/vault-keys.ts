// Longer than other files because which view of the keyring is relied on, and which keys it opens, is one state.
import { join } from 'node:path';
import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import { DiskError, systemCode } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import type { Log } from '../system/log.ts';
import { type DataKey, newDataKey } from './data-key.ts';
import { type KeyState, type OpenedKey, openKeyRing } from './key-ring.ts';
import { findKeptView, type Keyring } from './keyring-proof.ts';
import type { NotKept, SafeStorageDoor } from './safe-storage.ts';
import type { KeyringLook } from './secret-service.ts';

/** Which data keys open now, and with which one new secrets are sealed. */
export type VaultKeys = {
  /** Looks with this process's own view of the keyring; what is open stays open. For the start. */
  look(): Promise<void>;
  /**
   * What has to be known before anything is said to be saved: whether another process has the keyring's key too, and
   * later whether it is still in its keyring. `cheaply` starts no process for the latter.
   */
  prove(cheaply?: 'cheaply'): Promise<void>;
  /** Looks again, with the eyes of another process where this one has seen no keyring to rely on. */
  retry(): Promise<void>;
  /** Null while nothing secret may be written. */
  writer(): DataKey | null;
  /** What is open here will not open at the next start: the keyring it is wrapped in has gone. */
  isGone(): boolean;
  /** The writer, or the key that would become the first one. */
  fingerprintKey(): DataKey;
  /** Every key under which a fingerprint may have been made that this run can tell: all that are open. */
  fingerprintKeys(): DataKey[];
  /** The writer's wrapped copies are on the disk when this settles. */
  writeKey(): Promise<void>;
  stateOf(keyId: string): KeyState | undefined;
  /** Why there is no writer. */
  trouble(): SecretStorage['reason'];
  keyringChanged(): boolean;
  /** False while the folder cannot be read: then nothing may be said to be absent. */
  isListed(): boolean;
  count(): number;
  /** No key is lost or a newer version's. */
  isSound(): boolean;
};

/**
 * `pending`: this process has a key that nobody else has been seen to have. `refused`: none that may be relied on.
 * `gone`: there was one, and it left its keyring while the app ran.
 */
type Trust = 'pending' | 'kept' | 'refused' | 'gone';

/** Where the keyring does not tell what it holds, another process is asked this often at most. In milliseconds. */
const ASK_AGAIN_AFTER = 60_000;

/** What does not belong into the vault's folder is named in the log, so many a folder. */
const MOST_NAMED = 5;

export function openVaultKeys(parts: {
  safeStorage: Keyring | null;
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  now: () => number;
  log: Log;
  /** Told of each data key's folder once, before the key is opened. Answers the names of what does not belong there. */
  onFolder: (keyId: string) => Promise<string[]>;
}): VaultKeys {
  const { safeStorage: own, files, folder, random, now, log, onFolder } = parts;
  const proof = own?.proof;
  const ring = openKeyRing({ files, folder, random, log });
  const keys = new Map<string, KeyState>();
  // Becomes the first data key if there is none yet, so that fingerprints stay the same when a keyring appears.
  const firstKey = newDataKey(random, now);
  let writer: { key: DataKey; backend: string; view: SafeStorageDoor; isWritten: boolean } | null = null;
  let trust: Trust = 'pending';
  let trouble: SecretStorage['reason'];
  /** The vault's folder itself was read; `isListed`: so was every folder of a key. */
  let isThere = true;
  let isListed = true;
  let proving: Promise<void> | null = null;
  let provedAt = 0;
  /** Whether the service's own word has been seen to agree with what opens; `blind` where it has not. */
  let sight: 'unknown' | 'sees' | 'blind' = 'unknown';

  async function look(): Promise<void> {
    if (own === null) return;
    // This process remembers a key that its keyring no longer has.
    if (proof !== undefined && trust === 'gone') return;
    const probe = await own.probe();
    await listFolders();
    if (!isThere) {
      if (trust !== 'kept') refuse('unread');
      return;
    }
    if (!probe.ok) {
      if (trust !== 'kept') refuse(await whyNot(probe.why));
      return;
    }
    const opened = await openAll(own);
    if (proof === undefined || [...opened.values()].some(({ proves }) => proves)) {
      return settle(own, opened, probe.backend);
    }
    if (trust === 'kept') return;
    // Until another process has been asked, an old key that does not open is not lost.
    for (const [id, { state }] of opened) if (state.kind !== 'lost') keys.set(id, state);
    trust = 'pending';
    trouble = 'checking';
  }

  async function prove(cheaply?: 'cheaply'): Promise<void> {
    if (own === null || proof === undefined || !isThere) return;
    if (trust === 'pending') await askOthers();
    else await check(cheaply);
  }

  /** One asking at a time: whoever comes meanwhile hears its outcome. */
  function askOthers(): Promise<void> {
    proving ??= findView().finally(() => {
      proving = null;
    });
    return proving;
  }

  async function findView(): Promise<void> {
    if (own === null || proof === undefined) return;
    const opensFormer = async (view: SafeStorageDoor) =>
      [...(await openAll(view)).values()].some(({ proves }) => proves);
    const answer = await findKeptView({ own, proof, trial: firstKey, random, opensFormer });
    if (!answer.ok) {
      const why = answer.why === 'no-keyring' && keys.size > 0 ? 'locked' : answer.why;
      log.warn('keyring-not-relied-on', { why, look: answer.look });
      refuse(why);
      return;
    }
    const { view, isOwn, close } = answer.found;
    try {
      log.info('keyring-proved', { own: isOwn });
      await settle(view, await openAll(view), own.backend?.() ?? 'unknown');
    } finally {
      close();
    }
    if (!isOwn && writer && !writer.isWritten) {
      // Whatever would write it later could be another keyring by then.
      writer = null;
      refuse('denied');
    }
    await check('cheaply');
  }

  function refuse(why: SecretStorage['reason']): void {
    if (trust !== 'gone') trust = 'refused';
    trouble = why;
  }

  /** A service that is there, and gives nothing, is no absent one. */
  async function whyNot(why: NotKept): Promise<SecretStorage['reason']> {
    if (why !== 'no-keyring') return why;
    const seen: KeyringLook = proof ? await proof.look(own?.backend?.() ?? 'unknown') : 'unknown';
    // A keyring that has worked here before is more likely locked than gone.
    return keys.size > 0 || (seen !== 'none' && seen !== 'unknown') ? 'locked' : why;
  }

  async function openAll(view: SafeStorageDoor): Promise<Map<string, OpenedKey>> {
    const opened = new Map<string, OpenedKey>();
    for (const [id, state] of keys) {
      if (state.kind === 'open' && trust !== 'gone') continue;
      opened.set(id, await openKey(view, id));
    }
    return opened;
  }

  /** What a view that can be relied on says is final. */
  async function settle(
    view: SafeStorageDoor,
    opened: Map<string, OpenedKey>,
    backend: string,
  ): Promise<void> {
    trust = 'kept';
    trouble = undefined;
    provedAt = now();
    sight = 'unknown';
    for (const [id, { state }] of opened) {
      const before = keys.get(id);
      // Its keyring went while the app ran: here it is still open, and can be wrapped once more.
      if (before?.kind === 'open' && state.kind !== 'open') await wrapAgain(view, before.key, backend);
      else keys.set(id, state);
    }
    if (!writer) await chooseWriter(view, backend);
  }

  async function wrapAgain(view: SafeStorageDoor, key: DataKey, backend: string): Promise<void> {
    try {
      await ring.write(view, key, backend);
      log.info('data-key-wrapped-again');
    } catch (error) {
      log.error('data-key-not-wrapped-again', { code: error instanceof DiskError ? error.code : 'keyring' });
      trust = 'gone';
      trouble = 'denied';
    }
  }

  /** Whatever lies about among them, the rest is used. */
  async function listFolders(): Promise<void> {
    isListed = true;
    const found = await fromDisk('', () => ring.folders());
    isThere = found !== null;
    if (found === null) isListed = false;
    nameOdd('', found?.odd ?? []);
    for (const id of found?.ids ?? []) {
      if (keys.has(id)) continue;
      // What a crash has left may stay where nothing can be removed.
      await files.sweepTemporary(join(folder, id)).catch(() => 0);
      const odd = await fromDisk(id, () => onFolder(id));
      if (odd === null) continue;
      nameOdd(id, odd);
      keys.set(id, { kind: 'busy' });
    }
  }

  /** Null where the disk does not give it. What is no folder at all hides nothing. */
  async function fromDisk<T>(name: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      const isNoFolder = name !== '' && ['ENOTDIR', 'ELOOP'].includes(systemCode(error.cause));
      if (!isNoFolder) isListed = false;
      log.warn('vault-not-listed', { name, code: isNoFolder ? 'not-a-folder' : error.code });
      return null;
    }
  }

  function nameOdd(name: string, odd: readonly string[]): void {
    for (const one of odd.slice(0, MOST_NAMED)) log.warn('vault-entry-left-alone', { name: join(name, one) });
    if (odd.length > MOST_NAMED) log.warn('vault-entries-left-alone', { name, count: odd.length });
  }

  async function openKey(view: SafeStorageDoor, id: string): Promise<OpenedKey> {
    try {
      return await ring.open(view, id);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.warn('data-key-not-read', { code: error.code });
      return { state: { kind: 'busy' }, proves: false };
    }
  }

  async function chooseWriter(view: SafeStorageDoor, backend: string): Promise<void> {
    const states = [...keys.values()];
    const latest = states
      .flatMap((state) => (state.kind === 'open' ? [state.key] : []))
      .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
      .at(-1);
    if (latest) {
      writer = { key: latest, backend, view, isWritten: true };
      return;
    }
    // A key that is busy now opens later: none is made beside it.
    if (states.some((state) => state.kind === 'busy')) {
      refuse('locked');
      return;
    }
    writer = { key: firstKey, backend, view, isWritten: false };
    try {
      await writeKey();
    } catch (error) {
      // A full disk may have room later: keeping tries again and says so. A keyring that balks is none.
      log.warn('data-key-not-written', { code: error instanceof DiskError ? error.code : 'keyring' });
      if (error instanceof DiskError) return;
      writer = null;
      refuse('denied');
    }
  }

  async function writeKey(): Promise<void> {
    if (!writer || writer.isWritten) return;
    await ring.write(writer.view, writer.key, writer.backend);
    writer.isWritten = true;
    keys.set(writer.key.id, { kind: 'open', key: writer.key });
  }

  async function retry(): Promise<void> {
    const isUnread = trust !== 'gone' && (!isThere || !isListed);
    if (proof === undefined || trust === 'kept' || isUnread) return look();
    await askOthers();
  }

  async function check(cheaply?: 'cheaply'): Promise<void> {
    if (proof === undefined || trust !== 'kept' || !writer?.isWritten) return;
    const seen = await proof.look(own?.backend?.() ?? 'unknown');
    if (seen === 'kept') sight = 'sees';
    // A lock takes nothing away that has been proved.
    if (seen === 'kept' || seen === 'locked') return;
    const isMissed = seen !== 'unseen' && seen !== 'unknown';
    if (isMissed && sight === 'sees') return leave(seen);
    const isDue = now() - provedAt >= ASK_AGAIN_AFTER || (isMissed && sight === 'unknown');
    if (!isDue || cheaply) return;
    const other = proof.fresh();
    const { state } = await openKey(other, writer.key.id);
    other.close();
    if (state.kind === 'open') {
      provedAt = now();
      if (isMissed) sight = 'blind';
    } else if (state.kind === 'lost' || isMissed) leave(seen);
  }

  function leave(seen: KeyringLook): void {
    log.warn('keyring-gone', { look: seen });
    trust = 'gone';
    trouble = seen === 'none' ? 'slow' : 'changed';
  }

  const isSound = () => [...keys.values()].every(({ kind }) => kind !== 'lost' && kind !== 'newer');
  return {
    look,
    prove,
    retry,
    writeKey,
    writer: () => (trust === 'kept' ? (writer?.key ?? null) : null),
    isGone: () => trust === 'gone',
    fingerprintKey: () => writer?.key ?? firstKey,
    fingerprintKeys: () => [
      ...[...keys.values()].flatMap((state) => (state.kind === 'open' ? [state.key] : [])),
      firstKey,
    ],
    stateOf: (keyId) => keys.get(keyId),
    trouble: () => trouble,
    keyringChanged: () => [...keys.values()].some((state) => state.kind === 'lost' && state.keyringChanged),
    isListed: () => isListed,
    count: () => keys.size,
    isSound,
  };
}
