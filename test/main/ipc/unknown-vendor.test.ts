import { afterEach, beforeEach, expect, it } from 'vitest';
import { announceVendor, findWhere } from '../../../src-main/ipc/answers/find.ts';
import { queueWork } from '../../../src-main/ipc/answers/outbox.ts';
import { goToStep, listSessions, openVendor, readSession } from '../../../src-main/ipc/answers/sessions.ts';
import { type DiskDesk, openDeskOnDisk } from './desk-on-disk.ts';
import { fillSession } from './filled-session.ts';
import { answerOf } from './practice-sessions.ts';

const NEWER = { ok: false, error: { code: 'session-newer' } };
let disk: DiskDesk;
let sessionId: string;
beforeEach(async () => {
  disk = await openDeskOnDisk();
  sessionId = await fillSession(disk);
  await disk.desk.sessions.change(sessionId, (session) => ({
    ...session,
    currentVendor: 'of-a-newer-build',
    vendors: session.vendors.flatMap((stored) => [{ ...stored, vendor: 'of-a-newer-build' }, stored]),
  }));
});
afterEach(() => disk.remove());

it('a session opens with the vendors this version knows, and keeps the others on the disk', async () => {
  const view = answerOf(await readSession(disk.desk, { sessionId }));
  expect(view.currentVendor).toBe('vsax');
  expect(view.vendors.map(({ vendor }) => vendor)).toEqual(['vsax']);
  const page = answerOf(await listSessions(disk.desk, { search: '', filter: 'all', limit: 50 }));
  expect(page.rows).toHaveLength(1);
  const stored = answerOf(await disk.desk.sessions.read(sessionId));
  expect(stored.vendors.map(({ vendor }) => vendor)).toEqual(['of-a-newer-build', 'vsax']);
});

it('the vendor that a newer version knows is refused as such, and never throws', async () => {
  const where = { sessionId, vendor: 'of-a-newer-build' };
  expect(await findWhere(disk.desk, where)).toEqual(NEWER);
  expect(await goToStep(disk.desk, { ...where, edition: '', step: 'one' })).toEqual(NEWER);
  expect(await queueWork(disk.desk, { ...where, work: 'test', anyway: false })).toEqual(NEWER);
  await announceVendor(disk.desk, where);
  Object.assign(disk.desk, { warmUp: () => {} });
  expect(await openVendor(disk.desk, where)).toEqual(NEWER);
});

it('a session of which this version knows no vendor is refused whole', async () => {
  await disk.desk.sessions.change(sessionId, (session) => ({
    ...session,
    vendors: session.vendors.filter(({ vendor }) => vendor !== 'vsax'),
  }));
  expect(await readSession(disk.desk, { sessionId })).toEqual(NEWER);
  const page = answerOf(await listSessions(disk.desk, { search: '', filter: 'attention', limit: 50 }));
  expect(page.rows).toMatchObject([{ id: sessionId, newer: ['of-a-newer-build'] }]);
});
