import { describe, expect, it } from 'vitest';
import { MAX_REQUESTED_WAIT_MS, readRequestedWait } from '../../../src-main/checks/retry-after.ts';

const at = '2026-03-04T09:00:00.000Z';
const now = Date.parse(at);
const unix = (seconds: number) => String(now / 1000 + seconds);
/** Seconds from now, or `none`. */
function wait(status: number, headers: Record<string, string>): number | 'none' {
  const until = readRequestedWait({ status, headers, at });
  return until === undefined ? 'none' : (Date.parse(until) - now) / 1000;
}

describe('Retry-After', () => {
  it.each([400, 403, 404, 408, 423, 425, 429, 500, 502, 503, 504])('counts with %i', (status) => {
    expect(wait(status, { 'retry-after': '120' })).toBe(120);
  });
  it.each([200, 202, 204, 301, 302])('does not count with %i', (status) => {
    expect(wait(status, { 'retry-after': '120' })).toBe('none');
  });

  it.each<[string, number | 'none']>([
    ['0', 0],
    ['1.5', 2],
    ['Wed, 04 Mar 2026 12:00:00 GMT', 10_800],
    ['Wed, 04 Mar 2026 08:00:00 GMT', 0],
    ['-5', 'none'],
    ['soon', 'none'],
    ['', 'none'],
    ['10800', 10_800],
    ['99999999', MAX_REQUESTED_WAIT_MS / 1000],
    ['9'.repeat(40), MAX_REQUESTED_WAIT_MS / 1000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', MAX_REQUESTED_WAIT_MS / 1000],
  ])('%s', (header, seconds) => {
    expect(wait(503, { 'retry-after': header })).toBe(seconds);
  });

  it('is measured by the clock of the answer', () => {
    const headers = {
      date: 'Tue, 03 Mar 2026 09:00:00 GMT',
      'retry-after': 'Tue, 03 Mar 2026 09:01:00 GMT',
    };
    expect(wait(503, headers)).toBe(60);
  });
});

describe('the end of a limit', () => {
  it.each<[string, number, Record<string, string>, number | 'none']>([
    ['Asio’s own, Unix time', 429, { reset: unix(90) }, 90],
    ['Asio’s own on 503', 503, { reset: unix(90) }, 90],
    ['on 503 while requests are left', 503, { reset: unix(90), remaining: '412' }, 'none'],
    ['on 503 with none left', 503, { reset: unix(90), remaining: '0' }, 90],
    ['on 423', 423, { reset: unix(90), remaining: '412' }, 90],
    ['on 403 with none left', 403, { 'x-ratelimit-reset': unix(90), 'x-ratelimit-remaining': '0' }, 90],
    ['on 403 with some left', 403, { 'x-ratelimit-reset': unix(90), 'x-ratelimit-remaining': '7' }, 'none'],
    ['on 403 that leaves it open', 403, { 'x-ratelimit-reset': unix(90) }, 'none'],
    ['on 500', 500, { reset: unix(90) }, 'none'],
    ['on 200', 200, { reset: unix(90), remaining: '0' }, 'none'],
    ['the usual one', 429, { 'x-ratelimit-reset': unix(90) }, 90],
    ['in milliseconds', 429, { 'x-rate-limit-reset': String(now + 90_000) }, 90],
    ['seconds from now, the draft', 429, { 'ratelimit-reset': '90' }, 90],
    ['the older structured header', 429, { ratelimit: 'limit=100, remaining=0, reset=90' }, 90],
    ['the newer structured header', 503, { ratelimit: '"default";r=0;t=90' }, 90],
    ['the newer one with some left', 503, { ratelimit: '"default";r=5;t=90' }, 'none'],
    ['a date', 429, { 'x-ratelimit-reset': '2026-03-04T09:01:30Z' }, 90],
    ['an HTTP date', 429, { 'x-ratelimit-reset': 'Wed, 04 Mar 2026 09:01:30 GMT' }, 90],
    ['a time that is over', 429, { reset: unix(-90) }, 'none'],
    ['nought', 429, { reset: '0' }, 'none'],
    ['junk', 429, { reset: 'soon' }, 'none'],
    ['an hour and a half', 429, { reset: unix(5_400) }, 5_400],
    ['years ahead', 429, { reset: unix(99_999_999) }, MAX_REQUESTED_WAIT_MS / 1000],
    ['behind Retry-After', 429, { 'retry-after': '30', reset: unix(90) }, 30],
    ['where Retry-After is junk', 429, { 'retry-after': 'soon', reset: unix(90) }, 90],
  ])('%s', (_name, status, headers, seconds) => {
    expect(wait(status, headers)).toBe(seconds);
  });

  it('is measured by the clock of the answer', () => {
    const headers = { date: 'Tue, 03 Mar 2026 09:00:00 GMT', reset: unix(90 - 86_400) };
    expect(wait(429, headers)).toBe(90);
  });
});
