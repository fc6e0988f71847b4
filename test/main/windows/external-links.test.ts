import { beforeEach, describe, expect, it } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';

let opened: string[];
let hasProgram: boolean;

mockElectron({
  shell: {
    openExternal: async (address: string) => {
      if (!hasProgram) throw new Error('No application is registered.');
      opened.push(address);
    },
  },
});
const { openInBrowser, openMail } = await import('../../../src-main/windows/external-links.ts');

beforeEach(() => {
  opened = [];
  hasProgram = true;
});

describe('the browser', () => {
  it.each([
    'mailto:kim@example.com',
    'http://example.com/',
    'file:///etc/passwd',
    'https://user:secret@example.com/',
    'no address',
  ])('is not opened with %s', async (address) => {
    expect(await openInBrowser(address)).toBe(false);
    expect(opened).toEqual([]);
  });

  it('is opened with an https address', async () => {
    expect(await openInBrowser('https://docs.neoagent.io/')).toBe(true);
    expect(opened).toEqual(['https://docs.neoagent.io/']);
  });
});

describe('a mail', () => {
  it('goes to nobody, and nothing in its text becomes a part of the address', async () => {
    const subject = 'Acme & Sons?cc=x@example.com';
    const body = 'One\nTwo &bcc=y@example.com #3';
    expect(await openMail({ subject, body })).toBe('opened');
    const address = new URL(opened[0] ?? '');
    expect(address.protocol).toBe('mailto:');
    expect(address.pathname).toBe('');
    expect([...address.searchParams]).toEqual([
      ['subject', subject],
      ['body', 'One\r\nTwo &bcc=y@example.com #3'],
    ]);
  });

  it('is not opened where it would be cut off', async () => {
    expect(await openMail({ subject: 'Call', body: 'é'.repeat(400) })).toBe('too-long');
    expect(opened).toEqual([]);
  });

  it.each(['subject', 'body'])('is not opened with what looks like a key in its %s', async (part) => {
    const key = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
    expect(await openMail({ subject: 'Call', body: 'At ten', [part]: key })).toBe('failed');
    expect(opened).toEqual([]);
  });

  it('says where there is no program for it', async () => {
    hasProgram = false;
    expect(await openMail({ subject: 'Call', body: 'At ten' })).toBe('failed');
  });
});
