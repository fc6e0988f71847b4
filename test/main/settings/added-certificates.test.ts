import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCertificates, readSettings } from '../../../src-main/settings/preferences.ts';
import { type Issued, issue } from '../http/certificates.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';

const DAY = 86_400_000;

let disk: DiskServices;
let root: Issued;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  root = authorityFrom(-DAY, 30 * DAY);
});
afterEach(() => disk.remove());

/** An authority that is good from then until then, counted from the services's own clock. */
function authorityFrom(from: number, to: number, subject = 'Acme Root'): Issued {
  const now = disk.services.now();
  return issue({ subject, isAuthority: true, from: new Date(now + from), to: new Date(now + to) });
}

const kept = () => disk.services.settings.read().certificatesPem;

it('keeps the plain form of a quoted certificate once, and nothing of the mail around it', async () => {
  const pem = `canary-in-the-mail\n> ${root.cert.replaceAll('\n', '\n> ')}`;
  answerOf(await addCertificates(disk.services, { pem }));
  const { certificates } = answerOf(await readSettings(disk.services));
  expect(certificates).toMatchObject([{ subject: 'Acme Root', role: 'authority', state: 'valid' }]);
  await addCertificates(disk.services, { pem: root.cert });
  expect(kept()).toBe(root.cert);
});

it.each([
  ['alone', () => root.key],
  ['beside its certificate', () => root.cert + root.key],
  [
    'quoted, with the dashes of a mail',
    () => `> ${(root.cert + root.key).replaceAll('-----', '\u2014\u2014-')}`,
  ],
])('a private key %s is refused and kept nowhere', async (_how, make) => {
  expect(await addCertificates(disk.services, { pem: make() })).toMatchObject({
    ok: false,
    error: { code: 'pem-private-key' },
  });
  expect(kept()).toBeNull();
  const secret = root.key.split('\n')[1] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  expect(await disk.everything()).not.toContain(secret);
});

it('refuses what has expired, and names it when it comes beside one that has not', async () => {
  const old = authorityFrom(-9 * DAY, -DAY, 'Old Root');
  expect(await addCertificates(disk.services, { pem: old.cert })).toMatchObject({
    error: { code: 'pem-expired' },
  });
  expect(kept()).toBeNull();
  answerOf(await addCertificates(disk.services, { pem: old.cert + root.cert }));
  const { certificates } = answerOf(await readSettings(disk.services));
  expect(certificates.map(({ subject, state }) => [subject, state])).toEqual([
    ['Old Root', 'expired'],
    ['Acme Root', 'valid'],
  ]);
});
