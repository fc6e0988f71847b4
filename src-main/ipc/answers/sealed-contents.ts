import { recordOf } from '../../fields/keep-field.ts';
import type { SealedContents } from '../../secrets/sealed-file.ts';
import type { StoredField, StoredSession } from '../../storage/stored-session.ts';
import type { StoredConnection } from '../../storage/stored-settings.ts';
import { neoKeyPrefix } from '../../submissions/neo-key.ts';
import type { Desk } from '../desk.ts';

/** Everything that only memory holds and the sessions it belongs to, to be sealed at once. The caller drops it. */
export async function gatherMemory(desk: Desk<'real'>): Promise<SealedContents> {
  const deleted = await desk.sessions.buried();
  const secrets = (await desk.vault.memoryOnly()).filter(
    ({ record }) => !deleted.some(({ id }) => record.startsWith(`${id}.`)),
  );
  const sessions: StoredSession[] = [];
  for (const { id } of await desk.sessions.list()) {
    const read = await desk.sessions.read(id);
    if (read.ok && secrets.some((secret) => secret.record.startsWith(`${id}.`))) sessions.push(read.value);
  }
  const connections = desk.settings
    .read()
    .connections.filter((one) => secrets.some((secret) => secret.record === `connection.${one.id}`))
    .map(({ id, name }) => ({ id, name }));
  return { sealedAt: new Date(desk.now()).toISOString(), secrets, sessions, connections };
}

/**
 * Takes the sessions and secrets of a sealed file back. A session that is here already keeps its own data and
 * only gets the secrets it lost; nothing is overwritten.
 */
export async function takeBack(
  desk: Desk<'real'>,
  contents: SealedContents,
): Promise<{ sessions: number; secrets: number }> {
  const texts = new Map(contents.secrets.map((one) => [`${one.record}#${one.revision}`, one.text]));
  let secrets = 0;
  for (const connection of contents.connections) secrets += await bringKeyBack(desk, connection, texts);
  for (const session of contents.sessions) {
    await desk.sessions.adopt(session);
    secrets += await bringBack(desk, session, texts);
  }
  return { sessions: contents.sessions.length, secrets };
}

/** A connection that is here with a key keeps it; one that lost its key, or is not here, gets the sealed one. */
async function bringKeyBack(
  desk: Desk<'real'>,
  { id, name }: SealedContents['connections'][number],
  texts: Map<string, string>,
): Promise<number> {
  const record = `connection.${id}`;
  const text = [...texts].find(([key]) => key.startsWith(`${record}#`))?.[1];
  const known = desk.settings.read().connections.find((one) => one.id === id);
  const hasKey = known?.keyRef !== undefined && desk.vault.has(known.keyRef);
  if (text === undefined || hasKey) return 0;
  const { ref } = await desk.vault.keep(record, text);
  const keyPrefix = neoKeyPrefix(text);
  const restored: StoredConnection = {
    id,
    name: known?.name ?? name,
    sendByAssumedPath: known?.sendByAssumedPath ?? false,
    keyRef: ref,
    keyLength: text.length,
    ...(keyPrefix === undefined ? { keyTrouble: 'neo-key-shape' } : { keyPrefix }),
    lastResult: { kind: 'not-run' },
  };
  await desk.settings.change((settings) => ({
    ...settings,
    connections: [...settings.connections.filter((one) => one.id !== id), restored],
  }));
  return 1;
}

async function bringBack(
  desk: Desk<'real'>,
  sealed: StoredSession,
  texts: Map<string, string>,
): Promise<number> {
  let count = 0;
  for (const vendor of sealed.vendors) {
    for (const [id, field] of Object.entries(vendor.fields)) {
      const { ref } = field;
      const text = ref === undefined ? undefined : texts.get(`${ref.record}#${ref.revision}`);
      if (ref === undefined || text === undefined || desk.vault.has(ref)) continue;
      const kept = await desk.vault.keep(recordOf(sealed.id, vendor.vendor, id), text);
      count += 1;
      await desk.sessions.change(sealed.id, (session) => ({
        ...session,
        vendors: session.vendors.map((one) => {
          const mine = one.fields[id];
          const isSame = mine?.ref?.revision === ref.revision;
          if (one.vendor !== vendor.vendor || mine === undefined || !isSame) return one;
          return {
            ...one,
            fields: { ...one.fields, [id]: { ...mine, ref: kept.ref, ...markOf(desk, mine, text) } },
          };
        }),
      }));
    }
  }
  return count;
}

/** The mark was made under the key of another computer. */
function markOf(desk: Desk<'real'>, { mark }: StoredField, text: string): Pick<StoredField, 'mark'> {
  return mark === undefined ? {} : { mark: desk.vault.fingerprint(`secret ${text}`) };
}
