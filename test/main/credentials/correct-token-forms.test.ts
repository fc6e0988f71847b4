import { describe, expect, it } from 'vitest';
import { readValue } from '../../../src-main/credentials/read-value.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';

const HEX_32 = '0123456789abcdef0123456789abcde1';
const HEX_64 = `${'fedcba9876543210'.repeat(3)}0011223344556677`;
const GUID = 'a1111111-2222-4333-8444-555555555555';
const TWO_GUIDS = 'aaaaaaaa-2222-4333-8444-555555555555-bbbbbbbb-2222-4333-8444-555555555555';
const CW_ID = '0e31aaaabbbbccccddddeeeeffff0001';
const CW_SECRET = 'k3Y-of-a.portal_that~is/never+the=same0';

function read(vendor: string, field: string, typed: string) {
  const owner = findVendor(vendor);
  const own = owner.fields.find((one) => one.id === field);
  if (own === undefined) throw new Error(`no field ${field}`);
  return readValue(owner, own, typed);
}

/** A key that has no form of its own among what messages, programs and keepers of passwords put around it. */
const AROUND: [name: string, wrap: (value: string) => string][] = [
  ['a colon before it', (value) => `: ${value}`],
  ['an equals sign before it', (value) => `= ${value}`],
  ['an arrow', (value) => `→ ${value}`],
  ['a number of a list', (value) => `1. ${value}`],
  ['another number of a list', (value) => `2) ${value}`],
  ['a tick', (value) => `✅ ${value}`],
  ['a lock', (value) => `🔒${value}`],
  ['a key behind it', (value) => `${value} 🔑`],
  ['a middle dot behind it', (value) => `${value}・`],
  ['a word', (value) => `new: ${value}`],
  ['a note', (value) => `${value} - expires 12/31/2026`],
  ['a note in brackets', (value) => `${value} (expires 2027-01-01)`],
  ['a word in brackets', (value) => `${value} (new)`],
  ['who made it', (value) => `${value} created by Bob`],
  ['a date', (value) => `2026-11-30 ${value}`],
  ['a message of Teams', (value) => `[10:32 AM] Jane Doe\n${value}`],
  ['a message of Slack', (value) => `Jane Doe  10:32 AM\n${value}`],
  ['a message of WhatsApp', (value) => `[30/11/2026, 10:32] Jane: ${value}`],
  ['an entry of Hudu', (value) => `Password\n${value}\nShow\nCopy`],
  ['an entry of IT Glue', (value) => `Username: neo\nPassword: ${value}`],
  ['an entry of Bitwarden', (value) => `{"login":{"username":"neo","password":"${value}"}}`],
  ['PowerShell', (value) => `ConvertTo-SecureString "${value}" -AsPlainText -Force`],
  ['a formula', (value) => `="${value}"`],
  ['escaped quotes', (value) => `\\"${value}\\"`],
  ['escaped quotes in quotes', (value) => `"\\"${value}\\""`],
  ['a hard space as an entity', (value) => `${value}&nbsp;`],
  ['a space as an address writes it', (value) => `${value}%20`],
  ['a break as an address writes it', (value) => `${value}%0A`],
  ['a break as a program writes it', (value) => `${value}\\r\\n`],
  ['an exclamation mark', (value) => `${value}!`],
  ['a thin space within', (value) => `${value.slice(0, 4)}\u2009${value.slice(4)}`],
  ['a break within', (value) => `${value.slice(0, 4)}\n${value.slice(4)}`],
  ['the value twice, with a comma', (value) => `${value},${value}`],
  ['a user before it', (value) => `user:${value}`],
  ['an address with it', (value) => `https://x.example/token?client_secret=${encodeURIComponent(value)}`],
];

describe('a key among other things is named and proposed whole', () => {
  it.each(AROUND)('%s', (_name, wrap) => {
    const { text, issue, corrected } = read('asio', 'clientSecret', wrap(CW_SECRET));
    expect(corrected).toBe(CW_SECRET);
    expect(issue?.code).toMatch(/^token-|^inner-space$/);
    expect(text).not.toBe(CW_SECRET);
  });

  it.each([
    ['spaces within', CW_SECRET.replaceAll('-', ' ')],
    ['a space behind every fourth', CW_SECRET.replace(/(.{4})/g, '$1 ')],
    ['two keys', `${CW_SECRET} ${CW_SECRET}x`],
    ['a mail’s soft break', `${CW_SECRET.slice(0, 18)}=\n${CW_SECRET.slice(18)}`],
    ['an error of a program', '{"error":"invalid_client"}'],
    ['a note half taken off', 'by telephone (ask'],
  ])('%s: a piece of it is never proposed', (_name, typed) => {
    const { issue, corrected } = read('asio', 'clientSecret', typed);
    expect(issue).toBeDefined();
    expect(corrected).toBeUndefined();
  });

  it('another field’s value beside it is named', () => {
    expect(read('asio', 'clientSecret', `${CW_ID}:${CW_SECRET}`)).toMatchObject({ corrected: CW_SECRET });
  });
});

describe('a value in groups is put together', () => {
  it.each<[string, string, string, string, string]>([
    ['halopsa', 'clientId', GUID.replaceAll('-', ''), 'token-hyphens', GUID],
    ['halopsa', 'clientId', GUID.replaceAll('-', '_'), 'token-hyphens', GUID],
    ['halopsa', 'clientId', GUID.replaceAll('-', '.'), 'token-hyphens', GUID],
    ['halopsa', 'clientId', GUID.replaceAll('-', ' '), 'inner-space', GUID],
    ['halopsa', 'clientSecret', TWO_GUIDS.replaceAll('-', ''), 'token-hyphens', TWO_GUIDS],
    ['halopsa', 'clientSecret', TWO_GUIDS.replace(/(.{4})/g, '$1 ').trim(), 'inner-space', TWO_GUIDS],
    ['halopsa', 'clientSecret', [...TWO_GUIDS].join(' '), 'inner-space', TWO_GUIDS],
    ['halopsa', 'clientSecret', TWO_GUIDS.replaceAll('-', '─'), 'token-dash', TWO_GUIDS],
    ['halopsa', 'clientSecret', TWO_GUIDS.replaceAll('-', 'ー'), 'token-dash', TWO_GUIDS],
    [
      'halopsa',
      'clientSecret',
      `${TWO_GUIDS.slice(0, 20)}=\n${TWO_GUIDS.slice(20)}`,
      'inner-space',
      TWO_GUIDS,
    ],
    ['vsax', 'tokenSecret', HEX_64.replace(/(.{4})/g, '$1\u202f').trim(), 'inner-space', HEX_64],
    ['vsax', 'tokenId', HEX_32.replace('4', '٤').replace('2', '۲'), 'token-look-alike', HEX_32],
    ['vsax', 'tokenSecret', Buffer.from(HEX_64).toString('base64'), 'token-encoded', HEX_64],
    ['halopsa', 'clientSecret', Buffer.from(`${TWO_GUIDS}\n`).toString('base64'), 'token-encoded', TWO_GUIDS],
  ])('%s %s: %s is told as %s', (vendor, field, typed, code, corrected) => {
    expect(read(vendor, field, typed)).toMatchObject({ issue: { code }, corrected });
  });

  it('what only another vendor writes with hyphens stays as it is', () => {
    expect(read('vsax', 'tokenId', '11111111-2222-4333-8444-555555555501')).not.toHaveProperty('corrected');
  });
});

it('a filler that nobody sees is taken off, visibly', () => {
  for (const filler of ['\u3164', '\u2800', '\u115f', '\uffa0'])
    expect(read('asio', 'clientSecret', `${CW_SECRET}${filler}`)).toEqual({
      text: CW_SECRET,
      corrections: ['invisible-removed'],
    });
});
