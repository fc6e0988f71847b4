import { expect, it } from 'vitest';
import { originOf } from '../../../src-main/credentials/open-credential.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';

const origin = (vendor: string, values: Record<string, string>) =>
  originOf(findVendor(vendor), new Map(Object.entries(values)));

it.each([
  ['us', 'https://openapi.service.itsupport247.net'],
  ['eu', 'https://openapi.service.euplatform.connectwise.com'],
  ['au', 'https://openapi.service.auplatform.connectwise.com'],
])('the chosen region %s decides where the secret goes', (region, expected) => {
  expect(origin('asio', { region })).toBe(expected);
});

it('an address is read by its own rules, and a choice without places decides nothing', () => {
  const values = { tenantUrl: 'https://acme.vsax.net/app', notifications: 'read' };
  expect(origin('vsax', values)).toBe('https://acme.vsax.net');
});
