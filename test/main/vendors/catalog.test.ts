import { expect, test } from 'vitest';
import { isOwnHost } from '../../../src-main/http/own-host.ts';
import {
  findChecks,
  findPractice,
  findVendor,
  findWords,
  hasVendor,
  requireScripts,
  vendorDomains,
  vendorIds,
} from '../../../src-main/vendors/catalog.ts';
import type { VendorChecks } from '../../../src-preload/contract/vendor.ts';

test('gathers every folder whole', async () => {
  expect(vendorIds()).toEqual(expect.arrayContaining(['neo', 'vsax']));
  for (const id of vendorIds()) {
    expect(findVendor(id).id).toBe(id);
    expect(findChecks(id).vendor).toBe(id);
    expect((await findPractice(id)).vendor).toBe(id);
    expect(findWords(id)).toHaveProperty('sign-in-refused');
  }
});

test('an unknown vendor is a surprise, never an empty one', async () => {
  expect(hasVendor('nobody')).toBe(false);
  expect(() => findVendor('nobody')).toThrow('There is no vendor folder named nobody.');
  expect(() => findChecks('nobody')).toThrow('nobody');
  expect(() => findWords('nobody')).toThrow('nobody');
  await expect(findPractice('nobody')).rejects.toThrow('nobody');
});

test('a missing script stops the start', () => {
  const scripted: VendorChecks = {
    vendor: 'made-up',
    base: '{serverUrl}/api',
    signIn: { kind: 'script', row: 'sign-in' },
    checks: [],
  };
  expect(() => requireScripts([], [scripted])).toThrow(
    'These vendor folders need a script that this build lacks: made-up.',
  );
  expect(() => requireScripts(['made-up'], [scripted])).not.toThrow();
  const byToken: VendorChecks = {
    ...scripted,
    signIn: { kind: 'bearer', token: '{apiKey}', row: 'sign-in' },
    checks: [{ id: 'scope', kind: 'token-scope', row: 'sign-in', required: true, scope: 'all' }],
  };
  expect(() => requireScripts([], [byToken])).toThrow('made-up');
});

test.each([
  ['acme.halopsa.com', true],
  ['halopsa.com', true],
  ['acme.vsax.net', true],
  ['openapi.service.itsupport247.net', true],
  ['api.neoagent.io', true],
  ['halo.acme.example', false],
  ['acme-halopsa.com', false],
  ['localhost', false],
])('%s is a public host of a vendor: %s', (host, expected) => {
  expect(isOwnHost(host, vendorDomains())).toBe(expected);
});
