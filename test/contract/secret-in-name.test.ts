import { describe, expect, it } from 'vitest';
import { isBlank, looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { faultsOf } from '../../src-renderer/sessions/new-session.ts';

describe('a name', () => {
  it.each([
    'neo_sk_prod_AbCdEf0123456789',
    'Acme neo_sk_prod_AbCdEf0123456789',
    '0123456789abcdef0123456789abcde1',
    'a1111111-2222-4333-8444-555555555555',
    'k3Y-of-a9portal_that~is/never+the=same0',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
  ])('is not %s, which looks like a key', (text) => {
    expect(looksLikeKey(text)).toBe(true);
    const session = { clientName: text, technician: text, connectionId: null, vendors: ['a'] };
    expect(Object.keys(faultsOf(session))).toEqual(['clientName', 'technician']);
    expect(JSON.stringify(faultsOf(session))).not.toContain(text);
  });

  it.each([
    'Acme',
    'Acme Managed Services 2026 (Europe) Ltd. & Co. KG',
    'AcmeManagedServices2024Limited',
    'Donaudampfschifffahrtsgesellschaft',
    '24x7 IT Support',
    '3M',
    'Müller & Söhne',
    '株式会社アクメ',
    'jane.doe@acme-managed-services.example',
    'Client 00012345678901234567890',
    'Jane Doe',
    '',
  ])('may be %j', (text) => {
    expect(looksLikeKey(text)).toBe(false);
  });

  it.each(['', ' ', '\u200b', '\u00a0\ufeff\u2800', '\u3164'])('%j is nothing', (text) => {
    expect(isBlank(text)).toBe(true);
    const session = { clientName: text, technician: '', connectionId: null, vendors: ['a'] };
    expect(Object.keys(faultsOf(session))).toEqual(['clientName']);
  });
});
