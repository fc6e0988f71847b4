// Longer than others because the tables of what people paste are one thing.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUrl } from '../../../src-main/credentials/read-url.ts';
import { findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import type { UrlRules } from '../../../src-preload/contract/vendor.ts';

const vendors = vendorIds()
  .map(findVendor)
  .flatMap(({ name, url, fields }) =>
    url === undefined ? [] : [{ name, url, field: fields.find((one) => one.kind === 'url') }],
  );

const SAFE = 'https://eur02.safelinks.protection.outlook.com/?url=';
const enc = (text: string) => encodeURIComponent(text).replaceAll('(', '%28').replaceAll(')', '%29');

/** What is typed around the host `acme.<own domain>`, and how it is told. The text stays as it was typed. */
const GUESSED: [typed: (host: string) => string, code: string][] = [
  [(host) => `https//${host}`, 'url-scheme'],
  [(host) => `http//${host}`, 'url-scheme'],
  [(host) => `HTTPS//${host}`, 'url-scheme'],
  [(host) => `http;//${host}`, 'url-scheme'],
  [(host) => `https;//${host}/home`, 'url-scheme'],
  [(host) => `https.//${host}`, 'url-scheme'],
  [(host) => `https,//${host}`, 'url-scheme'],
  [(host) => `htps://${host}`, 'url-scheme'],
  [(host) => `hhtps://${host}`, 'url-scheme'],
  [(host) => `ttps://${host}`, 'url-scheme'],
  [(host) => `htttps://${host}`, 'url-scheme'],
  [(host) => `httsp://${host}`, 'url-scheme'],
  [(host) => `http:s//${host}`, 'url-scheme'],
  [(host) => `https//:${host}`, 'url-scheme'],
  [(host) => `https://:${host}`, 'url-scheme'],
  [(host) => `https/${host}`, 'url-scheme'],
  [(host) => `https\\${host}`, 'url-scheme'],
  [(host) => `https: //${host}`, 'url-scheme'],
  [(host) => `https :// ${host}`, 'url-scheme'],
  [(host) => `https://https://${host}`, 'url-scheme'],
  [(host) => `http://https://${host}`, 'url-scheme'],
  [(host) => `https//https//${host}`, 'url-scheme'],
  [(host) => `httpshttps://${host}`, 'url-scheme'],
  ...[
    ...[
      'ttps//',
      'ttp//',
      'httsp//',
      'hps//',
      'htps//',
      'htpps//',
      'httpss//',
      'htttps//',
      'hhttps//',
      'hptts//',
    ],
    ...['s://', 's//', 'p://', 'ps://', 'h//', 'htt//', '://', ':/', ';//'],
    ...['https-//', 'https=//', 'https&//', 'https_//', 'https+//', 'https*//', 'https~//', 'https(//'],
    ...['ttps/', 'hppts:/', 'HTTPS-//', 'www//', 'url//', 'foo//'],
  ].map((start) => [(host: string) => `${start}${host}`, 'url-scheme'] as (typeof GUESSED)[number]),
  [(host) => `https://${host}:0`, 'url-unreadable'],
  [(host) => `https.${host}`, 'url-scheme'],
  [(host) => `https://https.${host}`, 'url-scheme'],
  [(host) => `[Acme](https://${host})`, 'url-in-text'],
  [(host) => `[https://${host}](https://${host}/)`, 'url-in-text'],
  [(host) => `[${host}](https://${host}/tickets?area=1)`, 'url-in-text'],
  [(host) => `<https://${host}|${host}>`, 'url-in-text'],
  [(host) => `https://${host}|Acme`, 'url-in-text'],
  [(host) => `[Acme|https://${host}]`, 'url-in-text'],
  [(host) => `[url=https://${host}]Acme[/url]`, 'url-in-text'],
  [(host) => `<a href="https://${host}">Acme</a>`, 'url-in-text'],
  [(host) => `${host}<https://${host}/>`, 'url-in-text'],
  [(host) => `Base URL: https://${host}`, 'url-in-text'],
  [(host) => `URL:https://${host}`, 'url-in-text'],
  [(host) => `view-source:https://${host}/`, 'url-in-text'],
  [(host) => `our address is https://${host}, thanks`, 'url-in-text'],
  [(host) => `our address is ${host}, thanks`, 'url-in-text'],
  [(host) => `https://${host}https://${host}`, 'url-twice'],
  [(host) => `https://${host} https://${host}`, 'url-twice'],
  [(host) => `${host}${host}`, 'url-twice'],
  [
    (host) => `${SAFE}${enc(`https://${host}/`)}&data=05%7C02%7Cme%40acme.example%7Ca1b2&reserved=0`,
    'url-protected',
  ],
  [
    (host) => `https://gcc02.safelinks.protection.outlook.com/ap/t-1/?url=${enc(`https://${host}`)}`,
    'url-protected',
  ],
  [(host) => `${SAFE}${enc(`https://urldefense.com/v3/__https://${host}/__;!!Ab$`)}&data=1`, 'url-protected'],
  [(host) => `https://urldefense.proofpoint.com/v1/url?u=${enc(`https://${host}/`)}&k=x`, 'url-protected'],
  [
    (host) =>
      `https://urldefense.proofpoint.com/v2/url?u=https-3A__${host.replaceAll('-', '-2D')}_home-3Fid-3D1&d=Dw`,
    'url-protected',
  ],
  [(host) => `https://urldefense.com/v3/__https://${host}/__;!!AbC!x$`, 'url-protected'],
  [(host) => `https://urldefense.com/v3/__https:/${host}/x*y__;Iw!!AbC!x$`, 'url-protected'],
  [(host) => `https://linkprotect.cudasvc.com/url?a=${enc(`https://${host}`)}&c=E,1`, 'url-protected'],
  [(host) => `https://protect-eu.mimecast.com/s/AbCd?domain=${host}`, 'url-protected'],
  [(host) => `https://secure-web.cisco.com/1aBc/${enc(`https://${host}`)}`, 'url-protected'],
  [
    (host) =>
      `https://eu-west-1.protection.sophos.com/?d=${host}&u=${Buffer.from(`https://${host}`).toString('base64')}`,
    'url-protected',
  ],
  [(host) => `https://www.google.com/url?q=https://${host}/&sa=D`, 'url-protected'],
  [(host) => `https://slack-redir.net/link?url=${enc(`https://${host}`)}`, 'url-protected'],
  [(host) => `[Acme](${SAFE}${enc(`https://${host}/`)})`, 'url-in-text'],
  [(host) => host.replace('.', '..'), 'url-not-a-host'],
  [(host) => host.replace('.', ','), 'url-not-a-host'],
  [(host) => host.replace('.', ' '), 'url-unreadable'],
  [(host) => host.replace('.', ' .'), 'url-unreadable'],
  [(host) => `h ttps://${host}`, 'url-unreadable'],
  [(host) => `https%3A%2F%2F${host}`, 'url-in-text'],
  [(host) => `https%3a//${host}%2Fhome`, 'url-in-text'],
  [(host) => `https%253A%252F%252F${host}`, 'url-in-text'],
  [(host) => `https://${host.replaceAll('.', '[.]')}`, 'url-in-text'],
  [(host) => `hxxps://${host.replaceAll('.', '[.]')}`, 'url-in-text'],
  [(host) => host.replaceAll('.', '(.)'), 'url-in-text'],
  [(host) => host.replaceAll('.', '[dot]'), 'url-in-text'],
  [(host) => `https[:]//${host}`, 'url-in-text'],
  [(host) => `tech@${host}`, 'url-email'],
  [(host) => `tech@${host}/`, 'url-email'],
  [(host) => `tech@${host}.`, 'url-email'],
  [(host) => `tech@${host}:443`, 'url-email'],
  [(host) => `Tech <tech@${host}>`, 'url-email'],
  [(host) => `E-mail: tech@${host}`, 'url-email'],
  [(host) => `tech@${host}; help@${host}`, 'url-email'],
  [(host) => `[tech@${host}](mailto:tech@${host})`, 'url-email'],
  [(host) => `https://${host}@evil.example`, 'url-user-host'],
  [(host) => `mailto:tech@${host}`, 'url-email'],
];

/** What is put right at once, because every browser reads it the same or only a sentence's signs stand around it. */
const PUT_RIGHT: ((host: string) => string)[] = [
  (host) => `https:${host}`,
  (host) => `https:/${host}`,
  (host) => `https:\\\\${host}`,
  (host) => `https:///${host}`,
  (host) => `//${host}`,
  (host) => `https://${host},`,
  (host) => `https://${host};`,
  (host) => `https://${host}).`,
  (host) => `(https://${host})`,
  (host) => `[https://${host}]`,
  (host) => `https://${host}>`,
  (host) => `«https://${host}»`,
  (host) => `„https://${host}“`,
  (host) => `"https://${host}",`,
  (host) => `- https://${host}`,
  (host) => `• ${host}`,
  (host) => `**https://${host}**`,
  (host) => `https://${host}，`,
  (host) => `ｈｔｔｐｓ：／／${host}`,
  (host) => `https：//${host}`,
  (host) => `https://${host.replace('.', '。')}`,
  (host) => `https://tech@${host}`,
  (host) => `https://${host}/homehttps://${host}/home`,
  (host) => `https://${host}:443/`,
  (host) => `${host}.`,
];

/** What is told and has no proposal. */
const REFUSED: [typed: string, code: string][] = [
  ['https', 'url-unreadable'],
  ['http', 'url-unreadable'],
  ['https:', 'url-unreadable'],
  ['https//', 'url-unreadable'],
  ['https://https', 'url-unreadable'],
  ['www', 'url-unreadable'],
  ['tech@acme.example', 'url-email'],
  ...[
    ...[
      'jane@msp.com.',
      'jane@msp.com/',
      'jane@msp.com:443',
      'jane@msp.com,',
      'jane@localhost',
      'jane @msp.com',
    ],
    ...['[jane@msp.com](mailto:jane@msp.com)', 'Jane <jane@msp.com>', 'E-mail: jane@msp.com', 'jane@msp,com'],
    ...['jane@msp.com; bob@msp.com', 'jane@msp..com', 'https:jane@msp.com', 'acme.com@evil.com'],
  ].map((typed): [string, string] => [typed, 'url-email']),
  ['https://rmm.acme.com@evil.com', 'url-user-host'],
  ['https://rmm.acme.com.au@evil.com', 'url-user-host'],
  ['https://rmm.acme.com:0', 'url-unreadable'],
  ['server:0', 'url-unreadable'],
  ['https://acme_msp.example.com', 'url-not-a-host'],
  ['https://-acme.example.com', 'url-not-a-host'],
  ['https://acme-.example.com', 'url-not-a-host'],
  ['https://12', 'url-not-a-host'],
  ['https://protect-eu.mimecast.com/s/AbCdEfGh', 'url-protected-closed'],
  ['https://url.uk.m.mimecastprotect.com/s/AbCdEfGh', 'url-protected-closed'],
  ['tenant', 'url-placeholder'],
  ['yourcompany', 'url-placeholder'],
  ['company-name', 'url-placeholder'],
  ['<your-tenant>', 'url-placeholder'],
  ['{tenant}', 'url-placeholder'],
  ['{{base_url}}', 'url-placeholder'],
  ['$' + '{BASE_URL}', 'url-placeholder'],
  ['%BASE_URL%', 'url-placeholder'],
  ['[tenant]', 'url-placeholder'],
];

describe.each(vendors)('$name', ({ url: rules, field }) => {
  const label = field?.label ?? '';
  const hosts = rules.ownDomains.map((domain) => `acme-test.${domain}`);
  const guessed = hosts.flatMap((host) => GUESSED.map(([typed, code]) => [typed(host), code, host] as const));

  it.each(guessed)('%s is told as %s, kept as it was typed, and proposed', (typed, code, host) => {
    expect(readUrl(typed, rules, label)).toMatchObject({
      text: typed,
      issue: { code, blocking: true },
      proposal: { kind: 'value', value: `https://${host}` },
    });
  });

  it.each(hosts.flatMap((host) => PUT_RIGHT.map((typed) => [typed(host), host] as const)))(
    '%s is put right, and said where it was more than a dot',
    (typed, host) => {
      const read = readUrl(typed, rules, label);
      expect(read).toMatchObject({ text: `https://${host}`, origin: `https://${host}` });
      expect(read.issue).toBeUndefined();
    },
  );

  it.each(REFUSED)('%s is told as %s, and nothing is proposed', (typed, code) => {
    const read = readUrl(typed, rules, label);
    expect(read.issue).toMatchObject({ code, blocking: true });
    expect(read).not.toHaveProperty('proposal');
    expect(read).not.toHaveProperty('origin');
  });

  it.each(
    rules.ownDomains.flatMap((domain) => [
      domain,
      `www.${domain}`,
      `https://www.${domain}/login`,
      `https://yourtenant.${domain}`,
      `https://your-company.${domain}`,
      `companyname.${domain}`,
      `https://tenant.${domain}`,
      `https://example.${domain}`,
      `https://{tenant}.${domain}`,
      `https://<your-tenant>.${domain}`,
      ...(rules.placeholders ?? []).map((word) => `${word}.${domain}`),
    ]),
  )('%s is nobody’s own address', (typed) => {
    const read = readUrl(typed, rules, label);
    expect(read.issue?.blocking).toBe(true);
    expect(read).not.toHaveProperty('proposal');
    expect(read).not.toHaveProperty('origin');
  });

  it('the field’s own example is one', () => {
    expect(readUrl(field?.placeholder ?? '', rules, label).issue?.blocking).toBe(true);
  });

  it.each([
    'server:8443',
    'server:443',
    'server:80',
    'server:443/',
    'https://server:443',
    'https://server',
    'https://server:8443/halo',
    'http://server/',
    'server:8443/x',
  ])('%s is a server of one’s own where the vendor has such, and never a tenant’s name then', (typed) => {
    const read = readUrl(typed, rules, label);
    if (rules.onPremise === true) {
      expect(read).toMatchObject({ issue: { code: 'url-one-word', blocking: false } });
      expect(read.origin).toMatch(/^https:\/\/server(:8443|:80)?$/);
      expect(read).not.toHaveProperty('proposal');
    } else expect(read.issue).toMatchObject({ code: 'url-bare-word', blocking: true });
  });

  it.each(['ttps//', 'htps//', 'hps//', 's://', '://', 'https=//', 'ttps/', 'hptts//'])(
    '%s before a server of one’s own is told, and that server proposed',
    (start) => {
      const read = readUrl(`${start}rmm.acme.com`, rules, label);
      expect(read).toMatchObject({
        issue: { code: 'url-scheme', blocking: true },
        proposal: { kind: 'value', value: 'https://rmm.acme.com' },
      });
      expect(read).not.toHaveProperty('origin');
    },
  );

  it.each(['help//docs', 'host/halo', 'stp/halo', 'http01/halo'])('%s is a server and a folder', (typed) => {
    const read = readUrl(typed, rules, label);
    expect(read.issue?.code).toBe(rules.onPremise === true ? 'url-one-word' : 'url-bare-word');
  });

  it.each(
    rules.ownDomains.flatMap((domain) => [
      [`acme.${domain.split('.')[0]}`, `https://acme.${domain}`],
      [`acme${domain}`, `https://acme.${domain}`],
    ]),
  )('%s was most likely %s', (typed, value) => {
    expect(readUrl(typed, rules, label)).toMatchObject({
      issue: { code: 'url-near', blocking: false },
      proposal: { kind: 'value', value },
    });
  });

  it('of two different addresses none is chosen', () => {
    const [own] = rules.ownDomains;
    for (const typed of [
      `https://a.${own}https://b.${own}`,
      `[https://a.${own}](https://b.${own})`,
      `https://a.${own} or https://b.${own}`,
    ]) {
      const read = readUrl(typed, rules, label);
      expect(read.issue).toMatchObject({ code: 'url-several', blocking: true });
      expect(read).not.toHaveProperty('proposal');
    }
  });

  it('proposes no name made of a scheme, whatever is typed', () => {
    const beginning = fc.array(fc.constantFrom('h', 't', 'p', 's', ':', '/', ';', '.', ' ', '\\'), {
      maxLength: 12,
    });
    const rest = fc.constantFrom(
      '',
      'acme',
      `acme.${rules.ownDomains[0]}`,
      'acme:8443',
      'acme.example/x?y=1',
    );
    const found: [string[], string] = [['h', 't', 't', 'p'], ''];
    fc.assert(
      fc.property(beginning, rest, (signs, end) => {
        const read = readUrl(`http${signs.join('')}${end}`, rules, label);
        const value = read.proposal?.kind === 'value' ? read.proposal.value : (read.origin ?? '');
        expect(value).not.toMatch(/^https:\/\/https?(?![a-z0-9-])/);
        expect(value).not.toMatch(/^https:\/\/(?!acme)[^.:]*https?\./);
      }),
      { numRuns: 500, examples: [found] },
    );
  });

  it('a whole address in any wrapping gives that address back', () => {
    const wrap = fc.constantFrom<(text: string) => string>(
      (text) => `"${text}"`,
      (text) => `<${text}>`,
      (text) => `(${text})`,
      (text) => `${text},`,
      (text) => `${text};`,
      (text) => ` ${text}\n`,
      (text) => `\u200b${text}`,
      (text) => `[Acme](${text})`,
      (text) => `${SAFE}${enc(text)}&data=05`,
      (text) => `https://www.google.com/url?q=${enc(text)}`,
    );
    const [host] = hosts;
    fc.assert(
      fc.property(fc.array(wrap, { maxLength: 3 }), (wraps) => {
        const typed = wraps.reduce((text, one) => one(text), `https://${host}`);
        const read = readUrl(typed, rules, label);
        const value = read.proposal?.kind === 'value' ? read.proposal.value : read.origin;
        expect(value, typed).toBe(`https://${host}`);
      }),
      { numRuns: 400 },
    );
  });
});

it('keeps a password before a host out of what is told as a mail address', () => {
  const rules = vendors[0]?.url as UrlRules;
  for (const typed of [
    'me:hush@rmm.acme.com',
    'jane@msp.com:hush@rmm.acme.com',
    'E-mail: me:hush@rmm.acme.com',
  ])
    expect(JSON.stringify(readUrl(typed, rules, ''))).not.toContain('hush');
});

it('reads an awkward text in no time', () => {
  const rules = vendors[0]?.url as UrlRules;
  for (const text of [
    'https://'.repeat(1_200),
    'a.'.repeat(5_000),
    `[${'https://a.b '.repeat(800)}`,
    `https://${'@'.repeat(9_000)}`,
    '<'.repeat(10_000),
    `https://${'漢'.repeat(60_000)}.com`,
    `https://${'漢.'.repeat(30_000)}com`,
    `https//${'漢'.repeat(60_000)}.com`,
    `[x](https://${'漢'.repeat(60_000)}.com)`,
    '漢字 '.repeat(20_000),
    `https://a/?${'x=%25'.repeat(2_000)}`,
    `${SAFE}${enc(`${SAFE}${enc(`${SAFE}${enc(SAFE)}`)}`)}`,
  ]) {
    const start = performance.now();
    readUrl(text, rules, '');
    expect(performance.now() - start, text.slice(0, 20)).toBeLessThan(1_000);
  }
});
