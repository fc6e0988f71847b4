import { describe, expect, it } from 'vitest';
import {
  decodeList,
  guessColumns,
  parseList,
  readVendors,
} from '../../../src-main/sessions/read-client-list.ts';

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const rowsOf = async (text: string) => {
  const read = await parseList(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.rows;
};
const cellsOf = async (text: string) => (await rowsOf(text)).map(({ cells }) => cells);

describe('the text of a file', () => {
  const text = 'Name\nÄrzte & Söhne – “Nord”\n';
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16(`\uFEFF${text}`, 'le')],
    ['UTF-16, big end first', utf16(`\uFEFF${text}`, 'be')],
    ['UTF-16 without a mark', utf16(text, 'le')],
    [
      'Windows-1252',
      Uint8Array.from(
        text,
        (letter) => ({ '–': 0x96, '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0),
      ),
    ],
  ])('%s', (_name, bytes) => {
    expect(decodeList(bytes)?.replace(/^\uFEFF/, '')).toBe(text);
  });

  it.each<[string, Uint8Array]>([
    ['a workbook', Buffer.from('PK\u0003\u0004 and what is in it')],
    ['bytes', Buffer.from([1, 2, 0, 3, 0, 0, 9, 200, 7])],
  ])('%s is none', (_name, bytes) => {
    expect(decodeList(bytes)).toBeNull();
  });
});

describe('cells', () => {
  it.each([
    ['commas', 'Client,Technician\nAcme,Robin\n'],
    ['semicolons', 'Client;Technician\r\nAcme;Robin\r\n'],
    ['tabs', 'Client\tTechnician\rAcme\tRobin'],
    ['a separator that is named', 'sep=|\nClient|Technician\nAcme|Robin'],
    ['quotes, blanks and empty lines', '\uFEFF"Client", Technician\n\n"Acme" ,"Robin"\n,\n'],
  ])('%s', async (_name, text) => {
    expect(await cellsOf(text)).toEqual([
      ['Client', 'Technician'],
      ['Acme', 'Robin'],
    ]);
  });

  it('a value may hold the separator, quotes and lines, and looks like a formula to nobody', async () => {
    const text = 'Client,Technician\n"Acme, ""North""\nInc.",Robin\n"=HYPERLINK(""http://x"")",+1\n@sum,-2';
    const rows = await rowsOf(text);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Client', 'Technician'],
      ['Acme, "North"\nInc.', 'Robin'],
      ['=HYPERLINK("http://x")', '+1'],
      ['@sum', '-2'],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });

  it.each([
    ['nothing', ' \n,,\n', { code: 'list-empty' }],
    [
      'a quotation mark without its end',
      'Client\nAcme\n"Birch\nCedar\n',
      { code: 'list-quotes', params: { line: 3 } },
    ],
    ['too many lines', 'Acme\n'.repeat(2_002), { code: 'list-too-long' }],
  ])('%s', async (_name, text, error) => {
    expect(await parseList(text)).toEqual({ ok: false, error });
  });

  it('as many as there may be, with a heading', async () => {
    expect(await rowsOf(`Client\n${'Acme\n'.repeat(2_000)}`)).toHaveLength(2_001);
  });
});

describe('columns', () => {
  it.each<[string, string, object]>([
    [
      'by their names',
      'ID,Customer Name,Assigned To,Products\n1,Acme,Robin,Halo',
      { client: 1, technician: 2, vendors: 3 },
    ],
    [
      'in another order',
      'Owner;Vendors;client_name\nRobin;VSA X;Acme',
      { client: 2, technician: 0, vendors: 1 },
    ],
    ['a name alone', 'Company\nAcme', { client: 0, technician: null, vendors: null }],
  ])('%s', async (_name, text, columns) => {
    expect(guessColumns(await rowsOf(text))).toEqual({ columns, hasHeading: true });
  });

  it.each<[string, string, object]>([
    ['clients alone', 'Acme\nBirch', { client: 0, technician: null, vendors: null }],
    [
      'vendors, told by what stands there',
      'Acme,"HaloPSA, VSA X"\nBirch,asio',
      { client: 0, technician: null, vendors: 1 },
    ],
    ['vendors first', 'vsax;Acme\nhalo;Birch', { client: 1, technician: null, vendors: 0 }],
  ])('without a heading: %s', async (_name, text, columns) => {
    expect(guessColumns(await rowsOf(text))).toEqual({ columns, hasHeading: false });
  });
});

it.each([
  ['HaloPSA, VSA X', ['halopsa', 'vsax'], null],
  ['halo and connectwise rmm', ['halopsa', 'asio'], null],
  ['ASIO/asio', ['asio'], null],
  ['Halo; Autotask', ['halopsa'], 'Autotask'],
  ['', [], null],
])('the vendors in "%s"', (cell, known, unknown) => {
  expect(readVendors(cell)).toEqual({ known, unknown });
});
