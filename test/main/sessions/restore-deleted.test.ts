import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  deleteSession,
  purgeDeleted,
  restoreSession,
  UNDO_PERIOD_MS,
} from '../../../src-main/sessions/deleted-sessions.ts';
import { listSessions } from '../../../src-main/sessions/open-sessions.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { fillSession } from './filled-session.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

let disk: DiskServices;
let id: string;
let sealed: number;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  id = await fillSession(disk);
  sealed = (await secrets()).length;
  answerOf(await deleteSession(disk.services, { sessionId: id }));
});
afterEach(() => disk.remove());

const secrets = async () =>
  (await readdir(join(disk.folder, 'vault'), { recursive: true })).filter((name) => name.includes(id));
const restore = () => restoreSession(disk.services, { sessionId: id });

it.each(['over', 'all', 'earlier'] as const)(
  'an undo that began before a purge of %s keeps everything',
  async (which) => {
    disk.clock.now += UNDO_PERIOD_MS;
    const undoing = restore();
    await purgeDeleted(disk.services, which);
    answerOf(await undoing);
    expect(answerOf(await disk.services.sessions.read(id)).deletedAt).toBeNull();
    expect(await secrets()).toHaveLength(sealed);
  },
);

it.each(['over', 'earlier'] as const)('a purge of %s leaves what was deleted a moment ago', async (which) => {
  await purgeDeleted(disk.services, which);
  expect(await secrets()).toHaveLength(sealed);
  answerOf(await restore());
});

it('an undo while a purge looks at its session keeps everything, or comes too late', async () => {
  for (let ticks = 0; ticks < 40; ticks += 1) {
    const purging = purgeDeleted(disk.services, 'all');
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    const undone = await restore();
    await purging;
    expect(await secrets()).toHaveLength(undone.ok ? sealed : 0);
    expect((await disk.services.sessions.read(id)).ok).toBe(undone.ok);
    if (undone.ok) answerOf(await deleteSession(disk.services, { sessionId: id }));
    else {
      id = await fillSession(disk);
      answerOf(await deleteSession(disk.services, { sessionId: id }));
    }
  }
});

it('is still offered, and still goes in time, when the disk refuses the undo', async () => {
  const { sessions } = disk.services;
  const { restore: raise } = sessions;
  Object.assign(sessions, { restore: async () => ({ ok: false, error: { code: 'disk-full' } }) });
  expect(await restore()).toEqual({ ok: false, error: { code: 'disk-full' } });
  Object.assign(sessions, { raise });
  const page = answerOf(await listSessions(disk.services, { search: '', filter: 'all', limit: 50 }));
  expect(page.deleted).toMatchObject([{ sessionId: id }]);
  await purgeDeleted(disk.services, 'all');
  expect(await secrets()).toEqual([]);
});
