import { describe, expect, it } from 'vitest';
import { folderOf, originOf } from '../../../src-main/credentials/open-credential.ts';
import { readUrl } from '../../../src-main/credentials/read-url.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';

const { url: rules, fields } = findVendor('halopsa');
const read = (typed: string) => {
  if (rules === undefined) throw new Error('HaloPSA has an address');
  return readUrl(typed, rules, 'Base URL');
};
const SERVER = 'https://psa.acme.example';

describe('a HaloPSA in a folder of a server', () => {
  it.each([
    ['the folder', `${SERVER}/halo`, '/halo'],
    ['a slash behind it', `${SERVER}/halo/`, '/halo'],
    ['two slashes', `${SERVER}//halo//`, '/halo'],
    ['no scheme', 'psa.acme.example/halo', '/halo'],
    ['http', 'http://psa.acme.example/halo', '/halo'],
    ['the interface', `${SERVER}/halo/api`, '/halo'],
    ['a question to the interface', `${SERVER}/halo/api/authinfo`, '/halo'],
    ['the sign-in', `${SERVER}/halo/auth/token?tenant=acme`, '/halo'],
    ['a ticket', `${SERVER}/halo/tickets?area=1&mainview=user&id=3`, '/halo'],
    ['its settings', `${SERVER}/Halo/config/integrations/api/applications`, '/Halo'],
    ['a folder in a folder', `${SERVER}/apps/halo/api`, '/apps/halo'],
    ['a folder in a folder, without more', `${SERVER}/apps/halo`, '/apps/halo'],
    ['a chat', `<${SERVER}/halo>`, '/halo'],
    ['a full stop', `${SERVER}/halo/api.`, '/halo'],
    ['a full stop behind the folder', `${SERVER}/halo.`, '/halo'],
    ['a page in it', `${SERVER}/halo/index.html`, '/halo'],
    ['a page at the root', `${SERVER}/default.aspx`, ''],
    ['nothing', SERVER, ''],
    ['the interface at the root', `${SERVER}/api`, ''],
    ['a ticket at the root', `${SERVER}/ticket?id=1`, ''],
    ['a record nobody knows', `${SERVER}/matters/4711`, ''],
    ['a question nobody knows', `${SERVER}/matters?id=3`, ''],
    ['a place in a page', `${SERVER}/matters#3`, ''],
    ['an escaped folder', `${SERVER}/ha%20lo/api`, ''],
    ['too many folders', `${SERVER}/a/b/c/d/api`, ''],
    [
      'what looks secret',
      `${SERVER}/9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0/api`,
      '',
    ],
    ['Halo’s own domain', 'https://acme.halopsa.com/halo', ''],
  ])('is read with %s', (_name, typed, folder) => {
    const first = read(typed);
    const proposed = first.proposal?.kind === 'value' ? first.proposal.value : first.text;
    const { origin, text, folder: found = '' } = read(proposed);
    expect([text, found]).toEqual([`${origin}${folder}`, folder]);
    // What stands in the field is read as itself again.
    expect(read(text)).toMatchObject({ text, origin, corrections: [] });
  });

  it('goes to a test with its folder, and its origin without', () => {
    const vendor = findVendor('halopsa');
    const id = fields.find(({ kind }) => kind === 'url')?.id ?? '';
    const values = new Map([[id, `${SERVER}/halo`]]);
    expect([originOf(vendor, values), folderOf(vendor, values)]).toEqual([SERVER, '/halo']);
  });

  it('is no matter of a vendor that has no folders', () => {
    const vsax = findVendor('vsax');
    const typed = 'https://vsax.acme.example/vsax/';
    expect(readUrl(typed, vsax.url ?? { ownDomains: [], lookAlikes: [] }, 'Tenant URL').text).toBe(
      'https://vsax.acme.example',
    );
  });
});
