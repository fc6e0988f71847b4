import { expect, it } from 'vitest';
import { readProxies } from '../../../src-main/http/proxies.ts';
import {
  causeOfConnectResponse,
  causeOfSocks4,
  causeOfSocks5,
} from '../../../src-main/http/proxy-response.ts';
import type { RequestErrorCode } from '../../../src-preload/contract/request-error.ts';

type Row = [
  who: string,
  status: number,
  reason: string,
  headers: Record<string, string>,
  page: string,
  RequestErrorCode,
];

const SQUID = { server: 'squid/5.7' };
const TINY = { server: 'tinyproxy/1.11.1' };

// Squid 5.7, Tinyproxy 1.11 and Privoxy 3.0.34 as they answered to CONNECT; the rest by their documents.
it.each<Row>([
  ['Squid', 403, 'Forbidden', { ...SQUID, 'x-squid-error': 'ERR_ACCESS_DENIED 0' }, '', 'proxy-refused'],
  [
    'Squid',
    503,
    'Service Unavailable',
    { ...SQUID, 'x-squid-error': 'ERR_DNS_FAIL 0' },
    '',
    'proxy-name-not-found',
  ],
  [
    'Squid',
    500,
    'Internal Server Error',
    { ...SQUID, 'x-squid-error': 'ERR_CANNOT_FORWARD 0' },
    '',
    'proxy-no-connection',
  ],
  [
    'Squid',
    503,
    'Service Unavailable',
    { ...SQUID, 'x-squid-error': 'ERR_CONNECT_FAIL 111' },
    '',
    'proxy-connection-refused',
  ],
  [
    'Squid',
    503,
    'Service Unavailable',
    { ...SQUID, 'x-squid-error': 'ERR_CONNECT_FAIL 110' },
    '',
    'proxy-connect-timeout',
  ],
  [
    'Squid',
    503,
    'Service Unavailable',
    { ...SQUID, 'x-squid-error': 'ERR_CONNECT_FAIL 113' },
    '',
    'proxy-host-unreachable',
  ],
  [
    'Squid',
    503,
    'Service Unavailable',
    { ...SQUID, 'x-squid-error': 'ERR_CONNECT_FAIL 101' },
    '',
    'proxy-host-unreachable',
  ],
  [
    'Squid',
    504,
    'Gateway Timeout',
    { ...SQUID, 'x-squid-error': 'ERR_READ_TIMEOUT 110' },
    '',
    'proxy-connect-timeout',
  ],
  ['Squid', 400, 'Bad Request', { ...SQUID, 'x-squid-error': 'ERR_INVALID_URL 0' }, '', 'proxy-failed'],
  [
    'Squid',
    407,
    'Proxy Authentication Required',
    { ...SQUID, 'x-squid-error': 'ERR_CACHE_ACCESS_DENIED 0' },
    '',
    'proxy-sign-in',
  ],
  ['Tinyproxy', 500, 'Unable to connect', TINY, '<h1>Unable to connect</h1>', 'proxy-no-connection'],
  ['Tinyproxy', 403, 'Filtered', TINY, '', 'proxy-refused'],
  ['Privoxy', 404, 'No such domain', {}, '', 'proxy-name-not-found'],
  ['Privoxy', 503, 'Connect failed', {}, '', 'proxy-no-connection'],
  ['Privoxy', 403, 'Request blocked by Privoxy', {}, '', 'proxy-refused'],
  [
    'Blue Coat',
    503,
    'Service Unavailable',
    {},
    'Network Error (dns_unresolved_hostname)',
    'proxy-name-not-found',
  ],
  ['Blue Coat', 503, 'Service Unavailable', {}, 'Network Error (tcp_error)', 'proxy-no-connection'],
  ['Apache', 502, 'Proxy Error', {}, 'Reason: DNS lookup failure for: acme.example', 'proxy-name-not-found'],
  [
    'RFC 9209',
    502,
    'Bad Gateway',
    { 'proxy-status': 'p; error=dns_error; rcode="NXDOMAIN"' },
    '',
    'proxy-name-not-found',
  ],
  [
    'RFC 9209',
    502,
    'Bad Gateway',
    { 'proxy-status': 'p; error=connection_refused' },
    '',
    'proxy-connection-refused',
  ],
  [
    'RFC 9209',
    504,
    'Gateway Timeout',
    { 'proxy-status': 'p; error=connection_timeout' },
    '',
    'proxy-connect-timeout',
  ],
  [
    'RFC 9209',
    502,
    'Bad Gateway',
    { 'proxy-status': 'p; error=destination_ip_unroutable' },
    '',
    'proxy-host-unreachable',
  ],
  ['any', 504, 'Gateway Timeout', {}, '', 'proxy-connect-timeout'],
  ['any', 502, 'Bad Gateway', {}, 'Connection refused', 'proxy-connection-refused'],
  ['any', 502, 'Bad Gateway', {}, '', 'proxy-no-connection'],
  ['any', 503, 'Service Unavailable', {}, '', 'proxy-no-connection'],
  ['any', 401, 'Unauthorized', {}, '', 'proxy-sign-in'],
  ['any', 500, 'Internal Server Error', {}, '', 'proxy-failed'],
  ['any', 418, '', {}, '', 'proxy-failed'],
  ['a web server', 405, 'Method Not Allowed', { server: 'Apache' }, '', 'proxy-wrong-kind'],
  ['a web server', 400, 'Bad Request', { server: 'nginx' }, '', 'proxy-wrong-kind'],
])('%s, HTTP %s %s', (_who, status, reason, headers, body, code) => {
  expect(causeOfConnectResponse({ status, reason, headers, body })).toBe(code);
});

it('only HTTP 403 and SOCKS reply 2 mean that the host is to be allowed', () => {
  const statuses = Array.from({ length: 300 }, (_, index) => 300 + index);
  const refused = statuses.filter(
    (status) => causeOfConnectResponse({ status, reason: '', headers: {}, body: '' }) === 'proxy-refused',
  );
  expect(refused).toEqual([403]);
  const replies = Array.from({ length: 255 }, (_, index) => index + 1);
  expect(replies.filter((reply) => causeOfSocks5(reply) === 'proxy-refused')).toEqual([2]);
  expect(replies.filter((reply) => causeOfSocks4(reply) === 'proxy-refused')).toEqual([]);
});

it.each<[number, RequestErrorCode]>([
  [1, 'proxy-failed'],
  [3, 'proxy-host-unreachable'],
  [4, 'proxy-host-unreachable'],
  [5, 'proxy-connection-refused'],
  [6, 'proxy-connect-timeout'],
  [7, 'proxy-unsupported'],
  [8, 'proxy-unsupported'],
  [9, 'proxy-failed'],
  [255, 'proxy-sign-in'],
])('SOCKS 5, reply %s: %s', (reply, code) => {
  expect(causeOfSocks5(reply)).toBe(code);
});

const direct = { kind: 'direct' };
const http = { kind: 'http', host: 'a', port: 8080 };

it.each<[answer: string, proxies: unknown[]]>([
  ['', [direct]],
  ['DIRECT', [direct]],
  [' direct ;', [direct]],
  ['PROXY a:8080; DIRECT', [http, direct]],
  ['proxy a:8080;http a:8080', [http, http]],
  ['HTTPS a', [{ kind: 'https', host: 'a', port: 443 }]],
  ['SOCKS a', [{ kind: 'socks4', host: 'a', port: 1080 }]],
  ['SOCKS4 a:9050', [{ kind: 'socks4', host: 'a', port: 9050 }]],
  ['SOCKS5 [::1]:1', [{ kind: 'socks5', host: '::1', port: 1 }]],
  ['QUIC a:443; DIRECT', [{ kind: 'unknown', entry: 'QUIC a:443' }, direct]],
  ['SOCKS6 a:1', [{ kind: 'unknown', entry: 'SOCKS6 a:1' }]],
  ['nonsense', [{ kind: 'unknown', entry: 'nonsense' }]],
  ['PROXY a', [{ kind: 'http', host: 'a', port: 80 }]],
  ['PROXY', [{ kind: 'unknown', entry: 'PROXY' }]],
  ['PROXY a:99999', [{ kind: 'unknown', entry: 'PROXY a:99999' }]],
  ['PROXY a:0', [{ kind: 'unknown', entry: 'PROXY a:0' }]],
  ['PROXY a:80 b:80', [{ kind: 'unknown', entry: 'PROXY a:80 b:80' }]],
  ['PROXY me:word@a:80', [{ kind: 'unknown', entry: 'PROXY a:80' }]],
  ['[https://a:1, https://b:2]', [{ kind: 'unknown', entry: '[https:a:1 https:b:2]' }]],
])('reads the list %j', (answer, proxies) => {
  expect(readProxies(answer)).toEqual(proxies);
});
