import { randomBytes } from 'node:crypto';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptHandOff, openHandOff } from '../../../src-main/hand-off/open-hand-off.ts';
import { openBox, recipientOf, sealFor } from '../../../src-main/secrets/age-box.ts';
import { signerOf, signingWords } from '../../../src-main/secrets/signing.ts';
import type { AppErrorCode } from '../../../src-preload/contract/app-error.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { NEO_KEY } from '../sessions/filled-session.ts';
import type { DiskServices } from '../sessions/services-on-disk.ts';
import { lastTwo, openTwoComputers, partsOf, type TwoComputers } from './two-computers.ts';

const DAY = 24 * 60 * 60 * 1000;

let two: TwoComputers;
let first: DiskServices;
let second: DiskServices;
let sessionId: string;
let path: string;

beforeEach(async () => {
  two = await openTwoComputers();
  ({ first, second, sessionId, path } = two);
});
afterEach(() => two.remove());

async function refused(code: AppErrorCode) {
  const answer = await openHandOff(partsOf(second));
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(await second.services.sessions.list()).toEqual([]);
  expect(second.announced).toEqual([]);
}

function withText(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString();
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to));
}

describe('a file', () => {
  it('opens once, also after a restart and under another name', async () => {
    await two.save();
    answerOf(await two.take());
    const other = join(second.folder, 'copy');
    await writeFile(other, await readFile(path));
    second.chosen.path = other;
    const answer = await openHandOff(partsOf(second));
    expect(answer).toMatchObject({ ok: false, error: { code: 'hand-off-opened' } });
    expect(await second.services.sessions.list()).toHaveLength(1);
  });

  it('is taken in once, however often that is pressed', async () => {
    const saved = await two.save();
    const { handOffId } = answerOf(await openHandOff(partsOf(second)));
    const lastWords = lastTwo(saved.words);
    const answers = await Promise.all(
      [1, 2, 3].map(() => acceptHandOff(partsOf(second), { handOffId, lastWords })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers[1]).toMatchObject({ ok: false, error: { code: 'hand-off-gone' } });
    expect(await second.services.sessions.list()).toHaveLength(1);
  });

  it('that expired is refused, also where it expires while it waits', async () => {
    await two.save(1);
    const { handOffId } = answerOf(await openHandOff(partsOf(second)));
    second.clock.now = first.clock.now + DAY;
    const { handOff } = second.services.runtime;
    const lastWords = lastTwo(signingWords(handOff?.publicKey ?? ''));
    const late = await acceptHandOff(partsOf(second), { handOffId, lastWords });
    expect(late).toMatchObject({ ok: false, error: { code: 'hand-off-expired' } });
    await refused('hand-off-expired');
  });

  it('for somebody else is refused before anything of it is looked at', async () => {
    await two.save(7, first);
    await refused('hand-off-other-recipient');
  });

  it('that another has signed as their own does not open', async () => {
    await two.save();
    const thief = signerOf(randomBytes(32));
    await two.signAnew(await two.written(), thief);
    const { handOffId } = answerOf(await openHandOff(partsOf(second)));
    const lastWords = lastTwo(signingWords(thief.publicKey));
    const answer = await acceptHandOff(partsOf(second), { handOffId, lastWords });
    expect(answer).toMatchObject({ ok: false, error: { code: 'hand-off-changed' } });
    expect(await second.services.sessions.list()).toEqual([]);
  });

  it('of a session of this very id adds another, and leaves the one that is here alone', async () => {
    const before = answerOf(await first.services.sessions.read(sessionId));
    const saved = await two.save(7, first);
    const { handOffId } = answerOf(await openHandOff(partsOf(first)));
    const taken = answerOf(
      await acceptHandOff(partsOf(first), { handOffId, lastWords: lastTwo(saved.words) }),
    );
    expect(taken.sessionId).not.toBe(sessionId);
    expect(answerOf(await first.services.sessions.read(sessionId))).toEqual(before);
  });

  it.each<[string, AppErrorCode, (bytes: Buffer) => Buffer]>([
    ['is empty', 'hand-off-damaged', () => Buffer.alloc(0)],
    ['is cut off', 'hand-off-damaged', (bytes) => bytes.subarray(0, -20)],
    ['is a page', 'hand-off-damaged', () => Buffer.from('<!doctype html><title>Sign in</title>')],
    ['is an archive', 'hand-off-is-archive', () => Buffer.from('PK\u0003\u0004 and more')],
    ['is a PDF', 'hand-off-other-file', () => Buffer.from('%PDF-1.7')],
    ['is other JSON', 'hand-off-other-file', () => Buffer.from('{"format":"neo-report","version":1}')],
    ['is newer', 'hand-off-newer', () => Buffer.from('{"format":"neo-hand-off","version":2}')],
    ['has another date', 'hand-off-changed', (bytes) => withText(bytes, '2030-01-08', '2030-01-09')],
    ['has blanks', 'hand-off-changed', (bytes) => Buffer.concat([bytes, Buffer.from('\n')])],
  ])('that %s is refused, and changes nothing', async (_what, code, change) => {
    await two.save();
    await writeFile(path, change(await readFile(path)));
    await refused(code);
  });

  it('of 50 MB is refused unread', async () => {
    await writeFile(path, '{');
    await truncate(path, 50 * 1024 * 1024);
    await refused('hand-off-too-big');
  });

  it('with any byte changed is refused', async () => {
    await two.save();
    const original = await readFile(path);
    const places = Array.from({ length: 400 }, (_, at) => Math.floor((at * original.length) / 400));
    for (const at of places) {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(path, bytes);
      expect((await openHandOff(partsOf(second))).ok, `byte ${at}`).toBe(false);
    }
  });

  it('whose client’s name steers the line shows it harmless', async () => {
    await first.services.sessions.change(sessionId, (stored) => ({
      ...stored,
      clientName: 'Acme\u202egpj.exe\u0000\n<b>',
    }));
    await two.save();
    const taken = answerOf(await two.take());
    expect(taken.clientName).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(taken.clientName).toContain('Acme');
  });

  it('names records of its own session only', async () => {
    await first.services.vault.save('connection.c1', NEO_KEY);
    const theirs = await first.services.vault.save(
      '11111111-1111-4111-8111-111111111111.vsax.tokenId',
      'not-its-own',
    );
    await two.save();
    const { handOff } = await two.written();
    const own = await two.secondKey();
    const held = JSON.parse((await openBox(own, Buffer.from(handOff.sealed, 'base64'))) ?? '');
    const contents = JSON.parse(held.contents);
    contents.secrets.push({ ...theirs.ref, text: 'not-its-own' });
    contents.sessions[0].vendors[0].fields.tokenId.ref = theirs.ref;
    const evil = signerOf(randomBytes(32));
    const inner = { ...held, publicKey: evil.publicKey, contents: JSON.stringify(contents) };
    const sealed = await sealFor(await recipientOf(own), JSON.stringify(inner));
    await two.signAnew({ handOff: { ...handOff, sealed: Buffer.from(sealed).toString('base64') } }, evil);
    const taken = answerOf(await two.take());
    expect(taken).toMatchObject({ secrets: 1, left: 2 });
    const stored = answerOf(await second.services.sessions.read(taken.sessionId));
    expect(stored.vendors[0]?.fields.tokenId).toBeUndefined();
  });
});
