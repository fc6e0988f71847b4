import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { neoKeyPrefix } from '../neo/neo-key.ts';
import type { SealedContents } from '../secrets/sealed-file.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { importVendor } from '../sessions/import-vendor.ts';
import { openFields } from '../sessions/session-file.ts';
import { withVendor } from '../sessions/view-session.ts';
import { DiskError } from '../storage/disk-error.ts';
import { isOwnKey, type SecretRef } from '../storage/secret-ref.ts';
import { SESSION_ID } from '../storage/session-records.ts';
import { SESSION_SCHEMA, type StoredField, type StoredSession } from '../storage/stored-session.ts';
import type { StoredConnection } from '../storage/stored-settings.ts';
import { uuid } from '../system/random.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import { sealAsFromFile } from './destinations.ts';
import { recordOf, saveField } from './save-field.ts';

/**
 * Everything that only memory holds and the sessions it belongs to, to be sealed at once. The caller drops it. Where
 * the disk does not give the sessions the secrets go without them, and find their way back to those that are here
 * then.
 */
export async function gatherMemory(services: RealServices): Promise<SealedContents> {
  const deleted = await services.sessions.listDeleted().catch(noRows);
  const secrets = (await services.vault.memoryOnly()).filter(
    ({ record }) => !isOwnKey(record) && !deleted.some(({ id }) => record.startsWith(`${id}.`)),
  );
  const sessions: StoredSession[] = [];
  for (const { id } of await services.sessions.list().catch(noRows)) {
    if (!secrets.some((secret) => secret.record.startsWith(`${id}.`))) continue;
    const read = await services.sessions.read(id);
    if (read.ok) sessions.push(withoutReports(read.value));
  }
  const connections = services.settings
    .read()
    .connections.filter((one) => secrets.some((secret) => secret.record === `connection.${one.id}`))
    .map(({ id, name }) => ({ id, name }));
  return { sealedAt: new Date(services.now()).toISOString(), secrets, sessions, connections };
}

/** Nothing but the disk's refusal counts as none. */
function noRows(error: unknown): [] {
  if (error instanceof DiskError) return [];
  throw error;
}

/** Whoever opens the file tests and asks again: a verdict, a consent or a request that came in a file is nobody's. */
export function withoutReports(session: StoredSession): StoredSession {
  return {
    ...session,
    vendors: session.vendors.map(({ consent: _theirs, requests: _ours, ...stored }) => ({
      ...stored,
      report: null,
      reportOf: null,
    })),
  };
}

export type Texts = (record: string, revision?: number) => string | undefined;

/**
 * Takes the sessions and secrets of a sealed file back. A session that is here already keeps its own data and gets
 * only the very secrets it lost. `left` is how many found no place. Whatever else is in the file is a stranger's
 * until somebody says otherwise: it gets ids made here, its addresses are read anew, nothing of it is confirmed, and
 * a connection bears in its name that a file brought it.
 */
export async function takeBack(
  services: RealServices,
  contents: SealedContents,
): Promise<{ sessions: number; secrets: number; left: number }> {
  const texts = textsOf(contents);
  let secrets = 0;
  for (const connection of contents.connections) secrets += await bringKeyBack(services, connection, texts);
  for (const session of contents.sessions) {
    const isHere = (await services.sessions.read(session.id)).ok;
    secrets += isHere
      ? await bringBack(services, session, texts)
      : await bringIn(services, idHere(services, 'session', session.id), session, texts);
  }
  // Those of a session that the file does not hold, or holds unreadably, go into the one that is here.
  const held = new Set(contents.sessions.map(({ id }) => id));
  let left = 0;
  for (const [id, count] of secretsOfOthers(contents, held)) {
    if (SESSION_ID.test(id) && (await services.sessions.read(id)).ok)
      secrets += await bringBack(services, { id }, texts);
    else left += count;
  }
  return { sessions: contents.sessions.length, secrets, left };
}

export function textsOf({ secrets }: Pick<SealedContents, 'secrets'>): Texts {
  return (record, revision) =>
    secrets.find((one) => one.record === record && (revision ?? one.revision) === one.revision)?.text;
}

/** How many secrets of the file belong to what it does not hold, by the id of that. */
function secretsOfOthers(
  { secrets, connections }: SealedContents,
  held: ReadonlySet<string>,
): Map<string, number> {
  const named = new Set(connections.map(({ id }) => `connection.${id}`));
  const others = new Map<string, number>();
  for (const { record } of secrets) {
    const id = record.split('.', 1)[0] ?? '';
    if (!held.has(id) && !named.has(record)) others.set(id, (others.get(id) ?? 0) + 1);
  }
  return others;
}

/** The same for the same file, so that opening it twice makes nothing twice; chosen by nobody outside. */
function idHere(services: RealServices, kind: 'session' | 'connection', id: string): string {
  const digest = services.vault.fingerprint(`from a file ${kind} ${id}`);
  return uuid(() => Buffer.from(digest, 'hex').subarray(0, 16));
}

/**
 * A connection that is here gets the very key it lost, or keeps its own; any other is added under a name that says
 * so.
 */
async function bringKeyBack(
  services: RealServices,
  { id, name }: SealedContents['connections'][number],
  texts: Texts,
): Promise<number> {
  const { connections } = services.settings.read();
  const known = connections.find((one) => one.id === id);
  const { keyRef } = known ?? {};
  // The one that came back only stands in for a later one.
  const lostPart = known?.lost;
  const later = lostPart && texts(`connection.${id}`, lostPart.keyRef.revision);
  if (known !== undefined && lostPart !== undefined && later !== undefined) {
    const { name: named, sendByAssumedPath, lastResult } = known;
    return keepKey(services, { id, name: named, sendByAssumedPath, lastResult, ...lostPart }, later);
  }
  if (keyRef !== undefined && services.vault.has(keyRef)) return 0;
  const lost = keyRef === undefined ? undefined : texts(`connection.${id}`, keyRef.revision);
  if (known !== undefined && lost !== undefined) return keepKey(services, known, lost);
  const text = texts(`connection.${id}`);
  const foreignId = idHere(services, 'connection', id);
  const before = connections.find((one) => one.id === foreignId);
  const hasKey = before?.keyRef !== undefined && services.vault.has(before.keyRef);
  if (text === undefined || hasKey) return 0;
  const foreign: StoredConnection = {
    id: foreignId,
    name: formatMessage(settingsMessages.fromFile, { name: name.slice(0, LONGEST_NAME) }),
    sendByAssumedPath: false,
    lastResult: { kind: 'not-run' },
  };
  return keepKey(services, before ?? foreign, text);
}

const LONGEST_NAME = 150;

async function keepKey(services: RealServices, connection: StoredConnection, text: string): Promise<number> {
  const { ref } = await services.vault.save(`connection.${connection.id}`, text);
  const keyPrefix = neoKeyPrefix(text);
  const { keyPrefix: _prefix, keyIssue: _issue, ...rest } = connection;
  const restored: StoredConnection = {
    ...rest,
    keyRef: ref,
    keyLength: text.length,
    ...(keyPrefix === undefined ? { keyIssue: 'neo-key-shape' } : { keyPrefix }),
    lastResult: { kind: 'not-run' },
  };
  await services.settings.change((settings) => ({
    ...settings,
    connections: [...settings.connections.filter((one) => one.id !== connection.id), restored],
  }));
  return 1;
}

/** Only what this session names and has lost; the file's own word on anything is not read. */
async function bringBack(
  services: RealServices,
  { id }: Pick<StoredSession, 'id'>,
  texts: Texts,
): Promise<number> {
  const read = await services.sessions.read(id);
  let count = 0;
  for (const { vendor, fields } of read.ok ? read.value.vendors : []) {
    for (const [field, { ref, lost }] of Object.entries(fields)) {
      // What came back only stands in for it.
      const wanted = lost ?? ref;
      if (wanted === undefined || services.vault.has(wanted)) continue;
      const record = recordOf(id, vendor, field);
      const text = wanted.record === record ? texts(record, wanted.revision) : undefined;
      if (text === undefined) continue;
      const kept = await services.vault.save(record, text);
      count += 1;
      await services.sessions.change(id, (session) =>
        withVendor(session, vendor, (stored) => {
          const mine = stored.fields[field];
          if (mine === undefined || (mine.lost ?? mine.ref)?.revision !== wanted.revision) return stored;
          const { lost: _lost, ...whole } = mine;
          const own = mine.lost === undefined ? whole : { corrections: [], length: text.length };
          return {
            ...stored,
            fields: {
              ...stored.fields,
              [field]: { ...own, ref: kept.ref, ...fingerprintOf(services, mine, text) },
            },
          };
        }),
      );
    }
  }
  return count;
}

/** The fingerprint was made under the key of another computer. */
function fingerprintOf(
  services: RealServices,
  { fingerprint }: StoredField,
  text: string,
): Pick<StoredField, 'fingerprint'> {
  return fingerprint === undefined ? {} : { fingerprint: services.vault.fingerprint(`secret ${text}`) };
}

/**
 * A session that is not here, as if its values had been typed into a new one of this id. Returns how many secrets it
 * brought; of vendors that this version does not know, none.
 */
export async function bringIn(
  services: RealServices,
  id: string,
  sealed: StoredSession,
  texts: Texts,
): Promise<number> {
  const vendors = sealed.vendors.filter(
    ({ vendor }) => hasVendor(vendor) && findVendor(vendor).kind !== 'neo',
  );
  if (vendors.length === 0) return 0;
  const now = new Date(services.now()).toISOString();
  await services.sessions.add({
    schema: SESSION_SCHEMA,
    id,
    clientName: sealed.clientName,
    technician: sealed.technician,
    // One of that id may be another tenant here, or whoever made the file has chosen it.
    connectionId: null,
    currentVendor:
      (vendors.find(({ vendor }) => vendor === sealed.currentVendor) ?? vendors[0])?.vendor ?? '',
    vendors: await Promise.all(
      vendors.map(async (stored) =>
        sealAsFromFile(services, id, await importVendor(services, { ...stored, texts: openTexts(stored) })),
      ),
    ),
    notes: sealed.notes,
    createdAt: now,
    changedAt: now,
    archivedAt: null,
    deletedAt: null,
  });
  let count = 0;
  for (const stored of vendors) {
    for (const field of findVendor(stored.vendor).fields) {
      const { ref } = stored.fields[field.id] ?? {};
      const text = ref && ownText(sealed, stored.vendor, field.id, ref, texts);
      const read = await services.sessions.read(id);
      const before = read.ok
        ? read.value.vendors.find(({ vendor }) => vendor === stored.vendor)?.fields[field.id]
        : undefined;
      const isThere =
        before?.text !== undefined || (before?.ref !== undefined && services.vault.has(before.ref));
      if (!read.ok || text === undefined || isThere) continue;
      const parts = {
        vault: services.vault,
        vendor: findVendor(stored.vendor),
        sessionId: id,
        now: services.now,
      };
      const kept = await saveField(parts, field, before, text);
      count += 1;
      await services.sessions.change(id, (session) =>
        withVendor(session, stored.vendor, (one) => ({
          ...one,
          fields: { ...one.fields, [field.id]: kept },
        })),
      );
    }
  }
  return count;
}

function openTexts({ vendor, fields }: StoredSession['vendors'][number]): Record<string, string> {
  return Object.fromEntries(openFields(vendor).map(({ id }) => [id, fields[id]?.text ?? '']));
}

/** A session in a file names its own secrets only, as one on the disk does. */
function ownText(
  { id }: StoredSession,
  vendor: string,
  field: string,
  { record, revision }: SecretRef,
  texts: Texts,
): string | undefined {
  return record === recordOf(id, vendor, field) ? texts(record, revision) : undefined;
}
