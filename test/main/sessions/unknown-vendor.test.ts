import { afterEach, beforeEach, expect, it } from 'vitest';
import { queueWork } from '../../../src-main/outbox/queue-work.ts';
import { goToStep, listSessions, openVendor, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { announceVendor, findSessionVendor } from '../../../src-main/sessions/vendor-progress.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { fillSession } from './filled-session.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

const NEWER = { ok: false, error: { code: 'session-newer' } };
let disk: DiskServices;
let sessionId: string;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  sessionId = await fillSession(disk);
  await disk.services.sessions.change(sessionId, (session) => ({
    ...session,
    currentVendor: 'of-a-newer-build',
    vendors: session.vendors.flatMap((stored) => [{ ...stored, vendor: 'of-a-newer-build' }, stored]),
  }));
});
afterEach(() => disk.remove());

it('a session opens with the vendors this version knows, and keeps the others on the disk', async () => {
  const view = answerOf(await readSession(disk.services, { sessionId }));
  expect(view.currentVendor).toBe('vsax');
  expect(view.vendors.map(({ vendor }) => vendor)).toEqual(['vsax']);
  const page = answerOf(await listSessions(disk.services, { search: '', filter: 'all', limit: 50 }));
  expect(page.rows).toHaveLength(1);
  const stored = answerOf(await disk.services.sessions.read(sessionId));
  expect(stored.vendors.map(({ vendor }) => vendor)).toEqual(['of-a-newer-build', 'vsax']);
});

it('the vendor that a newer version knows is refused as such, and never throws', async () => {
  const where = { sessionId, vendor: 'of-a-newer-build' };
  expect(await findSessionVendor(disk.services, where)).toEqual(NEWER);
  expect(await goToStep(disk.services, { ...where, edition: '', step: 'one' })).toEqual(NEWER);
  expect(await queueWork(disk.services, { ...where, work: 'test', anyway: false })).toEqual(NEWER);
  await announceVendor(disk.services, where);
  Object.assign(disk.services, { warmUp: () => {} });
  expect(await openVendor(disk.services, where)).toEqual(NEWER);
});

it('a session of which this version knows no vendor is refused whole', async () => {
  await disk.services.sessions.change(sessionId, (session) => ({
    ...session,
    vendors: session.vendors.filter(({ vendor }) => vendor !== 'vsax'),
  }));
  expect(await readSession(disk.services, { sessionId })).toEqual(NEWER);
  const page = answerOf(await listSessions(disk.services, { search: '', filter: 'needs-you', limit: 50 }));
  expect(page.rows).toMatchObject([{ id: sessionId, newer: ['of-a-newer-build'] }]);
});
