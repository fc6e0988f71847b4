import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../src-main/credentials/read-paste.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';

const ID = 'a1111111-2222-4333-8444-555555555555';
const SECRET = 'aaaaaaaa-2222-4333-8444-555555555555-bbbbbbbb-2222-4333-8444-555555555555';

describe('values that a page or a file holds beside its text', () => {
  it.each<[string, Record<string, string>]>([
    [`<clientSecret><![CDATA[${SECRET}]]></clientSecret>`, { clientSecret: SECRET }],
    [`<client_id><![CDATA[ ${ID} ]]></client_id>`, { clientId: ID }],
    [`<label>Client ID</label><input type="text" value="${ID}">`, { clientId: ID }],
    [`<label for="f1">Client ID</label>\n<input id="f1" readonly value='${ID}'/>`, { clientId: ID }],
    [`<input placeholder="Client ID" value="${ID}">`, { clientId: ID }],
    [`<label>Client Secret</label><input type=password value=${SECRET}>`, { clientSecret: SECRET }],
    [
      `<div>Client Secret <button data-clipboard-text="${SECRET}">Copy</button></div>`,
      { clientSecret: SECRET },
    ],
    [
      `<tr><td>Client Secret</td><td><span title="${SECRET}">aaaa…</span></td></tr>`,
      { clientSecret: SECRET },
    ],
    [`<tr><td>Client ID</td><td data-value="${ID}">a111…</td></tr>`, { clientId: ID }],
  ])('%s', (text, values) => {
    expect(Object.fromEntries(readPaste(text, findVendor('halopsa')).values)).toEqual(values);
  });

  it.each([
    '<p>Key</p><i data-clipboard-text="short-one-1234567"></i>',
    '<p>x</p><input value="abc1234567890defg">',
  ])('what fits no field is counted: %s', (text) => {
    expect(readPaste(text, findVendor('halopsa'))).toMatchObject({ left: 1 });
  });

  it('the word of a button and a tooltip are no values', () => {
    const text = '<p>Client ID</p><input type="submit" value="Save12345"><a title="Open this">x</a>';
    expect([...readPaste(text, findVendor('halopsa')).values]).toEqual([]);
  });
});
