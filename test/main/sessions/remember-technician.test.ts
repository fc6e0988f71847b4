import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { openDiskServices } from '../../harness/services-on-disk.ts';
import { answerOf } from '../practice/practice-sessions.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-technician-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const input = (technician: string) => ({
  clientName: 'Acme',
  technician,
  connectionId: null,
  vendors: ['vsax'],
});

it('the technician of a new session is the one offered for the next, and none given takes none away', async () => {
  const { services } = await openDiskServices(folder);
  const announced: unknown[] = [];
  services.announce = (name, payload) => void (name === 'settings-changed' && announced.push(payload));
  answerOf(await createSession(services, input(' Robin ')));
  answerOf(await createSession(services, input('Robin')));
  answerOf(await createSession(services, input('')));
  expect(services.settings.read().technician).toBe('Robin');
  expect(announced).toMatchObject([{ technician: 'Robin' }]);
});

it('a session begins where the settings take nothing', async () => {
  const { services } = await openDiskServices(folder);
  services.settings.change = () =>
    Promise.reject(new DiskError('settings-newer', 'A newer version wrote them.'));
  expect(answerOf(await createSession(services, input('Robin')))).toMatchObject({
    sessionId: expect.any(String),
  });
  expect(await services.sessions.list()).toHaveLength(1);
});
