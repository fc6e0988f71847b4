import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAddressKnown } from '../../../src-main/checks/host-question.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { readPaste } from '../../../src-main/credentials/paste-proposals.ts';
import { keepNeoKey } from '../../../src-main/neo/connections.ts';
import { openAnswer } from '../../../src-main/secret-request/open-answer.ts';
import { withdrawSecretRequest } from '../../../src-main/secret-request/secret-requests.ts';
import { sealFor } from '../../../src-main/secrets/age-box.ts';
import { readSession } from '../../../src-main/sessions/open-sessions.ts';
import { findSessionVendor } from '../../../src-main/sessions/vendor-progress.ts';
import { answerLine, toBase32 } from '../../../src-preload/contract/secret-request.ts';
import { sealAnswer } from '../../../src-renderer/request-page/seal-answer.ts';
import { encodingsOf } from '../../e2e/app/canary.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';
import {
  type Asked,
  answerTo,
  ask,
  beginSession,
  DAY_MS,
  IDENTIFIER,
  keysIn,
  requestsOf,
  SECRET,
  type Where,
} from './asked.ts';

let disk: DiskServices;
let where: Where;
let asked: Asked;
let line: string;
/** All that was announced, returned or logged. */
let said: string[];
beforeEach(async () => {
  disk = await openServicesOnDisk();
  where = await beginSession(disk);
  asked = await ask(disk, where);
  line = await answerTo(asked, { tokenId: IDENTIFIER, tokenSecret: SECRET });
  said = [];
  const say = (...parts: unknown[]) => void said.push(JSON.stringify(parts));
  disk.services.announce = say;
  disk.services.log = { info: say, warn: say, error: say, reference: () => 'ref' };
});
afterEach(() => disk.remove());

async function open(text: string, at = where) {
  const result = await openAnswer(disk.services, { ...at, text });
  said.push(JSON.stringify(result));
  return result;
}
const fields = async () => answerOf(await readSession(disk.services, where)).vendors[0]?.fields ?? [];
const field = async (id: string) => (await fields()).find((one) => one.id === id);

it('an answer fills the fields as a paste does, closes the request, and its key is forgotten', async () => {
  answerOf(await open(line));
  expect(await field('tokenSecret')).toMatchObject({
    state: 'saved',
    length: SECRET.length,
    storedIn: 'encrypted',
  });
  expect(await field('tokenId')).toMatchObject({ state: 'saved', text: IDENTIFIER });
  expect(await requestsOf(disk, where)).toMatchObject([{ closed: 'answered' }]);
  expect(keysIn(disk)).toEqual([]);
});

it('leaves no value in any file, in the log, in what is announced or returned', async () => {
  answerOf(await open(line));
  const written = Buffer.from(await disk.everything());
  const told = Buffer.from(said.join('\n'));
  expect(said.length).toBeGreaterThan(1);
  expect(encodingsOf(SECRET).filter(({ needle }) => written.includes(needle))).toEqual([]);
  expect(encodingsOf(SECRET).filter(({ needle }) => told.includes(needle))).toEqual([]);
});

it('values are corrected and doubted like pasted ones', async () => {
  answerOf(await open(await answerTo(asked, { tokenId: ` "${IDENTIFIER}" `, tokenSecret: '••••••••' })));
  expect(await field('tokenId')).toMatchObject({
    text: IDENTIFIER,
    corrections: expect.arrayContaining(['unquoted']),
  });
  expect(await field('tokenSecret')).toMatchObject({ issue: { code: 'masked', blocking: true } });
});

it('an address that came in an answer is known to nobody here before somebody says yes to it', async () => {
  answerOf(await withdrawSecretRequest(disk.services, where));
  const other = await ask(disk, where, ['tenantUrl', 'tokenSecret']);
  answerOf(await open(await answerTo(other, { tenantUrl: 'https://acme.vsax.net', tokenSecret: SECRET })));
  expect(await field('tenantUrl')).toMatchObject({ text: 'https://acme.vsax.net' });
  const found = answerOf(await findSessionVendor(disk.services, where));
  expect(isAddressKnown(disk.services, found)).toBe(false);
});

it('an address that was typed here stays known', async () => {
  answerOf(await keepField(disk.services, { ...where, field: 'tenantUrl', text: 'https://acme.vsax.net' }));
  answerOf(await open(line));
  const found = answerOf(await findSessionVendor(disk.services, where));
  expect(isAddressKnown(disk.services, found)).toBe(true);
});

describe('what a mail or a chat makes of an answer is mended', () => {
  it.each<[string, (line: string) => string]>([
    ['words around it', (text) => `Hi Robin,\nhere you are:\n${text}\nBest regards\nKim`],
    ['quote marks and breaks', (text) => `${text.replace(/.{60}/g, '> $&\r\n')}\n> --\n> Kim`],
    ['blanks within', (text) => text.replace(/.{40}/g, '$& ')],
    ['signs of code and emphasis', (text) => `**\`\`\`${text}\`\`\`**`],
    ['quotation marks', (text) => `“${text}”`],
    ['characters without width', (text) => text.replace(/.{30}/g, '$&\u200b')],
    ['capitals', (text) => text.toUpperCase()],
    ['ends of encoded lines', (text) => text.replace(/.{74}/g, '$&=\n')],
    ['an older answer quoted below', (text) => `${text}\n\n> neo-answer-1.${crypto.randomUUID()}.aaaa.end`],
    ['a cut copy of itself above', (text) => `> ${text.slice(0, 200)}\n\n${text}`],
  ])('%s', async (_name, change) => {
    answerOf(await open(change(line)));
    expect(await field('tokenSecret')).toMatchObject({ state: 'saved', length: SECRET.length });
  });
});

describe('what is wrong gets a sentence and changes nothing', () => {
  const withId = (id: string) => line.replace(asked.request.id, id);
  const ofOthers = () =>
    sealAnswer({ id: crypto.randomUUID(), recipient: asked.request.recipient }, { a: 'b' });
  const holding = async (contents: unknown) =>
    answerLine(asked.request.id, toBase32(await sealFor(asked.request.recipient, JSON.stringify(contents))));
  const values = { tokenId: IDENTIFIER, tokenSecret: SECRET };
  it.each<[string, string, () => string | Promise<string>]>([
    ['a text without one', 'answer-not-found', () => 'Hi Robin, I will do it tomorrow.'],
    ['nothing', 'answer-not-found', () => ' '],
    ['the request', 'answer-is-request', () => asked.view.text],
    ['a page', 'answer-is-page', () => '<!doctype html>\n<html><body>neo-answer-1.</body></html>'],
    ['an archive', 'answer-not-text', () => 'PK\u0003\u0004\u0014\u0000\u0000'],
    ['50 MB', 'answer-too-big', () => 'a'.repeat(50 * 1024 * 1024)],
    ['one that was cut off', 'answer-not-whole', () => line.slice(0, -100)],
    ['one without its end', 'answer-not-whole', () => line.slice(0, -4)],
    ['one with markup inside', 'answer-not-whole', () => `${line.slice(0, 300)}<br>${line.slice(300)}`],
    ['one that turns the direction', 'answer-turned', () => `\u202e${line}`],
    ['one of a newer version', 'answer-newer', () => line.replace('neo-answer-1', 'neo-answer-2')],
    ['one to another request', 'answer-for-other', () => ofOthers()],
    ['one whose id was changed', 'answer-for-other', () => withId(crypto.randomUUID())],
    ['one that says another id inside', 'answer-for-other', () => holding({ request: 'other', values })],
    [
      'one with a character changed',
      'answer-changed',
      () => `${line.slice(0, -60)}${line.at(-60) === 'z' ? 'a' : 'z'}${line.slice(-59)}`,
    ],
    [
      'one sealed for another key',
      'answer-changed',
      async () => {
        const other = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
        return sealAnswer({ id: asked.request.id, recipient: other }, values);
      },
    ],
    ['letters that are none of base32', 'answer-changed', () => line.replace(/[a-z2-7](?=.{50}$)/, '1')],
    ['no age file', 'answer-changed', () => answerLine(asked.request.id, 'aaaa')],
    ['an age file of something else', 'answer-changed', () => holding(['no answer'])],
    ['one without values', 'answer-changed', () => holding({ request: asked.request.id, values: {} })],
    [
      'one with something beside',
      'answer-changed',
      () => holding({ request: asked.request.id, values, hosts: ['evil.example'] }),
    ],
    [
      'a field that was not asked',
      'answer-not-asked',
      () => holding({ request: asked.request.id, values: { ...values, tenantUrl: 'https://evil.example' } }),
    ],
  ])('%s: %s', async (_name, code, text) => {
    const before = answerOf(await disk.services.sessions.read(where.sessionId));
    expect(await open(await text())).toEqual({ ok: false, error: { code } });
    expect(answerOf(await disk.services.sessions.read(where.sessionId))).toEqual(before);
    expect(keysIn(disk)).toHaveLength(1);
    answerOf(await open(line));
  });

  it('an answer for the second time, and two at once', async () => {
    const both = await Promise.all([open(line), open(line)]);
    expect(both).toEqual([
      { ok: true, value: null },
      { ok: false, error: { code: 'answer-used' } },
    ]);
    disk = await disk.restart();
    expect(await open(line)).toEqual({ ok: false, error: { code: 'answer-used' } });
  });

  it('one that came too late, or after the request was withdrawn', async () => {
    disk.clock.now += 7 * DAY_MS;
    expect(await open(line)).toEqual({ ok: false, error: { code: 'answer-expired' } });
    expect(keysIn(disk)).toEqual([]);
    expect(await open(line)).toEqual({ ok: false, error: { code: 'answer-expired' } });
    const next = await ask(disk, where);
    answerOf(await withdrawSecretRequest(disk.services, where));
    expect(await open(await answerTo(next, values))).toEqual({
      ok: false,
      error: { code: 'answer-withdrawn' },
    });
    expect(await field('tokenSecret')).toMatchObject({ state: 'empty' });
  });

  it('one whose key is gone from this computer', async () => {
    for (const record of keysIn(disk) ?? []) await disk.services.vault.forget(record);
    expect(await open(line)).toEqual({ ok: false, error: { code: 'request-key-lost' } });
  });

  it('one that would take the place of what was saved since', async () => {
    answerOf(
      await keepField(disk.services, { ...where, field: 'tokenSecret', text: 'typed-here-since-0123456789' }),
    );
    expect(await open(line)).toEqual({
      ok: false,
      error: { code: 'answer-would-replace', params: { fields: 'Token Secret' } },
    });
    expect(await field('tokenSecret')).toMatchObject({ length: 27 });
    expect(await field('tokenId')).toMatchObject({ state: 'empty' });
    expect(keysIn(disk)).toHaveLength(1);
  });

  it('one in the session of another client', async () => {
    const other = await beginSession(disk, 'Birch');
    expect(await open(line, other)).toEqual({ ok: false, error: { code: 'answer-for-other' } });
  });
});

it('an answer in a field, or in a text that is read for values, is never kept as one', async () => {
  for (const id of ['tokenSecret', 'tokenId', 'tenantUrl']) {
    const text = `> ${line.slice(0, 70)}\n> ${line.slice(70)}`;
    expect(await keepField(disk.services, { ...where, field: id, text })).toEqual({
      ok: false,
      error: { code: 'answer-in-field' },
    });
  }
  expect(await keepNeoKey(disk.services, { connectionId: 'c1', text: line, sameTenant: null })).toEqual({
    ok: false,
    error: { code: 'answer-in-field' },
  });
  expect(await readPaste(disk.services, { ...where, text: line })).toEqual({
    ok: false,
    error: { code: 'answer-in-field' },
  });
  expect((await fields()).map(({ state }) => state)).not.toContain('replacing');
  expect(await field('tokenSecret')).toMatchObject({ state: 'empty' });
});
