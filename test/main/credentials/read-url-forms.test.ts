import { describe, expect, it } from 'vitest';
import { readUrl } from '../../../src-main/credentials/read-url.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';

const read = (typed: string, vendor = 'halopsa') => {
  const { url: rules, fields } = findVendor(vendor);
  if (rules === undefined) throw new Error(`${vendor} has no address`);
  return readUrl(typed, rules, fields.find((one) => one.kind === 'url')?.label ?? '');
};

const ADDRESS = 'https://acme.halopsa.com';

describe('the address in it is proposed, and the text stays as it was typed', () => {
  it.each([
    ['url-twice', 'https://acme.halopsa.com.halopsa.com'],
    ['url-twice', 'acme.halopsa.com.halopsa.com'],
    ['url-twice', 'https://acme.halopsa.comacme.halopsa.com'],
    ['url-twice', 'https://acme.halopsa.com.acme.halopsa.com'],
    ['url-in-text', '"url": "https:\\/\\/acme.halopsa.com\\/"'],
    ['url-in-text', 'https://acme.halopsa.com 👍'],
    ['url-in-text', 'https&#58;//acme.halopsa.com'],
    ['url-in-text', 'https://acme.halopsa.com&nbsp;'],
    ['url-in-text', 'https=3A//acme.halopsa.com'],
    ['url-in-text', 'acme dot halopsa dot com'],
    ['url-protected', 'https://link.edgepilot.com/s/abc/def?u=https%3A%2F%2Facme.halopsa.com/'],
    ['url-protected', 'https://x.r.eu-west-1.awstrack.me/L0/https:%2F%2Facme.halopsa.com%2Fhome/1/abc'],
  ])('%s: %s', (code, typed) => {
    expect(read(typed)).toMatchObject({
      text: typed,
      issue: { code, blocking: true },
      proposal: { kind: 'value', value: ADDRESS },
    });
  });

  it('half of an address with a break in its host is not', () => {
    expect(read('https://acme.halo\npsa.com/')).toMatchObject({
      issue: { blocking: true },
      proposal: { kind: 'value', value: ADDRESS },
    });
  });
});

describe('a slip that may also be a server of one’s own is a hint', () => {
  it.each([
    ['url-www', 'https://www.acme.halopsa.com', 'halopsa', ADDRESS],
    ['url-www', 'wwww.acme.halopsa.com', 'halopsa', ADDRESS],
    ['url-near', 'acme-halopsa.com', 'halopsa', ADDRESS],
    ['url-near', 'acme.halopsa.com.au', 'halopsa', ADDRESS],
    ['url-near', 'acme.vsax.com', 'vsax', 'https://acme.vsax.net'],
    ['url-carries', 'https://href.li/?https://acme.halopsa.com', 'halopsa', ADDRESS],
  ])('%s: %s', (code, typed, vendor, value) => {
    expect(read(typed, vendor)).toMatchObject({
      issue: { code, blocking: false },
      proposal: { kind: 'value', value },
    });
  });
});

describe('signs of other scripts that every reader takes for the plain ones are put right', () => {
  it.each([
    'https:\u2044\u2044acme.halopsa.com',
    'https:\u2215\u2215acme.halopsa.com',
    'https\ua789//acme.halopsa.com',
    '[https://acme.halopsa.com]()',
  ])('%s', (typed) => {
    expect(read(typed)).toMatchObject({ text: ADDRESS, origin: ADDRESS });
    expect(read(typed).issue).toBeUndefined();
  });
});

describe('what is no address of a tenant is refused, kept as it was typed, and nothing is proposed', () => {
  it.each([
    ...['n/a', 'none', 'TBD', 'null', 'undefined', 'unknown', 'pending'].map((typed) => [
      typed,
      'url-placeholder',
    ]),
    ...['https://your.halopsa.com', 'https://ourdomain.halopsa.com', 'https://yourhaloserver.com'].map(
      (typed) => [typed, 'url-placeholder'],
    ),
    ...['https://example.com', 'https://www.example.org', 'https://your-halo-server/'].map((typed) => [
      typed,
      'url-placeholder',
    ]),
    ...['C:\\Users\\x', '/tickets', '\\\\halo01\\share'].map((typed) => [typed, 'url-unreadable']),
    ['halopsa', 'url-product-domain'],
    ['https://webdefence.global.blackspider.com/urlwrap/?q=AXic', 'url-protected-closed'],
  ] as [string, string][])('%s: %s', (typed, code) => {
    const { text, issue, ...rest } = read(typed);
    expect(issue).toMatchObject({ code, blocking: true });
    expect(text).toBe(typed);
    expect(rest).not.toHaveProperty('proposal');
    expect(rest).not.toHaveProperty('origin');
  });

  it.each(['www.halopsa.com', 'halopsa.com/acme', 'auth.halopsa.com'])('%s', (typed) => {
    const { text, issue, corrections } = read(typed);
    expect(issue).toMatchObject({ blocking: true });
    expect({ text, corrections }).toEqual({ text: typed, corrections: [] });
  });

  it('what has no origin always blocks', () => {
    const { origin, issue } = read("https://o'neil.halopsa.com");
    expect(origin === undefined).toBe(issue?.blocking === true);
  });

  it('a word whose address is the vendor’s own is no tenant', () => {
    expect(read('halo')).not.toHaveProperty('proposal');
  });
});

describe('real addresses are no false alarm', () => {
  it.each([
    'https://acme.halopsa.com',
    'https://acme-msp.halopsa.com/tickets?area=1&mainview=user&id=3',
    'acme.haloitsm.com',
    'https://acme.halopsa.com/x?a=1&amp;b=2',
    'https://halo.acme-it.co.uk',
    'https://psa.examplecorp.com',
    'https://yourstrulyit.halopsa.com',
    'https://youritcompany.halopsa.com',
    'https://ourtown.halopsa.com',
    'https://test.halopsa.com',
    'https://support.acme.com/halo',
    'https://www.acme-msp.com',
    'https://123it.halopsa.com',
    'https://nonesuch.halopsa.com',
    'https://halo.nullsec.io',
  ])('%s', (typed) => {
    const { origin, issue } = read(typed);
    expect(issue).toBeUndefined();
    expect(origin).toBeDefined();
  });
});
