import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../src-main/credentials/read-paste.ts';
import { findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';

const HEX_32 = '0123456789abcdef0123456789abcdef';
const HEX_64 = `${'fedcba9876543210'.repeat(3)}0011223344556677`;
const GUID = '11111111-2222-4333-8444-555555555555';
const TWO_GUIDS = `${GUID.replaceAll('1', 'a')}-${GUID.replaceAll('2', 'b')}`;
const CW_ID = '0e31aaaabbbbccccddddeeeeffff0001';
const CW_SECRET = 'k3Y-of-a.portal_that~is/never+the=same0';

const vsaX = { tenantUrl: 'https://acme.vsax.net', tokenId: HEX_32, tokenSecret: HEX_64 };
const halo = { baseUrl: 'https://acme.halopsa.com', clientId: GUID, clientSecret: TWO_GUIDS, agentId: '12' };
const cw = { region: 'eu', clientId: CW_ID, clientSecret: CW_SECRET };

function read(vendor: string, text: string): Record<string, string> & { left?: never } {
  const others = vendorIds()
    .filter((id) => id !== vendor)
    .map(findVendor);
  const { values } = readPaste(text, findVendor(vendor), others);
  const own = Object.entries(Object.fromEntries(values)).map(([field, value]) => [
    field,
    // Addresses are corrected when they are kept; here only the host counts.
    /^https:/.test(value) ? new URL(value).origin : value,
  ]);
  return Object.fromEntries(own);
}

const basic = (user: string, password: string) =>
  Buffer.from(`${user}:${password}`, 'utf8').toString('base64');

describe('a text that holds several values', () => {
  it.each<[string, string, string, Record<string, string>]>([
    [
      'a mail',
      'vsax',
      `Hi,\n\nhere is what you asked for:\n\nTenant URL: https://acme.vsax.net/app/devices\nToken ID: ${HEX_32}\nToken Secret: ${HEX_64}\n\nPlease delete this mail afterwards.\nRegards`,
      vsaX,
    ],
    [
      'a mail in sentences',
      'vsax',
      `You find us at https://acme.vsax.net. The token ID is ${HEX_32} and the token secret is ${HEX_64}.`,
      vsaX,
    ],
    [
      'a portal panel, a name on one line and its value on the next',
      'vsax',
      `Token created\nToken ID\n${HEX_32}\nCopy\nToken Secret\n${HEX_64}\nCopy\nClose`,
      { tokenId: HEX_32, tokenSecret: HEX_64 },
    ],
    [
      'a file of settings',
      'vsax',
      `# made today\nVSAX_TENANT_URL=https://acme.vsax.net\nexport VSAX_TOKEN_ID="${HEX_32}"\nVSAX_TOKEN_SECRET='${HEX_64}'\nNOTIFICATIONS=read\nLOG_LEVEL=debug\n`,
      { ...vsaX, notifications: 'read' },
    ],
    [
      'JSON',
      'vsax',
      JSON.stringify({ rmm: { tenantUrl: 'https://acme.vsax.net', token_id: HEX_32, tokenSecret: HEX_64 } }),
      vsaX,
    ],
    [
      'JSON inside a mail, pretty',
      'vsax',
      `Here:\n${JSON.stringify({ 'Token ID': HEX_32, 'Token Secret': HEX_64 }, null, 2)}\nBye`,
      { tokenId: HEX_32, tokenSecret: HEX_64 },
    ],
    [
      'the variables of an API client',
      'vsax',
      JSON.stringify({
        values: [
          { key: 'tokenId', value: HEX_32, enabled: true },
          { key: 'tokenSecret', value: HEX_64, enabled: true },
        ],
      }),
      { tokenId: HEX_32, tokenSecret: HEX_64 },
    ],
    [
      'a cURL call with -u',
      'vsax',
      `curl -sS -u '${HEX_32}:${HEX_64}' \\\n  'https://acme.vsax.net/api/v3/environment?x=1'`,
      vsaX,
    ],
    [
      'a cURL call with a header',
      'vsax',
      `curl https://rmm.acme.example/api/v3/devices -H "Authorization: Basic ${basic(HEX_32, HEX_64)}"`,
      { ...vsaX, tenantUrl: 'https://rmm.acme.example' },
    ],
    [
      'a table with heads, copied from a page',
      'vsax',
      `Name\tToken ID\tToken Secret\tStatus\nNeo\t${HEX_32}\t${HEX_64}\tActive`,
      { tokenId: HEX_32, tokenSecret: HEX_64 },
    ],
    ['a table with one head', 'vsax', `Name\tToken ID\tStatus\nNeo\t${HEX_32}\tActive`, { tokenId: HEX_32 }],
    [
      'a table of pairs',
      'vsax',
      `Tenant URL\thttps://acme.vsax.net\nToken ID\t${HEX_32}\nToken Secret\t${HEX_64}`,
      vsaX,
    ],
    [
      'a markdown table',
      'vsax',
      `| Name | Value |\n|---|---|\n| Token ID | \`${HEX_32}\` |\n| Token Secret | \`${HEX_64}\` |`,
      { tokenId: HEX_32, tokenSecret: HEX_64 },
    ],
    ['two values without a name', 'vsax', `${HEX_32}\n${HEX_64}`, { tokenId: HEX_32, tokenSecret: HEX_64 }],
    [
      'lines that an input joined by spaces',
      'vsax',
      `TOKEN_ID=${HEX_32} TOKEN_SECRET=${HEX_64} TENANT_URL=acme.vsax.net`,
      { ...vsaX, tenantUrl: 'acme.vsax.net' },
    ],
    [
      'a mail',
      'halopsa',
      `HaloPSA: https://acme.halopsa.com/home\r\nClient ID : ${GUID}\r\nClient Secret : ${TWO_GUIDS}\r\nAgent ID : 12 (Neo)\r\n`,
      halo,
    ],
    [
      'a cURL call that signs in with a form',
      'halopsa',
      `curl -X POST "https://acme.halopsa.com/auth/token?tenant=acme" -d "grant_type=client_credentials&client_id=${GUID}&client_secret=${TWO_GUIDS}&scope=all"`,
      { baseUrl: 'https://acme.halopsa.com', clientId: GUID, clientSecret: TWO_GUIDS },
    ],
    [
      'a form with percent signs',
      'asio',
      `client_id=${CW_ID}&client_secret=${encodeURIComponent(CW_SECRET)}&grant_type=client_credentials`,
      { clientId: CW_ID, clientSecret: CW_SECRET },
    ],
    [
      'a cURL call that signs in with JSON',
      'asio',
      `curl https://openapi.service.euplatform.connectwise.com/v1/token -H 'Content-Type: application/json' --data '{"grant_type":"client_credentials","client_id":"${CW_ID}","client_secret":"${CW_SECRET}"}'`,
      cw,
    ],
    [
      'a panel whose two lines have no names',
      'asio',
      `Client ID & API Key\nPlease read carefully before you copy API Key\n\n${CW_ID}\n${CW_SECRET}`,
      { clientId: CW_ID, clientSecret: CW_SECRET },
    ],
    [
      'the portal’s own name for the secret, and the region in words',
      'asio',
      `Region: Europe\nClient ID: ${CW_ID}\nAPI Key: ${CW_SECRET}`,
      cw,
    ],
    [
      'a region as it is labelled',
      'asio',
      `Region: AU\nClient ID: ${CW_ID}`,
      { region: 'au', clientId: CW_ID },
    ],
    [
      'the portal’s address',
      'asio',
      `https://control.itsupport247.net/account\nClient ID: ${CW_ID}`,
      { region: 'us', clientId: CW_ID },
    ],
  ])('%s, %s', (_form, vendor, text, expected) => {
    expect(read(vendor, text)).toEqual(expected);
  });

  it('of two vendors gives to each its own', () => {
    const mail = `HaloPSA\nClient ID: ${GUID}\nClient Secret: ${TWO_GUIDS}\n\nConnectWise Asio\nClient ID: ${CW_ID}\nClient Secret: ${CW_SECRET}\n`;
    expect(read('halopsa', mail)).toEqual({ clientId: GUID, clientSecret: TWO_GUIDS });
    expect(read('asio', mail)).toEqual({ clientId: CW_ID, clientSecret: CW_SECRET });
    const settings = `CONNECTWISE_CLIENT_ID=${CW_ID}\nCONNECTWISE_CLIENT_SECRET=${CW_SECRET}\nHALOPSA_CLIENT_ID=${GUID}\nHALOPSA_CLIENT_SECRET=${TWO_GUIDS}\n`;
    expect(read('halopsa', settings)).toEqual({ clientId: GUID, clientSecret: TWO_GUIDS });
    expect(read('asio', settings)).toEqual({ clientId: CW_ID, clientSecret: CW_SECRET });
  });
});

describe('what is no value', () => {
  it.each<[string, string, string]>([
    [
      'prose that only speaks of the names',
      'vsax',
      'Please create a token ID and a token secret in the portal. The token secret is shown only once.',
    ],
    ['names without values', 'vsax', 'Token ID\nToken Secret\nTenant URL\n'],
    ['a promise', 'halopsa', 'Client Secret: will follow by phone\nAgent ID: see below'],
    ['a number without a name', 'halopsa', '12\n4711'],
    ['names of somebody else', 'asio', `AZURE_CLIENT_ID=${GUID}\nAZURE_CLIENT_SECRET=${TWO_GUIDS}`],
    ['an address of somebody else', 'halopsa', 'See https://docs.example.com/client-id for more.'],
    ['nothing', 'vsax', ''],
    ['a long page', 'vsax', 'lorem ipsum '.repeat(6_000)],
  ])('%s', (_what, vendor, text) => {
    expect(read(vendor, text)).toEqual({});
  });

  it('two shapes that could both be it are not guessed at', () => {
    expect(read('vsax', `${HEX_32}\n${HEX_32.replace('0', '9')}`)).toEqual({});
  });

  it('dots are taken along where a value should be, so that the mask is told', () => {
    expect(read('asio', `${CW_ID}\n••••••••••••`)).toEqual({ clientId: CW_ID, clientSecret: '••••••••••••' });
  });
});

describe('what was left', () => {
  it('counts other keys in the text, not addresses', () => {
    const text = `Token ID: ${HEX_32}\nOther key: ${HEX_64}\nneo_sk_prod_0123456789abcdef\nhttps://a.example/0123456789abcdef\nme0123456789abcd@acme.example`;
    expect(readPaste(text, findVendor('vsax')).left).toBe(1);
    expect(readPaste(text.replace('Token ID', 'Something'), findVendor('halopsa')).left).toBe(3);
  });
});

it('reads the longest and the most awkward text in no time', () => {
  const awkward = [
    'Token ID '.repeat(7_000),
    '"client_id":'.repeat(5_000),
    '{'.repeat(60_000),
    'a.'.repeat(30_000),
    '\t'.repeat(60_000),
    `https://${'a'.repeat(60_000)}`,
    '-u '.repeat(20_000),
    '&a='.repeat(20_000),
    '\n'.repeat(65_000),
  ];
  for (const text of awkward) {
    for (const id of vendorIds()) {
      const start = performance.now();
      readPaste(text, findVendor(id), vendorIds().map(findVendor));
      expect(performance.now() - start, `${id}: ${text.slice(0, 12)}`).toBeLessThan(1_500);
    }
  }
});
