import { describe, expect, it } from 'vitest';
import { readVerdict } from '../../../src-main/checks/read-verdict.ts';
import { findChecks } from '../../../src-main/vendors/catalog.ts';

const when = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
const reads = findChecks('asio').checks.flatMap((check) => (check.kind === 'read' ? [check] : []));

describe.each(reads)('an empty answer of Asio’s $id', (check) => {
  const read = (body: unknown, status = 404) => {
    const answer = { status, headers: {}, body: JSON.stringify(body), truncated: false, ...when };
    return readVerdict(check, { ok: true, response: answer, ...when });
  };

  it.each(['Resource not found', 'No monitoring hosts found', 'Scripts not found', 'No tickets were found.'])(
    'is one that says %j',
    (message) => {
      expect(read({ code: '404', message })).toMatchObject({ verdict: check.emptyIs, count: 0 });
      expect(read({ code: 404, message }).verdict).toBe(check.emptyIs);
    },
  );

  it.each([
    { code: 'Forbidden', message: 'Access denied' },
    { code: '404', message: 'no Route matched with those values' },
    { code: '404', message: 'No matching route found' },
    { code: '404', message: 'API not found' },
    { code: '404', message: 'Page not found' },
    { code: '404', message: 'Tenant not found' },
    { code: '404', message: 'Access token not found' },
    { code: '404', message: 'No permission found' },
    { code: '404', message: 'Not Found: you may not do this' },
    { code: 'Forbidden', message: 'Resource not found' },
    { code: '404', message: 'Resource not found', detail: 'Access denied' },
    { code: '404', message: '' },
    { message: 'Resource not found' },
  ])('is not %j', (body) => {
    const { verdict, proves } = read(body);
    expect([verdict, proves]).toEqual(['could-not-tell', false]);
  });
});
