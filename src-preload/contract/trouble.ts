/**
 * What can stand between a request and a usable answer, as data. `src-main/http/http-error.ts` tells
 * which one it is, words/ say what it means, what it does not mean and who can mend it.
 * Sources: Node's and undici's error codes, RFC 9110 status codes.
 */
export const TROUBLE_CODES = [
  'address-invalid',
  'address-not-allowed',
  'address-private',
  'address-blocked',
  'offline',
  'dns-not-found',
  'dns-failed',
  'proxy-unreachable',
  'proxy-sign-in',
  'proxy-refused',
  'connection-refused',
  'connection-reset',
  'host-unreachable',
  'connect-timeout',
  'answer-timeout',
  'body-timeout',
  'run-timeout',
  'answer-too-big',
  'headers-too-big',
  'not-http',
  'tls-expired',
  'tls-not-yet-valid',
  'tls-wrong-name',
  'tls-self-signed',
  'tls-inspected',
  'tls-unknown-issuer',
  'tls-revoked',
  'tls-protocol',
  'tls-client-certificate',
  'clock-wrong',
  'redirected',
  'html-answer',
  'captive-portal',
  'wrong-product',
  'not-json',
  'wrong-shape',
  'error-inside',
  'bad-request',
  'unauthorized',
  'forbidden',
  'forbidden-by-filter',
  'not-found',
  'conflict',
  'rate-limited',
  'server-error',
  'server-unavailable',
  'other-status',
  'stopped',
  'network-failed',
] as const;

export type TroubleCode = (typeof TROUBLE_CODES)[number];

/** Params never hold a secret: hosts, statuses, names of certificates, times. */
export type Trouble = { code: TroubleCode; params: Record<string, string | number> };
