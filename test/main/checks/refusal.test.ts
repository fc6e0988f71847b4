import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src-main/checks/refusal.ts';
import { errorOfResponse } from '../../../src-main/checks/response-error.ts';
import type { HttpResponse } from '../../../src-main/http/http-request.ts';

const VSAX = { innerStatus: 'Meta.ResponseCode' };
const JSON_TYPE = 'application/json; charset=utf-8';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, body: text, headers, truncated: false, milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
}

/** name, answer, whose refusal it is, what a 401 and a 403 of it then mean. */
const CASES: [string, (status: number) => HttpResponse, string, string, string][] = [
  ['an empty body', (status) => answer(status, ''), 'vendor', 'unauthorized', 'forbidden'],
  [
    'the error body that the vendor publishes',
    (status) => answer(status, { Data: null, Meta: { ResponseCode: status, ErrorMessage: 'No.' } }),
    'vendor',
    'unauthorized',
    'forbidden',
  ],
  [
    'that body, though a proxy has signed the headers',
    (status) => answer(status, { Data: null, Meta: { ResponseCode: status } }, { server: 'squid/6.1' }),
    'vendor',
    'unauthorized',
    'forbidden',
  ],
  [
    'JSON of some other error',
    (status) => answer(status, { Message: 'Authorization has been denied.' }, { 'content-type': JSON_TYPE }),
    'vendor',
    'unauthorized',
    'forbidden',
  ],
  [
    'plain words of the vendor',
    (status) => answer(status, 'client has no access', { 'content-type': 'text/plain' }),
    'vendor',
    'unauthorized',
    'forbidden',
  ],
  [
    'a page that nobody signed',
    (status) => answer(status, '<html><h1>Forbidden</h1></html>', { 'content-type': 'text/html' }),
    'page',
    'html-answer',
    'forbidden-by-filter',
  ],
  [
    'the number of an edge in plain text',
    (status) => answer(status, 'error code: 1020', { 'content-type': 'text/plain' }),
    'intermediary',
    'forbidden-by-filter',
    'forbidden-by-filter',
  ],
  [
    'a block page of a filter',
    (status) => answer(status, '<html><p>Zscaler: blocked</p></html>', { 'content-type': 'text/html' }),
    'intermediary',
    'forbidden-by-filter',
    'forbidden-by-filter',
  ],
  [
    'JSON of a filter',
    (status) => answer(status, { error: 'Blocked by Netskope' }, { 'content-type': JSON_TYPE }),
    'intermediary',
    'forbidden-by-filter',
    'forbidden-by-filter',
  ],
  [
    'the sign-in of a network',
    (status) => answer(status, '<html>Sign in to the guest network</html>', { 'content-type': 'text/html' }),
    'intermediary',
    'captive-portal',
    'captive-portal',
  ],
];

describe('whose refusal it is', () => {
  it.each(CASES)('%s', (_name, make, by, code401, code403) => {
    for (const status of [401, 403]) expect(refusalOf(make(status), VSAX).by).toBe(by);
    expect(errorOfResponse(make(401), VSAX)?.code).toBe(code401);
    expect(errorOfResponse(make(403), VSAX)?.code).toBe(code403);
  });

  it('is a proxy’s where a 401 asks for another sign-in than was sent', () => {
    const asked = answer(401, 'Sign in', { 'www-authenticate': 'Negotiate' });
    expect(refusalOf(asked, {}, 'bearer').by).toBe('intermediary');
    const own = answer(401, '', { 'www-authenticate': 'Bearer error="invalid_token"' });
    expect(refusalOf(own, {}, 'bearer').by).toBe('vendor');
  });

  it('takes the vendor’s body only with the same status inside', () => {
    for (const ResponseCode of [200, [403], { toString: 0 }]) {
      const page = answer(403, { Meta: { ResponseCode }, error: 'Blocked by Zscaler' });
      expect(refusalOf(page, VSAX).by).toBe('intermediary');
    }
  });
});
