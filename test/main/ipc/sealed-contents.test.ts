import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { gatherMemory, takeBack } from '../../../src-main/ipc/answers/sealed-contents.ts';
import type { Desk } from '../../../src-main/ipc/desk.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openMemorySessions } from '../../../src-main/storage/sessions.ts';
import { openMemorySettings } from '../../../src-main/storage/store.ts';
import { emptyVendor } from '../../../src-main/storage/stored-session.ts';

const KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';

/** A desk with what a sealed file touches: sessions, settings and a vault in memory. */
async function desk(): Promise<Desk<'real'>> {
  const now = () => Date.now();
  const log = { info: () => {}, warn: () => {}, error: () => {}, reference: () => '' };
  const random = (bytes: number) => randomBytes(bytes);
  const vault = await openVault('real', {
    safeStorage: null,
    files: openFiles(),
    folder: '',
    random,
    now,
    log,
  });
  const sessions = openMemorySessions('real', { now, newId: () => randomUUID() });
  return {
    world: 'real',
    vault,
    sessions,
    settings: openMemorySettings('real'),
    now,
  } as unknown as Desk<'real'>;
}

async function filled() {
  const one = await desk();
  const secret = await one.vault.keep('placeholder', 'x');
  await one.vault.forget(secret.ref.record);
  const session = await one.sessions.create({
    clientName: 'Acme',
    technician: '',
    connectionId: 'c1',
    currentVendor: 'vsax',
    vendors: [emptyVendor('vsax')],
  });
  const { ref } = await one.vault.keep(`${session.id}.vsax.tokenSecret`, 'the-token-secret');
  await one.sessions.change(session.id, (stored) => ({
    ...stored,
    vendors: stored.vendors.map((vendor) => ({
      ...vendor,
      fields: { tokenSecret: { ref, length: 16, mended: [] } },
    })),
  }));
  const key = await one.vault.keep('connection.c1', KEY);
  await one.settings.change((settings) => ({
    ...settings,
    connections: [
      {
        id: 'c1',
        name: 'Acme tenant',
        keyRef: key.ref,
        sendByAssumedPath: true,
        lastResult: { kind: 'not-run' },
      },
    ],
  }));
  return { one, sessionId: session.id };
}

describe('what only memory holds', () => {
  it('comes back on another computer: session, secret and Neo key', async () => {
    const { one, sessionId } = await filled();
    const other = await desk();
    expect(await takeBack(other, await gatherMemory(one))).toEqual({ sessions: 1, secrets: 2 });
    const read = await other.sessions.read(sessionId);
    const ref = read.ok ? read.value.vendors[0]?.fields.tokenSecret?.ref : undefined;
    expect(ref && (await other.vault.open(ref))).toEqual({ ok: true, text: 'the-token-secret' });
    const [connection] = other.settings.read().connections;
    expect(connection).toMatchObject({
      name: 'Acme tenant',
      keyPrefix: 'neo_sk_prod_',
      sendByAssumedPath: false,
    });
    expect(connection?.keyRef && (await other.vault.open(connection.keyRef))).toEqual({
      ok: true,
      text: KEY,
    });
  });

  it('overwrites nothing that is here', async () => {
    const { one } = await filled();
    expect(await takeBack(one, await gatherMemory(one))).toEqual({ sessions: 1, secrets: 0 });
    expect(one.settings.read().connections[0]).toMatchObject({ sendByAssumedPath: true });
  });
});
