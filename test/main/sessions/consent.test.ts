import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gatherSession } from '../../../src-main/credentials/gather-session.ts';
import { recordConsent, withdrawConsent } from '../../../src-main/sessions/consent.ts';
import { exportSession, importSession } from '../../../src-main/sessions/export-import.ts';
import { duplicateSession } from '../../../src-main/sessions/manage-sessions.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

const agreed = { by: 'Sam Rivers', guideEdition: 'third-party-token' };

let disk: DiskServices;
let where: { sessionId: string; vendor: string };

beforeEach(async () => {
  disk = await openServicesOnDisk();
  const input = { clientName: 'Acme', technician: '', connectionId: null, vendors: ['vsax', 'halopsa'] };
  const { sessionId } = answerOf(await createSession(disk.services, input));
  where = { sessionId, vendor: 'vsax' };
});
afterEach(() => disk.remove());

async function consentsOf(sessionId = where.sessionId) {
  const session = answerOf(await disk.services.sessions.read(sessionId));
  return Object.fromEntries(session.vendors.map(({ vendor, consent }) => [vendor, consent]));
}

it('is kept for one vendor, with who, when and by which edition, over a restart', async () => {
  disk.announced.length = 0;
  answerOf(await recordConsent(disk.services, { ...where, ...agreed }));
  expect(disk.announced).toContain('vendor-changed');
  const { at = '' } = (await consentsOf()).vsax ?? {};
  expect(at).toMatch(/^2030-01-01T00:00:00/);
  disk = await disk.restart();
  expect(await consentsOf()).toEqual({ vsax: { ...agreed, at }, halopsa: undefined });
});

it('is changed, and withdrawn without a trace', async () => {
  answerOf(await recordConsent(disk.services, { ...where, ...agreed }));
  answerOf(await recordConsent(disk.services, { ...where, ...agreed, by: 'Ada Moss' }));
  expect((await consentsOf()).vsax?.by).toBe('Ada Moss');
  answerOf(await withdrawConsent(disk.services, where));
  expect((await consentsOf()).vsax).toBeUndefined();
  expect(await disk.everything()).not.toContain('Ada Moss');
});

it.each([
  ['', 'bad-input'],
  ['neo_sk_prod_AbCdEf0123456789AbCdEf01', 'looks-like-secret'],
])('%j is nobody who could agree', async (by, code) => {
  expect(await recordConsent(disk.services, { ...where, ...agreed, by })).toMatchObject({ error: { code } });
  expect((await consentsOf()).vsax).toBeUndefined();
});

it('stays with its session: no duplicate, export, import or sealed file has it', async () => {
  answerOf(await recordConsent(disk.services, { ...where, ...agreed }));
  const { sessionId } = answerOf(
    await duplicateSession(disk.services, { sessionId: where.sessionId, clientName: 'Birch' }),
  );
  expect(await consentsOf(sessionId)).toEqual({ vsax: undefined, halopsa: undefined });

  disk.chosen.path = join(disk.folder, 'session.json');
  answerOf(await exportSession(disk.appServices, where));
  const file = await readFile(disk.chosen.path, 'utf8');
  expect(file).not.toMatch(/consent|Sam Rivers/);
  const forged = JSON.parse(file) as { session: { vendors: object[] } };
  for (const vendor of forged.session.vendors)
    Object.assign(vendor, { consent: { ...agreed, at: '2030-01-01T00:00:00.000Z' } });
  await writeFile(disk.chosen.path, JSON.stringify(forged));
  const imported = answerOf(await importSession(disk.appServices));
  expect(await consentsOf(imported.sessionId)).toEqual({ vsax: undefined, halopsa: undefined });

  const sealed = answerOf(await gatherSession(disk.services, where.sessionId));
  expect(JSON.stringify(sealed)).not.toMatch(/consent|Sam Rivers/);
});
