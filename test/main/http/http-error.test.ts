import { expect, it } from 'vitest';
import { clockSkew } from '../../../src-main/http/clock-skew.ts';
import {
  type ErrorContext,
  REQUEST_ERROR_PARAMS,
  toRequestError,
} from '../../../src-main/http/http-error.ts';
import { REQUEST_ERROR_CODES, type RequestErrorCode } from '../../../src-preload/contract/request-error.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const DAY = 86_400_000;
const about: ErrorContext = { host: 'acme.example', phase: 'connect', now: NOW };

function coded(code: string): Error {
  // The words say another thing than the code does: only the code may count.
  return Object.assign(new Error('certificate has expired'), { code });
}

const TABLE: [string, RequestErrorCode][] = [
  ['ENOTFOUND', 'dns-not-found'],
  ['EAI_NODATA', 'dns-not-found'],
  ['EAI_AGAIN', 'dns-failed'],
  ['EAI_FAIL', 'dns-failed'],
  ['ESERVFAIL', 'dns-failed'],
  ['ECONNREFUSED', 'connection-refused'],
  ['ECONNRESET', 'connection-reset'],
  ['ECONNABORTED', 'connection-reset'],
  ['EPIPE', 'connection-reset'],
  ['UND_ERR_SOCKET', 'connection-reset'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'connection-reset'],
  ['HPE_INVALID_EOF_STATE', 'connection-reset'],
  ['EHOSTUNREACH', 'host-unreachable'],
  ['ENETUNREACH', 'host-unreachable'],
  ['EHOSTDOWN', 'host-unreachable'],
  ['EADDRNOTAVAIL', 'host-unreachable'],
  ['EACCES', 'host-unreachable'],
  ['ENETDOWN', 'offline'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'answer-timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'body-timeout'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'answer-too-big'],
  ['UND_ERR_HEADERS_OVERFLOW', 'headers-too-big'],
  ['HPE_HEADER_OVERFLOW', 'headers-too-big'],
  ['HPE_INVALID_CONSTANT', 'not-http'],
  ['HPE_INVALID_HEADER_TOKEN', 'not-http'],
  ['Z_DATA_ERROR', 'not-http'],
  ['Z_BUF_ERROR', 'not-http'],
  ['UND_ERR_ABORTED', 'stopped'],
  ['CERT_HAS_EXPIRED', 'tls-expired'],
  ['CERT_NOT_YET_VALID', 'tls-not-yet-valid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-wrong-name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-unknown-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-unknown-issuer'],
  ['CERT_UNTRUSTED', 'tls-unknown-issuer'],
  ['CERT_REVOKED', 'tls-revoked'],
  ['EPROTO', 'tls-protocol'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-protocol'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'tls-protocol'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'tls-protocol'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls-client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'tls-client-certificate'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls-client-certificate'],
  ['EMFILE', 'network-failed'],
];

it.each(TABLE)('%s is %s', (code, expected) => {
  const error = toRequestError(coded(code), about);
  expect(error.code).toBe(expected);
  expect(Object.keys(error.params)).toEqual([...REQUEST_ERROR_PARAMS[expected]]);
});

it.each<[string, unknown, RequestErrorCode]>([
  [
    'behind a cause',
    new Error('fetch failed', { cause: new Error('x', { cause: coded('ENOTFOUND') }) }),
    'dns-not-found',
  ],
  [
    'in an aggregate',
    new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]),
    'connection-refused',
  ],
  [
    'in an aggregate behind a cause',
    new Error('x', { cause: new AggregateError([coded('EPIPE')]) }),
    'connection-reset',
  ],
  ['beside an unknown code', Object.assign(coded('ODD'), { cause: coded('ECONNRESET') }), 'connection-reset'],
])('finds a code %s', (_where, error, expected) => {
  expect(toRequestError(error, about).code).toBe(expected);
});

it('survives a chain that bites its tail, and things that are no errors', () => {
  const circular = new Error('x');
  circular.cause = circular;
  for (const error of [circular, null, undefined, 'ECONNRESET', 7, {}, { code: 7 }, new AggregateError([])]) {
    expect(toRequestError(error, about)).toEqual({
      code: 'network-failed',
      params: { host: 'acme.example', code: 'unknown' },
    });
  }
});

it('takes no word of a message and no odd code along', () => {
  const error = Object.assign(new Error('ECONNRESET certificate has expired'), { code: 'Bearer abc' });
  expect(toRequestError(error, about).params).toEqual({ host: 'acme.example', code: 'unknown' });
});

it.each<[ErrorContext['phase'], string, RequestErrorCode]>([
  ['proxy', 'ECONNREFUSED', 'proxy-unreachable'],
  ['proxy', 'ENOTFOUND', 'proxy-not-found'],
  ['proxy', 'EAI_AGAIN', 'proxy-unreachable'],
  ['proxy', 'ETIMEDOUT', 'proxy-unreachable'],
  ['proxy-tls', 'SELF_SIGNED_CERT_IN_CHAIN', 'proxy-certificate'],
  ['proxy-tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'proxy-certificate'],
  ['proxy-tls', 'CERT_HAS_EXPIRED', 'proxy-certificate-date'],
  ['proxy-tls', 'ERR_TLS_CERT_ALTNAME_INVALID', 'proxy-certificate-name'],
  ['proxy-tls', 'EPROTO', 'proxy-wrong-kind'],
  ['proxy-tls', 'ECONNRESET', 'proxy-unreachable'],
  ['proxy-tls', 'ENETDOWN', 'offline'],
  ['tunnel', 'ECONNRESET', 'proxy-hung-up'],
  ['tunnel', 'UND_ERR_CONNECT_TIMEOUT', 'proxy-connect-timeout'],
  ['tunnel', 'HPE_INVALID_CONSTANT', 'proxy-wrong-kind'],
  ['proxy', 'ENETDOWN', 'offline'],
  ['answer', 'ETIMEDOUT', 'answer-timeout'],
  ['body', 'ETIMEDOUT', 'body-timeout'],
])('while at %s, %s is %s', (phase, code, expected) => {
  expect(toRequestError(coded(code), { ...about, phase, proxy: 'proxy.example:8080' }).code).toBe(expected);
});

const certificate = {
  issuer: 'Zscaler Inc., Zscaler Root CA',
  names: ['a'],
  validFrom: NOW - DAY,
  validTo: NOW + DAY,
};

it.each([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
])('names the inspecting product behind %s', (code) => {
  const error = toRequestError(coded(code), { ...about, phase: 'tls', certificate });
  expect(error).toEqual({
    code: 'tls-inspected',
    params: { host: 'acme.example', issuer: certificate.issuer },
  });
});

it.each<[string, Partial<ErrorContext>, RequestErrorCode]>([
  ['nothing is known of the clock', { skew: null }, 'tls-not-yet-valid'],
  ['the clock is right', { skew: 60_000 }, 'tls-not-yet-valid'],
  ['the clock is exactly at the limit', { skew: -300_000 }, 'tls-not-yet-valid'],
  ['the clock is a day behind', { skew: -1.5 * DAY }, 'clock-wrong'],
  [
    'the clock is off, but the certificate is not valid there either',
    { skew: -30 * DAY },
    'tls-not-yet-valid',
  ],
])('a certificate that is not valid yet while %s', (_what, known, expected) => {
  const later = { ...certificate, validFrom: NOW + DAY, validTo: NOW + 9 * DAY };
  const error = toRequestError(coded('CERT_NOT_YET_VALID'), {
    ...about,
    phase: 'tls',
    certificate: later,
    ...known,
  });
  expect(error.code).toBe(expected);
});

it('has params for every code', () => {
  expect(Object.keys(REQUEST_ERROR_PARAMS).sort()).toEqual([...REQUEST_ERROR_CODES].sort());
});

it.each([
  ['Mon, 15 Jun 2026 12:00:00 GMT', 0],
  ['Mon, 15 Jun 2026 11:54:00 GMT', 360_000],
  ['Mon, 15 Jun 2026 12:06:00 GMT', -360_000],
  ['2026-06-15', null],
  ['soon GMT', null],
  [undefined, null],
])('reads the skew of %j as %s', (header, expected) => {
  expect(clockSkew(header, NOW)).toBe(expected);
});
