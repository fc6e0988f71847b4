import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import type { Log } from '../system/log.ts';
import {
  type DataKey,
  type DataKeyFilesParts,
  type KeyState,
  newDataKey,
  type OpenedKey,
  openDataKeyFiles,
} from './data-keys.ts';
import { findProvedKeyring, type Keyring } from './keyring-proof.ts';
import type { KeyringIssue, SafeStorage } from './safe-storage.ts';
import type { KeyringStatus } from './secret-service.ts';

/** Which data keys open now, and with which one new secrets are sealed. */
export type VaultKeys = {
  /** Looks with this process's own view of the keyring; what is open stays open. For the start. */
  refresh(): Promise<void>;
  /**
   * What has to be known before anything is reported as saved: whether another process has the keyring's key too, and
   * later whether it is still in its keydataKeys. `cheaply` starts no process for the latter.
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
  issue(): SecretStorage['reason'];
  keyringChanged(): boolean;
  /** False while the folder cannot be read: then nothing counts as absent. */
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

/** Where the keyring does not tell what it holds, another process is asked this often at most. */
const CHECK_AGAIN_AFTER_MS = 60_000;

export function openVaultKeys(parts: {
  safeStorage: Keyring | null;
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  now: () => number;
  log: Log;
  onFolder: DataKeyFilesParts['onFolder'];
}): VaultKeys {
  const { safeStorage: own, random, now, log } = parts;
  const proof = own?.proof;
  const dataKeys = openDataKeyFiles(parts);
  const keys = new Map<string, KeyState>();
  // Becomes the first data key if there is none yet, so that fingerprints stay the same when a keyring appears.
  const firstKey = newDataKey(random, now);
  let writer: { key: DataKey; backend: string; view: SafeStorage; isWritten: boolean } | null = null;
  let trust: Trust = 'pending';
  let issue: SecretStorage['reason'];
  /** The vault's folder itself was read; `isListed`: so was every folder of a key. */
  let isThere = true;
  let isListed = true;
  let proving: Promise<void> | null = null;
  let provedAt = 0;
  /** Whether the service's own word has been seen to agree with what opens; `blind` where it has not. */
  let sight: 'unknown' | 'sees' | 'blind' = 'unknown';

  async function refresh(): Promise<void> {
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
    issue = 'checking';
  }

  async function prove(cheaply?: 'cheaply'): Promise<void> {
    if (own === null || proof === undefined || !isThere) return;
    if (trust === 'pending') await askOthers();
    else await check(cheaply);
  }

  /** One asking at a time: whoever comes meanwhile gets its outcome. */
  function askOthers(): Promise<void> {
    proving ??= findView().finally(() => {
      proving = null;
    });
    return proving;
  }

  async function findView(): Promise<void> {
    if (own === null || proof === undefined) return;
    const opensFormer = async (view: SafeStorage) =>
      [...(await openAll(view)).values()].some(({ proves }) => proves);
    const answer = await findProvedKeyring({ own, proof, trial: firstKey, random, opensFormer });
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
    issue = why;
  }

  /** A service that is there, and gives nothing, is no absent one. */
  async function whyNot(why: KeyringIssue): Promise<SecretStorage['reason']> {
    if (why !== 'no-keyring') return why;
    const seen: KeyringStatus = proof ? await proof.status(own?.backend?.() ?? 'unknown') : 'unknown';
    // A keyring that has worked here before is more likely locked than gone.
    return keys.size > 0 || (seen !== 'none' && seen !== 'unknown') ? 'locked' : why;
  }

  async function openAll(view: SafeStorage): Promise<Map<string, OpenedKey>> {
    const opened = new Map<string, OpenedKey>();
    for (const [id, state] of keys) {
      if (state.kind === 'open' && trust !== 'gone') continue;
      opened.set(id, await dataKeys.open(view, id));
    }
    return opened;
  }

  /** What a view that can be relied on says is final. */
  async function settle(view: SafeStorage, opened: Map<string, OpenedKey>, backend: string): Promise<void> {
    trust = 'kept';
    issue = undefined;
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

  async function wrapAgain(view: SafeStorage, key: DataKey, backend: string): Promise<void> {
    try {
      await dataKeys.write(view, key, backend);
      log.info('data-key-wrapped-again');
    } catch (error) {
      log.error('data-key-not-wrapped-again', { code: error instanceof DiskError ? error.code : 'keyring' });
      trust = 'gone';
      issue = 'denied';
    }
  }

  /** Whatever lies about among them, the rest is used. */
  async function listFolders(): Promise<void> {
    const listed = await dataKeys.list((id) => keys.has(id));
    isThere = listed.isThere;
    isListed = listed.isComplete;
    for (const id of listed.ids) keys.set(id, { kind: 'busy' });
  }

  async function chooseWriter(view: SafeStorage, backend: string): Promise<void> {
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
    await dataKeys.write(writer.view, writer.key, writer.backend);
    writer.isWritten = true;
    keys.set(writer.key.id, { kind: 'open', key: writer.key });
  }

  async function retry(): Promise<void> {
    const isUnread = trust !== 'gone' && (!isThere || !isListed);
    if (proof === undefined || trust === 'kept' || isUnread) return refresh();
    await askOthers();
  }

  async function check(cheaply?: 'cheaply'): Promise<void> {
    if (proof === undefined || trust !== 'kept' || !writer?.isWritten) return;
    const seen = await proof.status(own?.backend?.() ?? 'unknown');
    if (seen === 'kept') sight = 'sees';
    // A lock takes nothing away that has been proved.
    if (seen === 'kept' || seen === 'locked') return;
    const isMissed = seen !== 'unseen' && seen !== 'unknown';
    if (isMissed && sight === 'sees') return leave(seen);
    const isDue = now() - provedAt >= CHECK_AGAIN_AFTER_MS || (isMissed && sight === 'unknown');
    if (!isDue || cheaply) return;
    const other = proof.fresh();
    const { state } = await dataKeys.open(other, writer.key.id);
    other.close();
    if (state.kind === 'open') {
      provedAt = now();
      if (isMissed) sight = 'blind';
    } else if (state.kind === 'lost' || isMissed) leave(seen);
  }

  function leave(seen: KeyringStatus): void {
    log.warn('keyring-gone', { look: seen });
    trust = 'gone';
    issue = seen === 'none' ? 'slow' : 'changed';
  }

  const isSound = () => [...keys.values()].every(({ kind }) => kind !== 'lost' && kind !== 'newer');
  return {
    refresh,
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
    issue: () => issue,
    keyringChanged: () => [...keys.values()].some((state) => state.kind === 'lost' && state.keyringChanged),
    isListed: () => isListed,
    count: () => keys.size,
    isSound: isSound,
  };
}
