import { describe, expect, it } from 'vitest';
import vsax from '../../../resources/vendors/vsax/vendor.json' with { type: 'json' };
import { readUrl } from '../../../src-main/credentials/read-url.ts';
import { isOwnHost } from '../../../src-main/http/own-host.ts';

const rules = vsax.url;

describe('a tenant URL as people paste it', () => {
  it.each([
    ['https://acme.vsax.net', [], 'https://acme.vsax.net'],
    ['  https://acme.vsax.net/  ', ['trimmed'], 'https://acme.vsax.net'],
    ['https://acme.vsax.net/api', ['path-removed'], 'https://acme.vsax.net'],
    ['https://acme.vsax.net/api/v3/', ['path-removed'], 'https://acme.vsax.net'],
    ['https://ACME.vsax.net/app/main/systems/1/details#x', ['path-removed'], 'https://acme.vsax.net'],
    ['acme.vsax.net', ['scheme-added'], 'https://acme.vsax.net'],
    ['http://acme.vsax.net', ['https-used'], 'https://acme.vsax.net'],
    ['"https://acme.vsax.net"', ['unquoted'], 'https://acme.vsax.net'],
    ['<https://acme.vsax.net>', ['unquoted'], 'https://acme.vsax.net'],
    ['https://acme\u200b.vsax.net', ['invisible-removed'], 'https://acme.vsax.net'],
    ['https://rmm.example.com:8443/login', ['path-removed'], 'https://rmm.example.com:8443'],
    ['https://acme.vsax.net.', [], 'https://acme.vsax.net'],
  ])('corrects %s', (typed, corrections, origin) => {
    const read = readUrl(typed, rules, 'Tenant URL');
    expect(read).toMatchObject({ text: origin, origin, corrections });
    expect(read.issue).toBeUndefined();
  });

  it('strips the secret of an installer link at once', () => {
    const read = readUrl(
      'https://acme.vsax.net/installer?type=windows_agent_x64&secret=hush',
      rules,
      'Tenant URL',
    );
    expect(read).toMatchObject({ origin: 'https://acme.vsax.net', corrections: ['secret-stripped'] });
    expect(JSON.stringify(read)).not.toContain('hush');
  });

  it('strips a user and password', () => {
    const read = readUrl('https://me:hush@acme.vsax.net', rules, 'Tenant URL');
    expect(read).toMatchObject({ origin: 'https://acme.vsax.net', corrections: ['secret-stripped'] });
    expect(JSON.stringify(read)).not.toContain('hush');
  });

  it.each([
    ['', 'empty', true],
    ['https://', 'url-unreadable', true],
    ['ftp://acme.vsax.net', 'url-not-https', true],
    ['https://api.vsax.net', 'vendor:look-alike-documentation', true],
    ['https://my.pulseway.com/', 'vendor:look-alike-pulseway', true],
    ['https://na1vsa14.kaseya.net', 'vendor:look-alike-vsa-9', false],
    ['https://192.168.1.20', 'url-private', false],
    ['https://localhost', 'url-private', false],
    ['https://аcme.vsax.net', 'url-idn', false],
    ['neo_sk_prod_AbCdEf0123456789AbCdEf01', 'neo-key', true],
    ['0a1b2c3d4e5f60718293a4b5c6d7e8f9', 'foreign-secret', true],
  ])('says what is wrong with %s', (typed, code, blocking) => {
    expect(readUrl(typed, rules, 'Tenant URL').issue).toMatchObject({ code, blocking });
  });

  it('shows an IDN look-alike in punycode', () => {
    expect(readUrl('https://аcme.vsax.net', rules, '').issue?.params.host).toMatch(/^xn--/);
  });

  it('proposes a tenant for a bare word, and does not assume it', () => {
    expect(readUrl('Contoso', rules, '')).toMatchObject({
      text: 'Contoso',
      issue: { code: 'url-bare-word', blocking: true },
      proposal: { kind: 'value', value: 'https://contoso.vsax.net' },
    });
  });

  it('keeps an address with spaces as typed and proposes it without', () => {
    expect(readUrl('https://acme .vsax.net', rules, '')).toMatchObject({
      text: 'https://acme .vsax.net',
      proposal: { kind: 'value', value: 'https://acme.vsax.net' },
    });
  });

  it('takes only whole labels for the vendor’s own domain', () => {
    expect(isOwnHost('acme.vsax.net', ['vsax.net'])).toBe(true);
    expect(isOwnHost('vsax.net.evil.example', ['vsax.net'])).toBe(false);
    expect(isOwnHost('evilvsax.net', ['vsax.net'])).toBe(false);
  });
});
