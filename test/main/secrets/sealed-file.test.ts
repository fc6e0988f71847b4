import { armor, Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { openSealedFile, type SealedContents, sealFile } from '../../../src-main/secrets/sealed-file.ts';
import { aSession } from '../../harness/sample-session.ts';

const contents: SealedContents = {
  sealedAt: '2030-01-01T00:00:00.000Z',
  secrets: [{ record: 'session/one/secret', revision: 5, text: 'canary-of-the-vendor ✓' }],
  sessions: [aSession],
  connections: [{ id: 'c', name: 'Acme tenant' }],
};
const NOTHING = { sessions: [], others: 0 };
const passphrase = 'four words are enough';
/** Of the derivation of the key: what the app asks for takes the better part of a second each time. */
const QUICK = 12;

async function sealAnything(file: unknown, workFactor = QUICK, words = passphrase): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(words);
  encrypter.setScryptWorkFactor(workFactor);
  return armor.encode(await encrypter.encrypt(typeof file === 'string' ? file : JSON.stringify(file)));
}

test('what was sealed opens with the passphrase, and only then', async () => {
  const file = (await sealFile(passphrase, contents)) ?? '';
  expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
  expect(Buffer.from(armor.decode(file)).toString('latin1')).toMatch(/\n-> scrypt \S+ 17\n/);
  expect(file).not.toContain('Acme');
  expect(await openSealedFile(passphrase, file)).toEqual({ ok: true, contents, unread: NOTHING });
  expect(await openSealedFile('five words are not right', file)).toEqual({
    ok: false,
    why: 'wrong-passphrase',
  });
}, 30_000);

test('a file that was altered or cut is refused whole', async () => {
  const file = await sealAnything({ schema: 1, ...contents });
  const lines = file.trimEnd().split('\n');
  const middle = lines.length - 5;
  const line = lines[middle] ?? '';
  const altered = lines.with(middle, (line.startsWith('A') ? 'B' : 'A') + line.slice(1)).join('\n');
  const cut = [...lines.slice(0, -3), ...lines.slice(-1)].join('\n');
  for (const bad of [altered, cut, '', 'no file of ours', lines.slice(0, 3).join('\n')]) {
    expect(await openSealedFile(passphrase, bad)).toEqual({ ok: false, why: 'unreadable' });
  }
});

test('a newer file, another file and one that asks for too much are distinguished from a wrong passphrase', async () => {
  const newer = await sealAnything({ schema: 2, ...contents });
  expect(await openSealedFile(passphrase, newer)).toEqual({ ok: false, why: 'newer' });
  for (const other of ['text', {}, null, { schema: 1, ...contents, sessions: 'none' }]) {
    expect(await openSealedFile(passphrase, await sealAnything(other))).toEqual({
      ok: false,
      why: 'unreadable',
    });
  }
  const greedy = await sealAnything({ schema: 1, ...contents });
  const bytes = Buffer.from(armor.decode(greedy)).toString('latin1').replace(/ 12\n/, ' 20\n');
  const began = performance.now();
  const file = armor.encode(new Uint8Array(Buffer.from(bytes, 'latin1')));
  expect(await openSealedFile(passphrase, file)).toEqual({ ok: false, why: 'unreadable' });
  expect(performance.now() - began).toBeLessThan(500);
});

test('a passphrase with accents opens however it is typed, on files of this version and of 0.1.0', async () => {
  const typed = 'crème brûlée à volonté';
  const forms = { NFC: typed.normalize('NFC'), NFD: typed.normalize('NFD') };
  expect(forms.NFC).not.toBe(forms.NFD);
  const files = {
    now: (await sealFile(forms.NFD, contents, QUICK)) ?? '',
    composed: await sealAnything({ schema: 1, ...contents }, QUICK, forms.NFC),
    apart: await sealAnything({ schema: 1, ...contents }, QUICK, forms.NFD),
  };
  for (const [name, file] of Object.entries(files)) {
    for (const form of Object.values(forms)) {
      expect((await openSealedFile(form, file)).ok, name).toBe(true);
    }
  }
}, 60_000);

test('what does not read in a file is named, and the rest opens', async () => {
  const odd = [
    { ...aSession, clientName: 'Birch\n', vendors: [] },
    { ...aSession, clientName: 'Cedar', schema: 99 },
    { ...aSession, clientName: 7 },
    null,
  ];
  const file = await sealAnything({
    schema: 1,
    ...contents,
    secrets: [...contents.secrets, { record: 'r', revision: 1, text: 7 }, 'none'],
    sessions: [odd[0], aSession, ...odd.slice(1)],
    connections: [{ id: 7, name: 'x' }, ...contents.connections],
  });
  expect(await openSealedFile(passphrase, file)).toEqual({
    ok: true,
    contents,
    unread: {
      sessions: [
        { clientName: 'Birch', why: 'unreadable' },
        { clientName: 'Cedar', why: 'newer' },
        { clientName: '', why: 'unreadable' },
        { clientName: '', why: 'unreadable' },
      ],
      others: 3,
    },
  });
});

const tooMany: [string, object][] = [
  ['20,001 secrets', { secrets: Array(20_001).fill(contents.secrets[0]) }],
  ['501 connections', { connections: Array(501).fill({ id: 'c', name: 'n' }) }],
];
const tooMuch: [string, object][] = [
  ['a secret of 100,000 characters', { secrets: [{ record: 'r', revision: 1, text: 'x'.repeat(100_000) }] }],
  [
    'a record name of 10,000 characters',
    { secrets: [{ record: 'r'.repeat(10_000), revision: 1, text: 'x' }] },
  ],
  ['a session without a vendor', { sessions: [{ ...aSession, vendors: [] }] }],
];

test.each(tooMuch)('a file with %s opens without it', async (_what, odd) => {
  const file = await sealAnything({ schema: 1, ...contents, ...odd });
  const opened = await openSealedFile(passphrase, file);
  expect(opened.ok && opened.unread.sessions.length + opened.unread.others).toBe(1);
});

test.each(tooMany)('a file with %s is refused', async (_what, odd) => {
  const file = await sealAnything({ schema: 1, ...contents, ...odd });
  expect(await openSealedFile(passphrase, file)).toEqual({ ok: false, why: 'unreadable' });
});

test('a byte-order mark does not make it another file', async () => {
  const file = await sealAnything(`\uFEFF${JSON.stringify({ schema: 1, ...contents })}`);
  expect((await openSealedFile(passphrase, file)).ok).toBe(true);
});

const whole = { record: 'r', revision: 1, text: 'x'.repeat(65_536) };
test.each([
  ...tooMany,
  ...tooMuch,
  ['5,001 sessions', { sessions: Array(5_001).fill(aSession) }],
  ['more than 32 MiB of secrets', { secrets: Array(600).fill(whole) }],
  ['more than 32 MiB once it is armored', { secrets: Array(400).fill(whole) }],
  ['a session whose text is too long', { sessions: [{ ...aSession, currentVendor: 'x'.repeat(1_001) }] }],
])(
  '%s: nothing is sealed that would not be read again',
  async (_what, odd) => {
    expect(await sealFile(passphrase, { ...contents, ...odd }, QUICK)).toBeNull();
  },
  30_000,
);

test('as much as is read is sealed', async () => {
  const secrets = Array(20_000).fill({ record: 'r', revision: 1, text: 'x'.repeat(64) });
  const file = await sealFile(passphrase, { ...contents, secrets }, QUICK);
  expect(await openSealedFile(passphrase, file ?? '')).toMatchObject({ ok: true });
}, 30_000);
