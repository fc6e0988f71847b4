import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allowedFor, sealDestinations } from '../../../src-main/credentials/destinations.ts';
import { gatherSession } from '../../../src-main/credentials/gather-session.ts';
import { gatherMemory, takeBack } from '../../../src-main/credentials/sealed-contents.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { newRuntimeState } from '../../../src-main/sessions/runtime-state.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openMemorySessions } from '../../../src-main/storage/sessions.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import { emptyVendor } from '../../../src-main/storage/stored-session.ts';
import { aReport } from '../../harness/sample-session.ts';

const KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
const OTHER_KEY = 'neo_sk_prod_ZyXwVu9876543210ZyXwVu98';

/** A services with what a sealed file touches: sessions, settings and a vault in memory. */
async function services(): Promise<RealServices> {
  const now = () => Date.now();
  const log = { info: () => {}, warn: () => {}, error: () => {}, reference: () => '' };
  const random = (bytes: number) => randomBytes(bytes);
  const vault = await openVault({
    safeStorage: null,
    files: openFiles(),
    folder: '',
    random,
    now,
    log,
  });
  const sessions = openMemorySessions({ now, newId: () => randomUUID() });
  return {
    environment: 'real',
    runtime: newRuntimeState(),
    vault,
    sessions,
    settings: openMemorySettings(),
    now,
    presentedSession: () => null,
  } as unknown as RealServices;
}

async function filled() {
  const one = await services();
  const secret = await one.vault.save('placeholder', 'x');
  await one.vault.forget(secret.ref.record);
  const session = await one.sessions.create({
    clientName: 'Acme',
    technician: '',
    connectionId: 'c1',
    currentVendor: 'vsax',
    vendors: [emptyVendor('vsax')],
  });
  const { ref } = await one.vault.save(`${session.id}.vsax.tokenSecret`, 'the-token-secret');
  await one.sessions.change(session.id, (stored) => ({
    ...stored,
    vendors: stored.vendors.map((vendor) => ({
      ...vendor,
      fields: { tokenSecret: { ref, length: 16, corrections: [] } },
    })),
  }));
  const key = await one.vault.save('connection.c1', KEY);
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

const sealedOf = (one: RealServices) => gatherMemory(one);

async function onlySession(one: RealServices) {
  const [row, ...others] = await one.sessions.list();
  if (row === undefined || others.length > 0) throw new Error('There is not one session.');
  const read = await one.sessions.read(row.id);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** The session as somebody else's app may have written it: with all that must not be believed. */
async function foreign() {
  const { one, sessionId } = await filled();
  const contents = await sealedOf(one);
  const [session] = contents.sessions;
  const [vendor] = session?.vendors ?? [];
  if (session === undefined || vendor === undefined) throw new Error('Nothing was gathered.');
  const destinations = sealDestinations(one, sessionId, 'vsax', {
    place: { origin: 'https://evil.example', folder: '' },
    hosts: [{ host: 'evil.example', folder: '', reach: 'private' }],
  });
  const fields = {
    ...vendor.fields,
    tenantUrl: { text: 'https://other.vsax.net/app?x=1', corrections: [] },
    // Of another session: here it may be anybody's.
    tokenId: { ref: { record: `${OTHER}.vsax.tokenSecret`, revision: 5 }, length: 9, corrections: [] },
  };
  const odd = { destinations, fields, report: aReport, reportOf: 'mark', itemId: 'item-1', refusals: 3 };
  const secrets = [
    ...contents.secrets,
    { record: `${OTHER}.vsax.tokenSecret`, revision: 5, text: 'stranger' },
  ];
  return { ...contents, secrets, sessions: [{ ...session, vendors: [{ ...vendor, ...odd }] }] };
}
const OTHER = 'b7227de7-f717-4f59-8b7b-000000000000';

describe('a whole session, to be finished by somebody else', () => {
  it('takes its secrets along and nothing of another, nor the Neo key', async () => {
    const { one, sessionId } = await filled();
    await one.vault.save(`${OTHER}.vsax.tokenSecret`, 'of-another-session');
    const gathered = await gatherSession(one, sessionId);
    if (!gathered.ok) throw new Error(gathered.error.code);
    expect(gathered.value.secrets.map(({ text }) => text)).toEqual(['the-token-secret']);
    expect(gathered.value.connections).toEqual([]);
    const other = await services();
    expect(await takeBack(other, gathered.value)).toEqual({ sessions: 1, secrets: 1, left: 0 });
    expect(await onlySession(other)).toMatchObject({ clientName: 'Acme' });
  });

  it('is refused with a secret that does not open: the file would look complete', async () => {
    const { one, sessionId } = await filled();
    await one.vault.forget(`${sessionId}.vsax.tokenSecret`);
    expect(await gatherSession(one, sessionId)).toMatchObject({
      ok: false,
      error: { code: 'secret-lost', params: { field: 'Token Secret' } },
    });
  });
});

describe('what only memory holds', () => {
  it('comes back on another computer: session, secret and Neo key, under ids made there', async () => {
    const { one, sessionId } = await filled();
    const other = await services();
    const contents = await sealedOf(one);
    expect(await takeBack(other, contents)).toEqual({ sessions: 1, secrets: 2, left: 0 });
    const session = await onlySession(other);
    expect(session).toMatchObject({ clientName: 'Acme', connectionId: null });
    expect(session.id).not.toBe(sessionId);
    const ref = session.vendors[0]?.fields.tokenSecret?.ref;
    expect(ref?.record).toBe(`${session.id}.vsax.tokenSecret`);
    expect(ref && (await other.vault.open(ref))).toEqual({ ok: true, text: 'the-token-secret' });
    const [connection] = other.settings.read().connections;
    expect(connection).toMatchObject({
      name: 'Acme tenant (from a file)',
      keyPrefix: 'neo_sk_prod_',
      sendByAssumedPath: false,
    });
    expect(connection?.id).not.toBe('c1');
    expect(connection?.keyRef && (await other.vault.open(connection.keyRef))).toEqual({
      ok: true,
      text: KEY,
    });
    expect(await takeBack(other, contents), 'nothing is made twice').toEqual({
      sessions: 1,
      secrets: 0,
      left: 0,
    });
    expect([(await other.sessions.list()).length, other.settings.read().connections.length]).toEqual([1, 1]);
  });

  it('comes back into the session and the connection that lost it', async () => {
    const { one, sessionId } = await filled();
    const contents = await sealedOf(one);
    for (const { record } of contents.secrets) await one.vault.forget(record);
    expect(await takeBack(one, contents)).toEqual({ sessions: 1, secrets: 2, left: 0 });
    const session = await onlySession(one);
    const ref = session.vendors[0]?.fields.tokenSecret?.ref;
    expect([session.id, ref && (await one.vault.open(ref))]).toEqual([
      sessionId,
      { ok: true, text: 'the-token-secret' },
    ]);
    const connections = one.settings.read().connections;
    expect(connections).toMatchObject([{ id: 'c1', name: 'Acme tenant', sendByAssumedPath: true }]);
  });

  it('is sealed although the disk does not give the sessions, and comes back once it does', async () => {
    const { one, sessionId } = await filled();
    const refuses = async () => Promise.reject(new DiskError('disk-failed', 'no folder'));
    const contents = await gatherMemory({
      ...one,
      sessions: { ...one.sessions, list: refuses, listDeleted: refuses },
    });
    expect([contents.sessions, contents.secrets.length]).toEqual([[], 2]);
    for (const { record } of contents.secrets) await one.vault.forget(record);
    expect(await takeBack(one, contents)).toEqual({ sessions: 0, secrets: 2, left: 0 });
    const session = await onlySession(one);
    const ref = session.vendors[0]?.fields.tokenSecret?.ref;
    expect([session.id, ref && (await one.vault.open(ref))]).toEqual([
      sessionId,
      { ok: true, text: 'the-token-secret' },
    ]);
    expect(await takeBack(await services(), contents), 'elsewhere').toEqual({
      sessions: 0,
      secrets: 1,
      left: 1,
    });
  });

  it('overwrites nothing that is here', async () => {
    const { one } = await filled();
    expect(await takeBack(one, await sealedOf(one))).toEqual({ sessions: 1, secrets: 0, left: 0 });
    expect(one.settings.read().connections[0]).toMatchObject({ sendByAssumedPath: true });
  });

  it('of a stranger is believed in nothing: no yes, no report, no submission, no secret of another session', async () => {
    const here = await services();
    expect(await takeBack(here, await foreign())).toEqual({ sessions: 1, secrets: 2, left: 1 });
    const session = await onlySession(here);
    const [vendor] = session.vendors;
    expect(vendor).toMatchObject({ report: null, reportOf: null, itemId: null, refusals: 0 });
    expect(vendor?.fields.tenantUrl).toMatchObject({ text: 'https://other.vsax.net' });
    expect(vendor?.fields.tokenId).toBeUndefined();
    if (vendor === undefined) return;
    expect(allowedFor(here, session.id, vendor)).toEqual({ place: null, hosts: [] });
    expect(JSON.stringify(await here.vault.memoryOnly())).not.toContain('stranger');
  });

  it('of a stranger gives a connection that is here no other key', async () => {
    const { one } = await filled();
    const contents = await sealedOf(one);
    const [known] = one.settings.read().connections;
    await one.vault.forget('connection.c1');
    const secrets = [{ record: 'connection.c1', revision: 1, text: OTHER_KEY }];
    expect(await takeBack(one, { ...contents, sessions: [], secrets })).toMatchObject({ secrets: 1 });
    const [same, added] = one.settings.read().connections;
    expect(same).toEqual(known);
    expect(added).toMatchObject({ name: 'Acme tenant (from a file)', lastResult: { kind: 'not-run' } });
  });
});
