// Longer than others because the table of forms is one.

import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../src-main/credentials/read-paste.ts';
import { findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';

const HEX_32 = '0123456789abcdef0123456789abcdef';
const HEX_64 = `${'fedcba9876543210'.repeat(3)}0011223344556677`;
const GUID = 'a1111111-2222-4333-8444-555555555555';
const TWO_GUIDS = 'aaaaaaaa-2222-4333-8444-555555555555-bbbbbbbb-2222-4333-8444-555555555555';
const CW_ID = '0e31aaaabbbbccccddddeeeeffff0001';
const CW_SECRET = 'k3Y-of-a.portal_that~is/never+the=same0';

/** The same three values for each vendor, by the names its own portal gives them. */
const VENDORS = {
  vsax: {
    one: ['Token ID', 'token_id', 'tokenId', HEX_32],
    other: ['Token Secret', 'token_secret', 'tokenSecret', HEX_64],
  },
  halopsa: {
    one: ['Client ID', 'client_id', 'clientId', GUID],
    other: ['Client Secret', 'client_secret', 'clientSecret', TWO_GUIDS],
  },
  asio: {
    one: ['Client ID', 'client_id', 'clientId', CW_ID],
    other: ['Client Secret', 'client_secret', 'clientSecret', CW_SECRET],
  },
} as const;

const qp = (text: string) =>
  text
    .replaceAll('=', '=3D')
    .split('\n')
    .map((line) => line.replace(/(.{70})(?=.)/g, '$1=\n'))
    .join('\n');
const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

type Names = readonly [label: string, snake: string, camel: string, value: string];

/** Every form in which two values arrive. */
const FORMS: [name: string, write: (one: Names, other: Names) => string][] = [
  ['HTML paragraphs', (a, b) => `<p>${a[0]}: <code>${a[3]}</code></p><p>${b[0]}: <code>${b[3]}</code></p>`],
  [
    'HTML on one line with bold names',
    (a, b) => `<div><b>${a[0]}</b> ${a[3]}<br/><b>${b[0]}</b> ${b[3]}</div>`,
  ],
  [
    'an HTML table of pairs',
    (a, b) =>
      `<table><tr><th>${a[0]}</th><td>${a[3]}</td></tr>\n<tr><th>${b[0]}</th><td><span class="x">${b[3]}</span></td></tr></table>`,
  ],
  [
    'an HTML table with a head',
    (a, b) =>
      `<table><thead><tr><th>Name</th><th>${a[0]}</th><th>${b[0]}</th></tr></thead><tbody><tr><td>Neo</td><td>${a[3]}</td><td>${b[3]}</td></tr></tbody></table>`,
  ],
  [
    'an HTML list of definitions',
    (a, b) => `<dl><dt>${a[0]}</dt><dd>${a[3]}</dd><dt>${b[0]}</dt><dd>${b[3]}</dd></dl>`,
  ],
  [
    'HTML input fields',
    (a, b) =>
      `<form><input type="text" name="${a[1]}" value="${a[3]}"><input name='${b[1]}' value='${b[3]}'></form>`,
  ],
  [
    'HTML with a style, a script and a comment',
    (a, b) =>
      `<html><head><style>p{color:red}</style><script>var x="<p>";</script></head><body><!-- ${a[0]}: wrong-0123456789abcdef --><p>${a[0]}:&nbsp;${a[3]}</p><p>${b[0]}&#58; ${b[3]}</p></body></html>`,
  ],
  [
    'HTML of two spans',
    (a, b) =>
      `<div><span>${a[0]}</span><span>${a[3]}</span></div><div><span>${b[0]}</span><span>${b[3]}</span></div>`,
  ],
  [
    'XML elements',
    (a, b) =>
      `<?xml version="1.0"?>\n<credentials><${a[2]}>${a[3]}</${a[2]}><${b[2]}>${b[3]}</${b[2]}></credentials>`,
  ],
  [
    'XML with CDATA and a namespace',
    (a, b) =>
      `<c:credentials xmlns:c="urn:x"><c:${a[2]}><![CDATA[${a[3]}]]></c:${a[2]}><c:${b[2]}>${b[3]}</c:${b[2]}></c:credentials>`,
  ],
  [
    'XML settings of .NET',
    (a, b) =>
      `<appSettings>\n  <add key="${a[2]}" value="${a[3]}" />\n  <add key="${b[2]}" value="${b[3]}" />\n</appSettings>`,
  ],
  ['XML attributes', (a, b) => `<credentials ${a[2]}="${a[3]}" ${b[2]}="${b[3]}"/>`],
  [
    'XML settings with a value inside',
    (a, b) =>
      `<setting name="${a[2]}"><value>${a[3]}</value></setting><setting name="${b[2]}"><value>${b[3]}</value></setting>`,
  ],
  [
    'a property list',
    (a, b) =>
      `<plist><dict><key>${a[2]}</key><string>${a[3]}</string><key>${b[2]}</key><string>${b[3]}</string></dict></plist>`,
  ],
  ['CSV of pairs', (a, b) => `Field,Value\n${a[0]},${a[3]}\n${b[0]},${b[3]}`],
  ['CSV of pairs in quotes', (a, b) => `"${a[0]}","${a[3]}"\n"${b[0]}","${b[3]}"`],
  ['CSV of pairs with a note', (a, b) => `${a[0]};${a[3]};made today\n${b[0]};${b[3]};shown once`],
  ['CSV with a head', (a, b) => `Name,${a[0]},${b[0]}\nNeo,${a[3]},${b[3]}`],
  [
    'CSV with a head in quotes',
    (a, b) => `"Name","${a[0]}","${b[0]}","Note"\n"Neo","${a[3]}","${b[3]}","for Neo, only"`,
  ],
  ['CSV with semicolons', (a, b) => `Name;${a[0]};${b[0]}\nNeo;${a[3]};${b[3]}`],
  ['a table of tabs', (a, b) => `${a[0]}\t${b[0]}\n${a[3]}\t${b[3]}`],
  [
    'a Markdown table with a head',
    (a, b) => `| Name | ${a[0]} | ${b[0]} |\n|---|:---:|---|\n| Neo | \`${a[3]}\` | \`${b[3]}\` |`,
  ],
  [
    'a Markdown table of pairs',
    (a, b) => `| Field | Value |\n| --- | --- |\n| ${a[0]} | \`${a[3]}\` |\n| **${b[0]}** | ${b[3]} |`,
  ],
  [
    'a code fence',
    (a, b) => `Here:\n\`\`\`env\n${a[1].toUpperCase()}=${a[3]}\n${b[1].toUpperCase()}=${b[3]}\n\`\`\``,
  ],
  [
    'quoted-printable',
    (a, b) =>
      `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${qp(`Hello, here are the values which I made for you in the portal today: ${a[0]}: ${a[3]}\nand furthermore, for the same integration in the same portal, ${b[0]}: ${b[3]}\nBye`)}`,
  ],
  [
    'quoted-printable HTML',
    (a, b) =>
      `Content-Transfer-Encoding: quoted-printable\n\n${qp(`<table class="x"><tr><td>${a[0]}</td><td>${a[3]}</td></tr><tr><td>${b[0]}</td><td>${b[3]}</td></tr></table>`)}`,
  ],
  [
    'quoted-printable without its head',
    (a, b) =>
      `${qp(`<p style="color:red">${a[0]}: ${a[3]}</p>`)}\n${qp(`<p style="color:red">${b[0]}: ${b[3]}</p>`)}`,
  ],
  [
    'a part of a mail in Base64',
    (a, b) =>
      `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(
        `${a[0]}: ${a[3]}\r\n${b[0]}: ${b[3]}\r\n`,
      )
        .toString('base64')
        .replace(/(.{76})/g, '$1\n')}\n`,
  ],
  [
    'nested JSON',
    (a, b) => JSON.stringify({ data: { integrations: [{ psa: { [a[2]]: a[3], [b[1]]: b[3] } }] } }, null, 2),
  ],
  [
    'JSON inside JSON',
    (a, b) => JSON.stringify({ body: { mode: 'raw', raw: JSON.stringify({ [a[1]]: a[3], [b[1]]: b[3] }) } }),
  ],
  [
    'two pieces of JSON',
    (a, b) => `first {x}: ${JSON.stringify({ [a[1]]: a[3] })} then ${JSON.stringify({ [b[1]]: b[3] })} {`,
  ],
  [
    'an environment of an API client',
    (a, b) =>
      JSON.stringify({
        name: 'Neo',
        values: [
          { key: a[2], value: a[3], enabled: true },
          { key: b[2], value: b[3], type: 'secret' },
        ],
      }),
  ],
  [
    'a basic sign-in of an API client',
    (a, b) =>
      JSON.stringify({
        auth: {
          type: 'basic',
          basic: [
            { key: 'username', value: a[3], type: 'string' },
            { key: 'password', value: b[3], type: 'string' },
          ],
        },
      }),
  ],
  [
    '.env',
    (a, b) => `export ${a[1].toUpperCase()}="${a[3]}"\n${b[1].toUpperCase()}='${b[3]}' # once\nEMPTY=\n`,
  ],
  ['YAML', (a, b) => `credentials:\n  ${a[1]}: ${a[3]}\n  ${b[1]}: "${b[3]}"\n`],
  [
    'YAML variables of a container',
    (a, b) =>
      `env:\n  - name: ${a[1].toUpperCase()}\n    value: ${a[3]}\n  - name: ${b[1].toUpperCase()}\n    value: "${b[3]}"\n`,
  ],
  ['INI', (a, b) => `[neo]\n${a[1]} = ${a[3]}\n${b[1]}=${b[3]}\n`],
  ['PowerShell', (a, b) => `$${a[2]} = "${a[3]}"\n$env:${b[1].toUpperCase()} = '${b[3]}'\n`],
  ['a PowerShell call', (a, b) => `Connect-Api -${a[2]} '${a[3]}' -${b[2]} "${b[3]}"`],
  ['a PowerShell table', (a, b) => `@{ ${a[2]} = '${a[3]}'; ${b[2]} = '${b[3]}' }`],
  ['JavaScript', (a, b) => `const config = { ${a[2]}: '${a[3]}', ${b[2]}: '${b[3]}' };`],
  ['cURL with -u', (a, b) => `curl -u ${a[3]}:${b[3]} https://api.example.com/x`],
  [
    'cURL with form data',
    (a, b) =>
      `curl -X POST https://x.example/token -d '${a[1]}=${encodeURIComponent(a[3])}' -d "${b[1]}=${encodeURIComponent(b[3])}"`,
  ],
  [
    'cURL with --data-urlencode',
    (a, b) =>
      `curl https://x.example/token --data-urlencode '${a[1]}=${a[3]}' --data-urlencode '${b[1]}=${b[3]}'`,
  ],
  [
    'rich text',
    (a, b) => `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard ${a[0]}: ${a[3]}\\par ${b[0]}\\'3a ${b[3]}\\par }`,
  ],
  [
    'HTML shown as text',
    (a, b) => `&lt;p&gt;${a[0]}: ${esc(a[3])}&lt;/p&gt;&lt;p&gt;${b[0]}: ${esc(b[3])}&lt;/p&gt;`,
  ],
  ['YAML with its values below', (a, b) => `${a[1]}: >-\n  ${a[3]}\n${b[1]}: |\n  ${b[3]}\n`],
  ['CSV of a keeper of passwords', (a, b) => `name,username,password,url,notes\nAPI,${a[3]},${b[3]},,x`],
  ['escaped HTML', (a, b) => `<p>${esc(a[0])}:&#32;${esc(a[3])}</p>\n<p>${esc(b[0])}: ${esc(b[3])}</p>`],
];

const rows = Object.entries(VENDORS).flatMap(([vendor, { one, other }]) =>
  FORMS.map(([name, write]) => [vendor, name, write(one, other), one, other] as const),
);

describe('a text in any form gives both values, whole, and nothing is left', () => {
  it.each(rows)('%s: %s', (id, _name, text, one, other) => {
    const others = vendorIds()
      .filter((vendor) => vendor !== id)
      .map(findVendor);
    const { values, left } = readPaste(text, findVendor(id), others);
    expect(Object.fromEntries(values)).toMatchObject({ [one[2]]: one[3], [other[2]]: other[3] });
    expect(left).toBe(0);
  });
});

describe('what fits no field is counted, in every form', () => {
  const stray = ['9f8e7d6c5b4a39281706f5e4d3c2b1a0', 'Zz9Yy8Xx7Ww6Vv5Uu4Tt3'];
  it.each(rows)('%s: %s', (id, _name, text) => {
    const before = readPaste(text, findVendor(id)).left;
    const more = `${text}\n\nAnother: ${stray[1]}\n`;
    expect(readPaste(more, findVendor(id)).left).toBe(before + 1);
  });

  it.each([
    [
      'rows of CSV',
      `Name,Client ID,Client Secret\nNeo,${GUID},${TWO_GUIDS}\nOld,b${GUID.slice(1)},b${TWO_GUIDS.slice(1)}`,
      2,
    ],
    [
      'rows of HTML',
      `<table><tr><th>Client ID</th><th>Client Secret</th></tr><tr><td>${GUID}</td><td>${TWO_GUIDS}</td></tr><tr><td>b${GUID.slice(1)}</td><td>b${TWO_GUIDS.slice(1)}</td></tr></table>`,
      2,
    ],
    ['a short one with a name', `Agent ID: 12\nAgent ID: 13\nClient ID: ${GUID}`, 1],
    ['the same value again', `Client ID: ${GUID}\nClient ID: ${GUID}`, 0],
  ])('%s', (_name, text, left) => {
    expect(readPaste(text, findVendor('halopsa')).left).toBe(left);
  });
});

it('of a table with a row for each vendor each takes its own', () => {
  const text = `Product,Client ID,Client Secret\nHaloPSA,${GUID},${TWO_GUIDS}\nConnectWise,${CW_ID},${CW_SECRET}`;
  const all = vendorIds().map(findVendor);
  const read = (id: string) =>
    Object.fromEntries(
      readPaste(
        text,
        findVendor(id),
        all.filter((one) => one.id !== id),
      ).values,
    );
  expect(read('halopsa')).toMatchObject({ clientId: GUID, clientSecret: TWO_GUIDS });
  expect(read('asio')).toMatchObject({ clientId: CW_ID, clientSecret: CW_SECRET });
});

it.each([
  [
    'base64 at the end of a line',
    `CLIENT_ID=${CW_ID}\nCLIENT_SECRET=Zm9vYmFyYmF6cXV4MTIzNA==\nOTHER=1`,
    'Zm9vYmFyYmF6cXV4MTIzNA==',
  ],
  [
    'a setting without a value',
    `EMPTY=\nCLIENT_ID=${CW_ID}\nCLIENT_SECRET=abc-123-def-456-ghi`,
    'abc-123-def-456-ghi',
  ],
])('%s is no quoted-printable', (_name, text, secret) => {
  const { values } = readPaste(text, findVendor('asio'));
  expect(Object.fromEntries(values)).toMatchObject({ clientId: CW_ID, clientSecret: secret });
});

it('no value keeps markup, and a comment of a page is nobody’s value', () => {
  const { values } = readPaste(
    `<p>Client ID: <code>${GUID}</code></p><!-- Client Secret: abcdef0123456789 -->`,
    findVendor('halopsa'),
  );
  expect(Object.fromEntries(values)).toEqual({ clientId: GUID });
});

it('reads awkward markup in no time', () => {
  for (const text of [
    '<'.repeat(60_000),
    '<a '.repeat(20_000),
    '<p>'.repeat(20_000),
    `<a b="${'x'.repeat(60_000)}`,
    '{"a":'.repeat(12_000),
    '[['.repeat(30_000),
    `{\\rtf${'{'.repeat(60_000)}`,
    '=\n'.repeat(30_000),
    ',"'.repeat(30_000),
    '<!--'.repeat(15_000),
    '&#'.repeat(30_000),
  ]) {
    const start = performance.now();
    readPaste(text, findVendor('halopsa'), vendorIds().map(findVendor));
    expect(performance.now() - start, text.slice(0, 10)).toBeLessThan(1_500);
  }
});
