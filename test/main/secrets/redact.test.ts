import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../src-main/secrets/redact.ts';

const secret = 'p+/=Q"x ü&7Zk_9w';

describe('a named secret is gone in every form in which it comes back', () => {
  const forms: [string, string][] = [
    ['as it is', secret],
    ['in JSON', JSON.stringify(secret)],
    ['in an address', encodeURIComponent(secret)],
    ['in a form', new URLSearchParams({ secret }).toString()],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in hex', Buffer.from(secret).toString('hex')],
  ];
  test.each(forms)('%s', (_, form) => {
    const clean = redact(`The server said ${form} twice: ${form}.`, [secret]);
    expect(clean).toContain('The server said');
    expect(clean).not.toContain('Q');
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 6, maxLength: 80 }),
        fc.string(),
        fc.string(),
        (text, before, after) => {
          // A secret made of the mark's own letters cannot be told from the mark.
          fc.pre(!'[removed]'.includes(text) && !text.includes('[removed]'));
          const clean = redact(before + text + after, [text]);
          expect(clean.split('[removed]').join(' ')).not.toContain(text);
        },
      ),
    );
  });
});

test.each([
  ['neo_sk_prod_AbC123xyz789', 'a Neo key'],
  ['Authorization: Bearer short-token-1', 'a bearer'],
  ['authorization: basic dXNlcjpwYXNz', 'a basic header'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'a JWT'],
  ['client_secret=Abc-123-Def', 'a form'],
  ['{"clientSecret":"Abc-123-Def"}', 'JSON'],
  ['https://user:pass@host.example.com/x', 'an address with a password'],
  ['https://host.example.com/x?code=Abc123', 'an address with a query'],
  [randomBytes(32).toString('hex'), 'a long run of token letters'],
])('%s is taken for %s', (text) => {
  const clean = redact(`before ${text} after`);
  expect(clean).toContain('[removed]');
  expect(clean.startsWith('before ')).toBe(true);
  for (const part of [
    'AbC123',
    'short-token-1',
    'dXNlcjpwYXNz',
    'eyJ',
    'Abc-123',
    'user:pass',
    'Abc123',
    text,
  ]) {
    if (text.includes(part)) expect(clean).not.toContain(part);
  }
});

test.each([
  'The tenant acme.halopsa.com answered 403 in 120 ms.',
  'Run 0b5a7c1e-2f34-4d56-8e9a-1b2c3d4e5f60 ended: finished.',
  'Platform - Agent - Read is missing for ConnectWise Asio.',
  'https://acme.vsax.net/api/v3/devices answered 200.',
])('%s stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('a person’s name in a path is gone', () => {
  expect(redact('C:\\Users\\Somebody\\AppData')).toBe('C:\\Users\\~\\AppData');
  expect(redact('/home/somebody/.config')).toBe('/home/~/.config');
});

test('hostile text does not take long', () => {
  const began = performance.now();
  for (const piece of ['a', 'a1', 'secret', 'token=', 'https://', 'eyJ', ' ', 'Bearer ', '/home/']) {
    redact(piece.repeat(50_000 / piece.length));
  }
  expect(performance.now() - began).toBeLessThan(2000);
});
