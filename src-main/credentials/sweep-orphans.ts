import { join } from 'node:path';
import { mayForget, type NamedRefs, namedRefs } from '../outbox/secret-retention.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredSession, StoredVendor } from '../storage/stored-session.ts';

/** A sealed value that nothing names is left alone for so long after it was made. */
export const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;

type Parts = { services: RealServices; files: Files; userData: string };

const OF_SESSION = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[^.]+\.[^.]+$/;
const OF_CONNECTION = /^connection\.[^.]+$/;
/** The key of a request: its session, and its own id. */
const OF_REQUEST = /^request\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([^.]+)$/;

/**
 * Removes sealed values that a crash has left without anybody who names them. In doubt they stay: when a newer
 * version wrote anything, when a file lies about that this version does not understand, when a session does not read,
 * when no session reads at all, and whatever does not open right now. Returns how many went; the log gets only the
 * count.
 */
export async function sweepOrphans(parts: Parts): Promise<number> {
  const { vault, log, now } = parts.services;
  try {
    // First what there is, then what is named: what comes to be in between is not looked at.
    const old = vault.sealedHere().filter(({ revision }) => now() - revision >= ORPHAN_AGE_MS);
    if (old.length === 0 || !(await isAllUnderstood(parts))) return 0;
    const orphans = await findOrphans(parts, old);
    await vault.forgetSealed(orphans);
    if (orphans.length > 0) log.info('orphans-swept', { count: orphans.length });
    return orphans.length;
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    log.warn('orphans-not-swept', { code: error.code });
    return 0;
  }
}

/** A newer version may name records in places this one does not know. */
async function isAllUnderstood({ services, files, userData }: Parts): Promise<boolean> {
  if (services.settings.issue() !== null || (services.vault.storage().newer ?? 0) > 0) return false;
  if (!mayForget(services.outbox)) return false;
  const outbox = await files.list(join(userData, 'outbox'));
  return outbox.every((name) => services.outbox.read(name.slice(0, -'.json'.length)) !== null);
}

async function findOrphans({ services, files, userData }: Parts, old: SecretRef[]): Promise<SecretRef[]> {
  const named = namedRefs();
  for (const item of services.outbox.items()) for (const { ref } of item.spec.secrets) named.add(ref);
  for (const { keyRef } of services.settings.read().connections) named.add(keyRef);
  const rows = [...(await services.sessions.list()), ...(await services.sessions.listDeleted())];
  if (rows.some((row) => row.newer !== undefined)) return [];
  for (const { vendors } of rows) for (const vendor of vendors) nameAll(vendor, named);
  const unnamed = old.filter((ref) => !named.has(ref));
  if (unnamed.length === 0) return [];

  // Settings that were set aside once may come back, with the keys of their connections.
  const isAside = (await files.list(userData)).some((name) => name.startsWith('settings.json.'));
  const left = await findSessionFiles(files, join(userData, 'sessions'));
  const hasReadable = rows.some((row) => row.unreadable !== true);
  const orphans: SecretRef[] = [];
  for (const ref of unnamed) {
    if (OF_CONNECTION.test(ref.record) && !isAside && !isStandIn(services, named, ref)) orphans.push(ref);
    const [, asking, request] = OF_REQUEST.exec(ref.record) ?? [];
    const [, sessionId = asking] = OF_SESSION.exec(ref.record) ?? [];
    if (sessionId === undefined || !hasReadable) continue;
    // The list may be behind; the file itself has the last word.
    const read = await services.sessions.read(sessionId);
    if (!read.ok && (read.error.code !== 'session-not-found' || left.has(sessionId))) continue;
    if (request !== undefined) {
      if (!read.ok || !isOpen(read.value, request)) orphans.push(ref);
      continue;
    }
    const own = namedRefs();
    if (read.ok) for (const vendor of read.value.vendors) nameAll(vendor, own);
    if (!own.has(ref) && !isStandIn(services, own, ref)) orphans.push(ref);
  }
  return orphans;
}

/** What is named was only in memory, or still is: the newest sealed one comes back for it. */
function isStandIn({ vault }: RealServices, named: NamedRefs, { record }: SecretRef): boolean {
  const revisions = named.revisions(record);
  return (
    revisions.length > 0 && !revisions.some((revision) => vault.savedAs({ record, revision }) === 'encrypted')
  );
}

function isOpen({ vendors }: StoredSession, request: string): boolean {
  return vendors.some(({ requests = [] }) =>
    requests.some(({ id, closed }) => id === request && closed === undefined),
  );
}

function nameAll({ fields }: Pick<StoredVendor, 'fields'>, named: NamedRefs): void {
  for (const { ref, former } of Object.values(fields)) {
    named.add(ref);
    named.add(former);
  }
}

/** The sessions of which there is a file of any kind, also one set aside or put away in a folder of its own. */
async function findSessionFiles(files: Files, folder: string): Promise<Set<string>> {
  const names = await files.list(folder);
  const folders = names.filter((name) => !name.includes('.'));
  const inside = await Promise.all(folders.map((name) => files.list(join(folder, name)).catch(() => [])));
  return new Set([...names, ...inside.flat()].map((name) => name.slice(0, 36)));
}
