import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../../src-main/credentials/read-value.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';
import type { FieldIssue } from '../../../src-preload/contract/session.ts';

const HEX_32 = '0123456789abcdef0123456789abcde1';
const HEX_64 = `${'fedcba9876543210'.repeat(3)}0011223344556677`;
const GUID = 'a1111111-2222-4333-8444-555555555555';
const TWO_GUIDS = 'aaaaaaaa-2222-4333-8444-555555555555-bbbbbbbb-2222-4333-8444-555555555555';

function issueOf(vendor: string, field: string, typed: string): FieldIssue | undefined {
  const owner = findVendor(vendor);
  const own = owner.fields.find((one) => one.id === field);
  if (own === undefined) throw new Error(`no field ${field}`);
  return readValue(owner, own, typed).issue;
}

const SECRETS: [string, string][] = [
  ['vsax', 'tokenSecret'],
  ['asio', 'clientSecret'],
  ['halopsa', 'clientSecret'],
];

describe('what no machine makes is doubted, and never refused', () => {
  const simple = [
    ...['test', 'demo', 'Test', 'TEST123', 'password1', 'Password1!', 'ChangeMe123', 'P@ssw0rd', 'abc', 'x1'],
    ...['secret123', 'hunter2', 'Summer2026!', 'qwerty', 'foobar', 'revoked', 'Unauthorized', 'thanks'],
    ...[
      '123',
      '123456',
      '1234567890',
      '00000000',
      '00000000-0000-0000-0000-000000000000',
      'aaaaaaaaaaaaaaaa',
    ],
    ...['2026-11-30', '30/11/2026', '1.23457E+11', '1,23E+45', 'secret.txt', 'tel:+4412345'],
  ];
  it.each(SECRETS.flatMap(([vendor, field]) => simple.map((typed) => [vendor, field, typed] as const)))(
    '%s %s: %s',
    (vendor, field, typed) => {
      expect(issueOf(vendor, field, typed)).toMatchObject({ code: 'token-unlikely', blocking: false });
    },
  );

  const foreign = [
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'sk-abc123abc123abc123abc123',
    'xoxb-1234-5678-abcdefghij',
    'AKIAIOSFODNN7EXAMPLE',
    'glpat-abcdefghij1234567890',
    'AIzaSyA-1234567890abcdefghijklmnopqrstu',
    'ITG.0123456789abcdef0123456789abcdef.x',
    'abc8Q~abcdefghijklmnopqrstuvwxyz01234567',
    'sk_live_0123456789',
  ];
  it.each(SECRETS.flatMap(([vendor, field]) => foreign.map((typed) => [vendor, field, typed] as const)))(
    '%s %s: %s is of another product',
    (vendor, field, typed) => {
      expect(issueOf(vendor, field, typed)).toMatchObject({ code: 'foreign-secret', blocking: false });
    },
  );

  it.each([
    ['vsax', 'tokenSecret', HEX_64.slice(1), 64],
    ['vsax', 'tokenSecret', `${HEX_64}0`, 64],
    ['vsax', 'tokenSecret', HEX_64.slice(0, 20), 64],
    ['vsax', 'tokenSecret', TWO_GUIDS, 64],
    ['vsax', 'tokenId', HEX_32.slice(0, -1), 32],
    ['vsax', 'tokenId', `${HEX_32}${HEX_32.slice(0, 8)}`, 32],
    ['halopsa', 'clientSecret', TWO_GUIDS.slice(0, -1), 73],
    ['halopsa', 'clientSecret', GUID, 73],
    ['halopsa', 'clientId', GUID.slice(1), 36],
  ])('%s %s: %s has another length than usual', (vendor, field, typed, usual) => {
    expect(issueOf(vendor, field, typed)).toMatchObject({
      code: 'token-length',
      blocking: false,
      params: { length: typed.length, usual },
    });
  });
});

describe('a stand-in of a program or a table is no value', () => {
  const standIns = [
    ...['%s', '%d', '%1$s', '{}', '{0}', '@token', '~token~', '#REF!', '#N/A', '#VALUE!', 'System.Object'],
    ...[
      'System.Security.SecureString',
      '[image: image.png]',
      '[cid:image001.png@01D]',
      'ENC[AES256,data:abc]',
    ],
  ];
  it.each(SECRETS.flatMap(([vendor, field]) => standIns.map((typed) => [vendor, field, typed] as const)))(
    '%s %s: %s',
    (vendor, field, typed) => {
      expect(issueOf(vendor, field, typed)).toMatchObject({ code: 'token-placeholder', blocking: true });
    },
  );
});

describe('a mask is one in whatever signs a page draws it', () => {
  const masks = [
    ...['・・・・・・', '◆◆◆◆◆◆', '██████████', '░░░░░░', '▇▇▇▇▇▇▇', '✱✱✱✱✱✱', '????????', '🔒🔒🔒🔒'],
    ...['ab██████yz', 'XXXXXXXXXXXX5555', 'ab12-xxxxxxxxxxxx'],
  ];
  it.each(SECRETS.flatMap(([vendor, field]) => masks.map((typed) => [vendor, field, typed] as const)))(
    '%s %s: %s',
    (vendor, field, typed) => {
      expect(issueOf(vendor, field, typed)).toMatchObject({ code: 'masked', blocking: true });
    },
  );
});

describe('what vendors make is not doubted', () => {
  const times = Array.from({ length: 60 }, (_none, index) => index);
  const made: [string, string, () => string][] = [
    ['vsax', 'tokenId', () => randomBytes(16).toString('hex')],
    ['vsax', 'tokenSecret', () => randomBytes(32).toString('hex').toUpperCase()],
    ['halopsa', 'clientId', () => randomUUID()],
    ['halopsa', 'clientSecret', () => `${randomUUID()}-${randomUUID()}`],
    ['asio', 'clientId', () => `0e31${randomBytes(14).toString('hex')}`],
    ['asio', 'clientSecret', () => randomBytes(24).toString('base64')],
    ['asio', 'clientSecret', () => randomBytes(32).toString('base64url')],
    ['asio', 'clientSecret', () => randomBytes(10).toString('hex')],
    // Forms that nobody has seen yet are no reason for doubt either.
    ['vsax', 'tokenSecret', () => randomBytes(24).toString('base64url')],
    ['vsax', 'tokenSecret', () => `k.${randomBytes(12).toString('base64url')}~9`],
    ['halopsa', 'clientSecret', () => randomBytes(30).toString('base64')],
  ];
  it.each(made)('%s %s', (vendor, field, make) => {
    for (const _time of times) {
      const typed = make();
      expect(issueOf(vendor, field, typed), typed).toBeUndefined();
    }
  });

  it.each(['42', '7', '123456', '1', '000', '111111111'])('nor is the number of an agent: %s', (typed) => {
    expect(issueOf('halopsa', 'agentId', typed)).toBeUndefined();
  });
});
