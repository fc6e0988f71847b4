import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { recordConsent } from '../../../src-main/sessions/consent.ts';
import { keepDifference, removeDifference } from '../../../src-main/sessions/differences.ts';
import { exportDifferences } from '../../../src-main/sessions/differences-file.ts';
import { exportSession } from '../../../src-main/sessions/export-import.ts';
import { duplicateSession } from '../../../src-main/sessions/manage-sessions.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

const SECRET = '4f1c9a0be7d24c53a86f1e5b9d0c7a2e4f1c9a0be7d24c53a86f1e5b9d0c7a2e';

let disk: DiskServices;
let where: { sessionId: string; vendor: string };

beforeEach(async () => {
  disk = await openServicesOnDisk();
  const input = {
    clientName: 'Harborview Dental',
    technician: 'Robin Vale',
    connectionId: null,
    vendors: ['vsax'],
  };
  const { sessionId } = answerOf(await createSession(disk.services, input));
  where = { sessionId, vendor: 'vsax' };
});
afterEach(() => disk.remove());

const keep = (words: string, kind: 'different' | 'note' = 'different') =>
  keepDifference(disk.services, {
    ...where,
    kind,
    edition: 'third-party-token',
    step: 'details',
    mark: 'ip-list',
    words,
  });
const kept = async () =>
  answerOf(await disk.services.sessions.read(where.sessionId)).vendors[0]?.differences ?? [];

async function exported() {
  disk.chosen.path = join(disk.folder, 'differences.json');
  answerOf(await exportDifferences(disk.appServices, where));
  return readFile(disk.chosen.path, 'utf8');
}

it('is kept with its step and mark over a restart, and removed', async () => {
  answerOf(await keep('The list is called\nAllowed networks.'));
  answerOf(await keep('Ask Kim first.', 'note'));
  disk = await disk.restart();
  const [first, second] = await kept();
  expect(first).toMatchObject({
    kind: 'different',
    edition: 'third-party-token',
    step: 'details',
    mark: 'ip-list',
    words: 'The list is called\nAllowed networks.',
  });
  answerOf(await removeDifference(disk.services, { ...where, differenceId: first?.id ?? '' }));
  expect(await kept()).toEqual([second]);
  answerOf(await removeDifference(disk.services, { ...where, differenceId: second?.id ?? '' }));
  expect(await disk.everything()).not.toContain('differences');
});

it.each([
  ['  ', 'bad-input'],
  ['It says neo_sk_prod_AbCdEf0123456789AbCdEf01', 'looks-like-secret'],
])('%j is not kept', async (words, code) => {
  expect(await keep(words)).toMatchObject({ error: { code } });
  expect(await kept()).toEqual([]);
});

it('the file has the place and the words, and no note, name, address or secret', async () => {
  answerOf(
    await keepField(disk.services, { ...where, field: 'tenantUrl', text: 'https://harbor9.vsax.net' }),
  );
  answerOf(await keepField(disk.services, { ...where, field: 'tokenSecret', text: SECRET }));
  const agreed = { by: 'Sam Rivers', guideEdition: 'third-party-token' };
  answerOf(await recordConsent(disk.services, { ...where, ...agreed }));
  answerOf(
    await keep(
      'At HARBORVIEW, Rivers and Robin see Allowed networks. harbor9.vsax.net, harbor9, sam@example.com, https://x.example/a',
    ),
  );
  answerOf(await keep('Ask Kim first.', 'note'));
  // As if it had come before the app knew a key of this form.
  await disk.services.sessions.change(where.sessionId, (session) => ({
    ...session,
    vendors: session.vendors.map((stored) => ({
      ...stored,
      differences: stored.differences?.map((one) => ({ ...one, words: `${one.words} ${SECRET}` })),
    })),
  }));
  const text = await exported();
  const file = JSON.parse(text) as { kind: string; differences: object[] };
  expect(disk.chosen.suggested).toBe('neo-guide-differences.json');
  expect(file).toMatchObject({ kind: 'neo-guide-differences', schema: 1, app: { version: '9.9.9' } });
  expect(file.differences).toHaveLength(1);
  expect(file.differences[0]).toMatchObject({
    vendor: 'vsax',
    guideEdition: 'third-party-token',
    step: 'details',
    mark: 'ip-list',
    day: '2030-01-01',
  });
  expect(text).toContain('see Allowed networks.');
  expect(text).not.toMatch(/harborview|dental|robin|rivers|harbor9|example|kim/i);
  expect(text).not.toContain(SECRET);
});

it('stays with its session', async () => {
  answerOf(await keep('The list is called Allowed networks.'));
  const made = await duplicateSession(disk.services, { sessionId: where.sessionId, clientName: 'Birch' });
  const copy = answerOf(await disk.services.sessions.read(answerOf(made).sessionId));
  expect(copy.vendors[0]?.differences).toBeUndefined();
  disk.chosen.path = join(disk.folder, 'session.json');
  answerOf(await exportSession(disk.appServices, where));
  expect(await readFile(disk.chosen.path, 'utf8')).not.toContain('Allowed networks');
});
