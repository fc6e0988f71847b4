import decodeQR from 'qr/decode.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { gatherSession } from '../../../src-main/credentials/gather-session.ts';
import { secretsAtRisk } from '../../../src-main/credentials/secrets-at-risk.ts';
import { ORPHAN_AGE_MS, sweepOrphans } from '../../../src-main/credentials/sweep-orphans.ts';
import { closeExpiredRequests } from '../../../src-main/secret-request/request-keys.ts';
import {
  makeSecretRequest,
  readSecretRequest,
  withdrawSecretRequest,
} from '../../../src-main/secret-request/secret-requests.ts';
import { wordsOf } from '../../../src-main/secrets/signing.ts';
import { deleteSession, purgeDeleted } from '../../../src-main/sessions/deleted-sessions.ts';
import { duplicateSession } from '../../../src-main/sessions/manage-sessions.ts';
import { readSession } from '../../../src-main/sessions/open-sessions.ts';
import { writeSessionFile } from '../../../src-main/sessions/session-file.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import type { QrPicture } from '../../../src-preload/contract/secret-request.ts';
import { openPractice } from '../practice/open-practice.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';
import {
  type Asked,
  ask,
  beginSession,
  DAY_MS,
  IDENTIFIER,
  keysIn,
  requestsOf,
  type Where,
} from './asked.ts';

let disk: DiskServices;
let where: Where;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  where = await beginSession(disk);
});
afterEach(() => disk.remove());

const make = (fields: string[], days: 1 | 7 | 30 = 7) =>
  makeSecretRequest(disk.services, { ...where, fields, days });
const read = async () => answerOf(await readSecretRequest(disk.services, where));
const shown = async () => answerOf(await readSession(disk.services, where)).vendors[0]?.request;

/** As a camera sees it: each module some pixels wide. */
function decode({ size, path }: QrPicture): string {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  }
  return decodeQR({ width, height: width, data });
}

describe('what may be asked', () => {
  it('is each field that only the portal tells and that has no value; the address is not ticked at first', async () => {
    const all = (await read()).askable;
    expect(all).toEqual([
      { id: 'tenantUrl', label: 'Tenant URL', isTicked: false },
      { id: 'tokenId', label: 'Token ID', isTicked: true },
      { id: 'tokenSecret', label: 'Token Secret', isTicked: true },
    ]);
    answerOf(await keepField(disk.services, { ...where, field: 'tokenId', text: IDENTIFIER }));
    expect((await read()).askable.map(({ id }) => id)).toEqual(['tenantUrl', 'tokenSecret']);
    expect(await make(['tokenId'])).toEqual({ ok: false, error: { code: 'field-not-found' } });
    expect(await make(['notifications'])).toEqual({ ok: false, error: { code: 'field-not-found' } });
    expect(keysIn(disk)).toEqual([]);
  });

  it('is asked once at a time', async () => {
    await ask(disk, where);
    expect(await make(['tenantUrl'])).toEqual({ ok: false, error: { code: 'request-open' } });
    expect(keysIn(disk)).toHaveLength(1);
  });

  it('is nothing in practice, where nobody else could answer', async () => {
    const practice = await openPractice('vsax');
    const input = { ...practice.where, fields: ['tokenId'], days: 7 as const };
    const refused = { ok: false, error: { code: 'not-in-practice' } };
    expect(await makeSecretRequest(practice.services, input)).toEqual(refused);
    expect(await readSecretRequest(practice.services, practice.where)).toEqual(refused);
  });
});

describe('a request', () => {
  it('says in text and code who asks for what until when, the key, and six words of it', async () => {
    const { view, request } = await ask(disk, where);
    const words = wordsOf('neo-request key', request.recipient);
    expect(view.words).toEqual(words);
    expect(view).toMatchObject({ labels: ['Token ID', 'Token Secret'], fields: ['tokenId', 'tokenSecret'] });
    const code = decode(view.code);
    for (const text of [view.text, code]) {
      for (const part of ['Robin', 'Acme Ltd.', 'VSA X', 'Token ID', 'Token Secret', '2030-01-08 00:00 UTC'])
        expect(text).toContain(part);
      expect(text).toContain(words.join(' '));
      expect(text).toContain(request.recipient);
      expect(text).toContain(`neo-request-1 ${request.id}`);
    }
  });

  it('is shown by the workspace, and read again after a restart', async () => {
    const { request } = await ask(disk, where);
    const { id, fields, expiresAt } = request;
    expect(await shown()).toEqual({ id, fields, expiresAt });
    disk = await disk.restart();
    expect(await shown()).toEqual({ id, fields, expiresAt });
    expect((await read()).open?.id).toBe(id);
  });

  it('has a key that only the vault holds, and that is no secret at risk', async () => {
    const { request } = await ask(disk, where);
    const [record = ''] = keysIn(disk) ?? [];
    expect(record).toBe(`request.${where.sessionId}.${request.id}`);
    const revision = disk.services.vault.records().find((one) => one.record === record)?.revisions[0] ?? 0;
    const opened = await disk.services.vault.open({ record, revision });
    if (!opened.ok) throw new Error(opened.why);
    expect(opened.text).toMatch(/^AGE-SECRET-KEY-1/);
    const everything = await disk.everything();
    expect(everything).not.toContain(opened.text);
    expect(everything).not.toMatch(/AGE-SECRET-KEY/i);
    expect(await secretsAtRisk(disk.services)).toMatchObject({ unsent: 0 });
  });

  it('is refused where the key would be gone after a restart, and leaves none', async () => {
    const { vault } = disk.services;
    const { save } = vault;
    vault.save = async (...input) => ({ ...(await save(...input)), storedIn: 'memory' });
    expect(await make(['tokenId'])).toEqual({ ok: false, error: { code: 'request-needs-keyring' } });
    expect(keysIn(disk)).toEqual([]);
    expect(await requestsOf(disk, where)).toEqual([]);
  });

  it('leaves with no export, no sealed session and no duplicate', async () => {
    const { request } = await ask(disk, where);
    const session = answerOf(await disk.services.sessions.read(where.sessionId));
    const exported = writeSessionFile(session, { name: 'app', version: '1' }, 0);
    const sealed = JSON.stringify(answerOf(await gatherSession(disk.services, where.sessionId)));
    const made = answerOf(
      await duplicateSession(disk.services, { sessionId: where.sessionId, clientName: 'Birch' }),
    );
    const duplicate = JSON.stringify(answerOf(await disk.services.sessions.read(made.sessionId)));
    for (const text of [exported, sealed, duplicate]) {
      expect(text).not.toContain(request.id);
      expect(text).not.toContain(request.recipient);
    }
  });
});

describe('the key is forgotten', () => {
  let asked: Asked;
  beforeEach(async () => {
    asked = await ask(disk, where);
    expect(keysIn(disk)).toHaveLength(1);
  });
  const sweep = () => sweepOrphans({ services: disk.services, files: openFiles(), userData: disk.folder });

  it('with the request that is withdrawn', async () => {
    answerOf(await withdrawSecretRequest(disk.services, where));
    expect(keysIn(disk)).toEqual([]);
    expect(await shown()).toBeUndefined();
    expect(await requestsOf(disk, where)).toMatchObject([{ id: asked.request.id, closed: 'withdrawn' }]);
    expect(await withdrawSecretRequest(disk.services, where)).toEqual({
      ok: false,
      error: { code: 'request-not-found' },
    });
  });

  it('when its time is over, and not before', async () => {
    disk.clock.now += 7 * DAY_MS - 1_000;
    await closeExpiredRequests(disk.services);
    expect(keysIn(disk)).toHaveLength(1);
    disk.clock.now += 1_000;
    expect(await shown()).toBeUndefined();
    await closeExpiredRequests(disk.services);
    expect(keysIn(disk)).toEqual([]);
    expect(await requestsOf(disk, where)).toMatchObject([{ closed: 'expired' }]);
  });

  it('also when another is asked after that, before anybody has looked', async () => {
    disk.clock.now += 7 * DAY_MS;
    answerOf(await make(['tokenId'], 1));
    expect(keysIn(disk)).toHaveLength(1);
    expect(await requestsOf(disk, where)).toMatchObject([{ closed: 'expired' }, { fields: ['tokenId'] }]);
  });

  it('with its session', async () => {
    answerOf(await deleteSession(disk.services, { sessionId: where.sessionId }));
    await purgeDeleted(disk.services, 'all');
    expect(keysIn(disk)).toEqual([]);
  });

  it('by a sweep when a crash has left it, and never while its request is open', async () => {
    disk.clock.now += ORPHAN_AGE_MS + 1_000;
    expect(await sweep()).toBe(0);
    expect(keysIn(disk)).toHaveLength(1);
    await disk.services.sessions.change(where.sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map(({ requests: _gone, ...vendor }) => vendor),
    }));
    expect(await sweep()).toBe(1);
    expect(keysIn(disk)).toEqual([]);
  });
});
