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
const passphrase = 'four words are enough';

async function sealAnything(file: unknown, workFactor = 12): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return armor.encode(await encrypter.encrypt(typeof file === 'string' ? file : JSON.stringify(file)));
}

test('what was sealed opens with the passphrase, and only then', async () => {
  const file = await sealFile(passphrase, contents);
  expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
  expect(file).not.toContain('Acme');
  expect(await openSealedFile(passphrase, file)).toEqual({ ok: true, contents });
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

test('a newer file, another file and one that asks for too much are told apart from a wrong passphrase', async () => {
  const newer = await sealAnything({ schema: 2, ...contents });
  expect(await openSealedFile(passphrase, newer)).toEqual({ ok: false, why: 'newer' });
  for (const other of ['text', {}, null, { schema: 1, ...contents, sessions: [{ id: 'x' }] }]) {
    expect(await openSealedFile(passphrase, await sealAnything(other))).toEqual({
      ok: false,
      why: 'unreadable',
    });
  }
  const greedy = await sealAnything({ schema: 1, ...contents }, 12);
  const bytes = Buffer.from(armor.decode(greedy)).toString('latin1').replace(/ 12\n/, ' 20\n');
  const began = performance.now();
  const file = armor.encode(new Uint8Array(Buffer.from(bytes, 'latin1')));
  expect(await openSealedFile(passphrase, file)).toEqual({ ok: false, why: 'unreadable' });
  expect(performance.now() - began).toBeLessThan(500);
});
