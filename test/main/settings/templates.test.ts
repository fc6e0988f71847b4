import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSettings } from '../../../src-main/settings/preferences.ts';
import { keepTemplate, removeTemplate } from '../../../src-main/settings/templates.ts';
import { readNewerSettings } from '../../../src-main/storage/stored-settings.ts';
import { openDiskServices } from '../../harness/services-on-disk.ts';
import { answerOf } from '../practice/practice-sessions.ts';

let folder: string;
let services: Awaited<ReturnType<typeof openDiskServices>>['services'];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-templates-'));
  ({ services } = await openDiskServices(folder));
  services.settings.issue = () => null;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const input = (name: string, vendors = ['vsax']) => ({
  name,
  vendors,
  technician: ' Robin ',
  connectionId: 'c1',
});
const templates = async () => answerOf(await readSettings(services)).templates;

it('are kept by name, in order, and the same name replaces', async () => {
  answerOf(await keepTemplate(services, input('Usual')));
  answerOf(await keepTemplate(services, input(' All three ', ['halopsa', 'vsax', 'vsax', 'of-no-folder'])));
  const [first, second] = await templates();
  expect(first).toMatchObject({ name: 'All three', vendors: ['halopsa', 'vsax'], technician: 'Robin' });
  answerOf(await keepTemplate(services, input('USUAL', ['asio'])));
  expect(await templates()).toMatchObject([
    { name: 'All three' },
    { id: second?.id, name: 'USUAL', vendors: ['asio'] },
  ]);
});

it('one without a name or a vendor of ours is refused, and one that is gone can be removed again', async () => {
  const refused = { ok: false, error: { code: 'bad-input' } };
  expect(await keepTemplate(services, input('  '))).toEqual(refused);
  expect(await keepTemplate(services, input('Usual', ['of-no-folder']))).toEqual(refused);
  answerOf(await keepTemplate(services, input('Usual')));
  const [template] = await templates();
  for (let twice = 0; twice < 2; twice += 1) {
    answerOf(await removeTemplate(services, { templateId: template?.id ?? '' }));
    expect(await templates()).toEqual([]);
  }
});

it('what a newer version wrote is understood one by one', () => {
  const good = { id: 'a', name: 'Usual', vendors: ['vsax'], technician: '', connectionId: null };
  const text = JSON.stringify({ schema: 99, templates: [good, { id: 'b' }, 5] });
  expect(readNewerSettings(text).templates).toEqual([good]);
});
