// Longer than others because the table of what is no value is one, and every field meets all of it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../../src-main/credentials/read-value.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';
import type { Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';

const HEX_32 = '0123456789abcdef0123456789abcde1';
const HEX_64 = `${'fedcba9876543210'.repeat(3)}0011223344556677`;
const GUID = 'a1111111-2222-4333-8444-555555555555';
const TWO_GUIDS = 'aaaaaaaa-2222-4333-8444-555555555555-bbbbbbbb-2222-4333-8444-555555555555';
const CW_ID = '0e31aaaabbbbccccddddeeeeffff0001';
const CW_SECRET = 'k3Y-of-a.portal_that~is/never+the=same0';

function fieldOf(vendor: string, field: string): [Vendor, VendorField] {
  const found = findVendor(vendor).fields.find((one) => one.id === field);
  if (found === undefined) throw new Error(`no field ${field}`);
  return [findVendor(vendor), found];
}

/** Values in the forms that the vendors are known to make. */
const REAL: [vendor: string, field: string, value: string][] = [
  ['vsax', 'tokenId', HEX_32],
  ['vsax', 'tokenSecret', HEX_64],
  ['halopsa', 'clientId', GUID],
  ['halopsa', 'clientSecret', TWO_GUIDS],
  ['halopsa', 'agentId', '42'],
  ['asio', 'clientId', CW_ID],
  ['asio', 'clientSecret', CW_SECRET],
];

describe('what vendors make is no false alarm', () => {
  it.each([
    ...REAL,
    ['vsax', 'tokenSecret', HEX_64.toUpperCase()],
    ['halopsa', 'clientId', GUID.toUpperCase()],
    ['halopsa', 'agentId', '7'],
    ['halopsa', 'agentId', '111111111'],
    ['asio', 'clientSecret', 'abcDEF123456==._~+/-'],
    ['asio', 'clientSecret', 'a.b.c.d-e_f~0123456789+/='],
    ['asio', 'clientSecret', 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA=='],
    ['asio', 'clientSecret', 'ends-with-a-dot.0123456789.'],
    ['asio', 'clientSecret', '-begins-with-a-hyphen0123456789'],
    ['asio', 'clientSecret', 'a.long.one...with.three.dots.in.it.0123456789abcdef'],
    ['vsax', 'tokenSecret', 'short-one'],
    ['vsax', 'tokenSecret', 'typed-by-hand-0001'],
    ['vsax', 'tokenSecret', 'ab12'.repeat(16)],
    ['vsax', 'tokenSecret', 'A token-id in it'.replaceAll(' ', '')],
  ])('%s %s: %s', (vendor, field, value) => {
    const read = readValue(...fieldOf(vendor, field), value);
    expect(read.issue).toBeUndefined();
    expect(read).not.toHaveProperty('corrected');
  });

  it('nor is anything in those forms', () => {
    const hex = (length: number) =>
      fc
        .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    const secret = fc
      .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_~/+-'), {
        minLength: 24,
        maxLength: 64,
      })
      .map((all) => all.join(''));
    const cases: [string, string, fc.Arbitrary<string>][] = [
      ['vsax', 'tokenId', hex(32)],
      ['vsax', 'tokenSecret', hex(64)],
      ['halopsa', 'clientId', fc.uuid()],
      ['halopsa', 'clientSecret', fc.tuple(fc.uuid(), fc.uuid()).map(([one, other]) => `${one}-${other}`)],
      ['asio', 'clientSecret', secret],
    ];
    for (const [vendor, field, values] of cases)
      fc.assert(
        fc.property(values, (value) => {
          expect(readValue(...fieldOf(vendor, field), value).issue).toBeUndefined();
        }),
        { numRuns: 200 },
      );
  });
});

const NOISES: [name: string, wrap: (value: string, label: string) => string][] = [
  ['a comma', (value) => `${value},`],
  ['a semicolon', (value) => `${value};`],
  ['round brackets', (value) => `(${value})`],
  ['square brackets', (value) => `[${value}]`],
  ['quotes', (value) => `"${value}"`],
  ['back quotes', (value) => `\`${value}\``],
  ['typographic quotes', (value) => `“${value}”`],
  ['a header', (value) => `Authorization: Bearer ${value}`],
  ['a label', (value, label) => `${label}: ${value}`],
  ['a label and quotes', (value, label) => `"${label}": "${value}"`],
  ['a tag', (value) => `<td><code>${value}</code></td>`],
  ['a button', (value) => `${value} Copy`],
  ['a button on the next line', (value) => `${value}\nCopied!`],
  ['twice', (value) => `${value}\n${value}`],
  ['a zero-width space', (value) => `\u200b${value}`],
  ['breaks', (value) => `\r\n ${value}\t`],
  ['percent signs', (value) => value.replaceAll('-', '%2D').replaceAll('+', '%2B').replaceAll('/', '%2F')],
  ['en dashes', (value) => value.replaceAll('-', '–')],
];

describe('any wrapping of a good value gives the good value back', () => {
  it.each(REAL)('%s %s', (vendor, field, value) => {
    const [owner, own] = fieldOf(vendor, field);
    const two = fc.tuple(fc.constantFrom(...NOISES), fc.constantFrom(...NOISES));
    fc.assert(
      fc.property(two, ([[, inner], [, outer]]) => {
        const typed = outer(inner(value, own.label), own.label);
        // An identifier in a text of this length is a page, and told as one.
        fc.pre(own.kind === 'secret' || typed.length <= 80);
        const read = readValue(owner, own, typed);
        expect(read.corrected ?? read.text, typed).toBe(value);
      }),
      { numRuns: 400 },
    );
  });
});

describe('single signs', () => {
  it.each<[string, string, string, string, string | undefined, string | undefined]>([
    ['halopsa', 'clientId', GUID.replaceAll('-', '–'), 'token-dash', GUID, undefined],
    [
      'halopsa',
      'clientId',
      GUID.replaceAll('-', '\u00ad'),
      'token-dash',
      GUID,
      'soft hyphens that stand for hyphens',
    ],
    ['halopsa', 'clientId', `{${GUID}}`, 'token-punctuation', GUID, undefined],
    ['halopsa', 'clientId', `${GUID}Copy`, 'token-surrounded', GUID, undefined],
    ['halopsa', 'clientId', `${GUID}:${TWO_GUIDS}`, 'token-several', GUID, undefined],
    ['halopsa', 'clientSecret', `${GUID}:${TWO_GUIDS}`, 'token-several', TWO_GUIDS, undefined],
    ['halopsa', 'clientSecret', `${GUID} ${TWO_GUIDS}`, 'token-several', TWO_GUIDS, undefined],
    [
      'halopsa',
      'clientSecret',
      `${TWO_GUIDS.slice(0, 40)}\n${TWO_GUIDS.slice(40)}`,
      'inner-space',
      TWO_GUIDS,
      'in two lines',
    ],
    ['halopsa', 'agentId', '#42', 'token-punctuation', '42', undefined],
    ['halopsa', 'agentId', 'ID: 42', 'token-pair', '42', undefined],
    ['halopsa', 'agentId', '42 (Neo Agent)', 'token-punctuation', '42', undefined],
    ['halopsa', 'agentId', 'Neo Agent', 'vendor:agent-id-unusual', undefined, 'a name'],
    ['halopsa', 'agentId', '42.0', 'vendor:agent-id-unusual', undefined, undefined],
    ['vsax', 'tokenSecret', HEX_64 + HEX_64, 'token-twice', HEX_64, undefined],
    ['vsax', 'tokenSecret', HEX_64.replace('0', 'O'), 'token-misread', HEX_64, undefined],
    ['vsax', 'tokenId', HEX_32.replace('a', 'а'), 'token-look-alike', HEX_32, undefined],
    [
      'vsax',
      'tokenSecret',
      `Basic ${Buffer.from(`${HEX_32}:${HEX_64}`).toString('base64')}`,
      'token-header',
      HEX_64,
      undefined,
    ],
    [
      'vsax',
      'tokenId',
      `Authorization: Basic ${Buffer.from(`${HEX_32}:${HEX_64}`).toString('base64')}`,
      'token-header',
      HEX_32,
      undefined,
    ],
    [
      'asio',
      'clientSecret',
      'abc%2Bdef%2Fghi%3D12345678',
      'token-encoded',
      'abc+def/ghi=12345678',
      undefined,
    ],
    [
      'asio',
      'clientSecret',
      'abc\\/def\\u002bghi12345678',
      'token-encoded',
      'abc/def+ghi12345678',
      undefined,
    ],
    [
      'asio',
      'clientSecret',
      `client_id=${CW_ID}&client_secret=${encodeURIComponent(CW_SECRET)}`,
      'token-pair',
      CW_SECRET,
      undefined,
    ],
    ['asio', 'clientSecret', 'secretµ0123456789', 'token-foreign-letter', undefined, undefined],
    [
      'halopsa',
      'clientSecret',
      'Authorization: Bearer eyJhbGciOi',
      'vendor:access-token-pasted',
      undefined,
      undefined,
    ],
  ])('%s %s: %s is told as %s', (vendor, field, typed, code, corrected) => {
    const read = readValue(...fieldOf(vendor, field), typed);
    expect(read.issue?.code).toBe(code);
    expect(read.corrected).toBe(corrected);
    expect(JSON.stringify(read.issue)).not.toContain(typed);
  });
});

describe('an identifier that the vendor knows by its form blocks with anything around it', () => {
  it.each([
    '42,',
    '#42',
    '42.',
    'ID 42',
    'ID: 42',
    'Agent 42',
    'Agent #42',
    'Neo Agent (42)',
    '42 (Neo Agent)',
    '42 - Neo Agent',
    '42 Copy',
    '42 42',
    '4 2',
    '4l',
    '/42',
    'agent42',
    'Agent42',
  ])('%s', (typed) => {
    const read = readValue(...fieldOf('halopsa', 'agentId'), typed);
    expect(read.issue?.blocking).toBe(true);
    expect(read.corrected).toBe(typed === '4l' ? '41' : '42');
  });

  it.each(['Neo Agent 42 of 50', '42/43', '42.0', '1.234', 'Neo Agent', '42nd', '1234567890'])(
    '%s, and nothing is proposed',
    (typed) => {
      const read = readValue(...fieldOf('halopsa', 'agentId'), typed);
      expect(read.issue?.blocking).toBe(true);
      expect(read).not.toHaveProperty('corrected');
    },
  );
});

const LONG_SECRET = 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7bC9dE1fG3hI';

/** What is no value, in any field. */
const NO_VALUE: [code: string, texts: string[]][] = [
  [
    'token-shortened',
    [
      `${LONG_SECRET}...`,
      `${LONG_SECRET}....`,
      `${LONG_SECRET}…`,
      `${LONG_SECRET} ...`,
      `${LONG_SECRET}. . .`,
      `...${LONG_SECRET}`,
      `"${LONG_SECRET}...",`,
      `client_secret=${LONG_SECRET}...`,
      `${LONG_SECRET}[...]`,
      `${LONG_SECRET}(...)`,
      `${LONG_SECRET}⋯`,
      `${LONG_SECRET}&hellip;`,
      `${HEX_64}...`,
      `${GUID}...`,
    ],
  ],
  [
    'token-address',
    [
      'https//acme.halopsa.com',
      'htps://acme.halopsa.com',
      'https:/acme.halopsa.com',
      '//acme.halopsa.com',
      'acme.halopsa.com:443',
      'acme.halopsa.com:443/halo',
      'halo.acme.com.au',
      'halo.acme.co.nz/x',
      'halosrv:8443',
      'localhost:8443',
      '192.168.1.20:8443',
      'halo.acme.local',
      'acme.halopsa.com.',
      '[Acme](https://acme.halopsa.com)',
      'see https://acme.halopsa.com',
      '(https://acme.halopsa.com)',
    ],
  ],
  ['token-email', ['jane@msp.example.', 'Jane <jane@msp.example>', 'jane@msp.example; bob@msp.example']],
  [
    'token-placeholder',
    [
      'client_secret_here',
      'secret-goes-here',
      'replace-me',
      'REPLACE_WITH_SECRET',
      'fill-me-in',
      'ADD_YOUR_SECRET',
      'my-secret',
      'YourSecret',
      'example-secret',
      'client-secret-value',
      'process.env.X',
      'process.env["X"]',
      'os.environ["X"]',
      'System.getenv("X")',
      'secrets.CLIENT_SECRET',
      'op://vault/item/field',
      'vault://x/y',
      'ref+vault://x/y',
      'arn:aws:secretsmanager:eu-west-1:123:secret:x',
      '@Microsoft.KeyVault(SecretUri=https://x.example)',
      '$(cat secret)',
      'cat /run/secrets/x',
      '/run/secrets/client_secret',
      '%%SECRET%%',
      '__SECRET__',
      'Copy',
      'Copied!',
      'Generate',
      'Regenerate',
      'Copy to clipboard',
      'Click to reveal',
      'Copy secret',
      'see above',
      'in 1Password',
      '--',
    ],
  ],
];

describe('what is no value is told, and nothing is proposed', () => {
  it.each(
    REAL.filter(([, , value]) => value.length > 9).flatMap(([vendor, field]) =>
      NO_VALUE.flatMap(([code, texts]) => texts.map((text) => [vendor, field, text, code] as const)),
    ),
  )('%s %s: %s is told as %s', (vendor, field, typed, code) => {
    const read = readValue(...fieldOf(vendor, field), typed);
    expect(read.issue).toMatchObject({ code, blocking: true });
    expect(read).not.toHaveProperty('corrected');
  });

  it('dots that lead from a name to its value leave nothing out', () => {
    const read = readValue(...fieldOf('vsax', 'tokenSecret'), `Token Secret ..... ${HEX_64}`);
    expect(read.issue?.code).not.toBe('token-shortened');
  });
});
