import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deleteSession, restoreSession } from '../../../src-main/ipc/answers/session-care.ts';
import { listSessions } from '../../../src-main/ipc/answers/sessions.ts';
import { purgeDeleted, UNDO_HOLDS } from '../../../src-main/ipc/purge-sessions.ts';
import { type DiskDesk, openDeskOnDisk } from './desk-on-disk.ts';
import { fillSession } from './filled-session.ts';
import { answerOf } from './practice-sessions.ts';

let disk: DiskDesk;
let id: string;
let sealed: number;
beforeEach(async () => {
  disk = await openDeskOnDisk();
  id = await fillSession(disk);
  sealed = (await secrets()).length;
  answerOf(await deleteSession(disk.desk, { sessionId: id }));
});
afterEach(() => disk.remove());

const secrets = async () =>
  (await readdir(join(disk.folder, 'vault'), { recursive: true })).filter((name) => name.includes(id));
const restore = () => restoreSession(disk.desk, { sessionId: id });

it.each(['over', 'all', 'earlier'] as const)(
  'an undo that began before a purge of %s keeps everything',
  async (which) => {
    disk.clock.now += UNDO_HOLDS;
    const undoing = restore();
    await purgeDeleted(disk.desk, which);
    answerOf(await undoing);
    expect(answerOf(await disk.desk.sessions.read(id)).deletedAt).toBeNull();
    expect(await secrets()).toHaveLength(sealed);
  },
);

it('an undo while a purge looks at its session keeps everything, or comes too late', async () => {
  for (let ticks = 0; ticks < 40; ticks += 1) {
    const purging = purgeDeleted(disk.desk, 'all');
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    const undone = await restore();
    await purging;
    expect(await secrets()).toHaveLength(undone.ok ? sealed : 0);
    expect((await disk.desk.sessions.read(id)).ok).toBe(undone.ok);
    if (undone.ok) answerOf(await deleteSession(disk.desk, { sessionId: id }));
    else {
      id = await fillSession(disk);
      answerOf(await deleteSession(disk.desk, { sessionId: id }));
    }
  }
});

it('is still offered, and still goes in time, when the disk refuses the undo', async () => {
  const { sessions } = disk.desk;
  const { raise } = sessions;
  Object.assign(sessions, { raise: async () => ({ ok: false, error: { code: 'disk-full' } }) });
  expect(await restore()).toEqual({ ok: false, error: { code: 'disk-full' } });
  Object.assign(sessions, { raise });
  const page = answerOf(await listSessions(disk.desk, { search: '', filter: 'all', limit: 50 }));
  expect(page.deleted).toMatchObject([{ sessionId: id }]);
  await purgeDeleted(disk.desk, 'all');
  expect(await secrets()).toEqual([]);
});
