import { expect, it } from 'vitest';
import { looksLikeNeoKey, neoKeyPrefix } from '../../../src-main/neo/neo-key.ts';

it.each(['neo_sk_prod_AbCdEf0123', 'neo_sk_test-eu_a', 'NEO_SK_prod_x-y_z', 'neo_sk_prod_a.b+c/d=='])(
  '%s may be a Neo key',
  (text) => {
    expect(looksLikeNeoKey(text)).toBe(true);
    expect(neoKeyPrefix(text)).toMatch(/^neo_sk_[a-z-]+_$/i);
  },
);

it.each([
  ...[
    'neo_sk_prod_AbCd,',
    'neo_sk_prod_AbCd;',
    'neo_sk_prod_AbCd"',
    'neo_sk_prod_AbCd)',
    'neo_sk_prod_AbCd.',
  ],
  ...['neo_sk_prod_AbCd...', 'neo_sk_prod_AbCd...wxyz', 'neo_sk_prod_AbCd…', '"neo_sk_prod_AbCd"', 'neo_sk_'],
  ...['NEO_API_KEY=neo_sk_prod_AbCd', 'Bearer neo_sk_prod_AbCd', 'neo_sk_prod_Ab Cd'],
])('%s has something around it, or is not whole', (text) => {
  expect(looksLikeNeoKey(text)).toBe(false);
  expect(neoKeyPrefix(text)).toBeUndefined();
});
