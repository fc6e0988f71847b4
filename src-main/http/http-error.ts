import type { RequestError, RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { inspectorNamed, publicAuthorityNamed } from './certificate-facts.ts';
import { CLOCK_TOLERANCE_MS } from './clock-skew.ts';

/** Where the request was when it failed. */
export type Phase = 'name' | 'proxy' | 'proxy-tls' | 'tunnel' | 'connect' | 'tls' | 'answer' | 'body';

/** What is known around an exception. `host` with its port if unusual; `skew`, `now` and `limit` in milliseconds. */
export type ErrorContext = {
  host: string;
  phase: Phase;
  now: number;
  /** The limit that ran out, if one did. */
  limit?: number;
  proxy?: string | undefined;
  certificate?: CertificateFacts | null;
  /** True for the public hosts of a vendor, whose certificates come from public authorities. */
  isVendorHost?: boolean;
  skew?: number | null;
};

/**
 * The params of each request error, which are the placeholders of its message. What arises from a whole answer (from
 * `answer-too-big` on) comes from the reader of verdicts, which gives these params and has no host.
 */
export const REQUEST_ERROR_PARAMS = {
  'address-invalid': [],
  'address-not-allowed': ['host'],
  'address-private': ['host', 'address'],
  'address-blocked': ['host', 'address'],
  offline: ['host'],
  'dns-not-found': ['host'],
  'dns-failed': ['host'],
  'proxy-unknown-kind': ['host', 'proxy'],
  'proxy-not-found': ['host', 'proxy'],
  'proxy-unreachable': ['host', 'proxy'],
  'proxy-hung-up': ['host', 'proxy'],
  'proxy-wrong-kind': ['host', 'proxy'],
  'proxy-certificate': ['host', 'proxy', 'issuer'],
  'proxy-certificate-date': ['host', 'proxy', 'from', 'until', 'today'],
  'proxy-certificate-name': ['host', 'proxy', 'names'],
  'proxy-sign-in': ['host', 'proxy'],
  'proxy-refused': ['host', 'proxy', 'reply'],
  'proxy-name-not-found': ['host', 'proxy', 'reply'],
  'proxy-connection-refused': ['host', 'proxy', 'reply'],
  'proxy-connect-timeout': ['host', 'proxy', 'reply'],
  'proxy-host-unreachable': ['host', 'proxy', 'reply'],
  'proxy-no-connection': ['host', 'proxy', 'reply'],
  'proxy-unsupported': ['host', 'proxy', 'reply'],
  'proxy-failed': ['host', 'proxy', 'reply'],
  'connection-refused': ['host'],
  'connection-reset': ['host'],
  'host-unreachable': ['host'],
  'connect-timeout': ['host', 'seconds'],
  'answer-timeout': ['host', 'seconds'],
  'body-timeout': ['host', 'seconds'],
  'run-timeout': [],
  stopped: ['host'],
  'network-failed': ['host', 'code'],
  'headers-too-big': ['host'],
  'not-http': ['host'],
  'encoding-unknown': ['host', 'encoding'],
  'body-broken': ['host'],
  'tls-expired': ['host', 'date', 'today'],
  'tls-not-yet-valid': ['host', 'date', 'today'],
  'tls-wrong-name': ['host', 'names'],
  'tls-self-signed': ['host', 'issuer'],
  'tls-inspected': ['host', 'issuer'],
  'tls-unknown-issuer': ['host', 'issuer'],
  'tls-chain-incomplete': ['host', 'issuer'],
  'tls-revoked': ['host'],
  'tls-protocol': ['host'],
  'tls-client-certificate': ['host'],
  'clock-wrong': ['host', 'minutes'],
  'answer-too-big': [],
  redirected: ['status', 'to'],
  'html-answer': ['status'],
  'xml-answer': ['status'],
  'captive-portal': ['status'],
  'wrong-product': ['status'],
  'not-json': ['status'],
  'wrong-shape': ['status'],
  'error-inside': ['status', 'inner'],
  'bad-request': ['status'],
  unauthorized: ['status'],
  forbidden: ['status'],
  'forbidden-by-filter': ['status', 'product'],
  'gateway-sign-in': ['status', 'product'],
  'refusal-unsigned': ['status'],
  'answered-by-proxy': ['status', 'product'],
  'not-found': ['status'],
  conflict: ['status'],
  'rate-limited': ['status'],
  'server-error': ['status'],
  'server-unavailable': ['status'],
  'other-status': ['status'],
} as const satisfies Record<RequestErrorCode, readonly string[]>;

// Codes of Node (libuv, OpenSSL's X.509 verdicts), of undici and of its parser.
const CODES: Record<string, RequestErrorCode> = {
  ENOTFOUND: 'dns-not-found',
  EAI_NONAME: 'dns-not-found',
  EAI_NODATA: 'dns-not-found',
  ENODATA: 'dns-not-found',
  EAI_AGAIN: 'dns-failed',
  EAI_FAIL: 'dns-failed',
  ESERVFAIL: 'dns-failed',
  EREFUSED: 'dns-failed',
  ETIMEOUT: 'dns-failed',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  EPIPE: 'connection-reset',
  UND_ERR_SOCKET: 'connection-reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection-reset',
  HPE_INVALID_EOF_STATE: 'connection-reset',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENETUNREACH: 'host-unreachable',
  EADDRNOTAVAIL: 'host-unreachable',
  // A firewall on this computer forbids the connection.
  EACCES: 'host-unreachable',
  EPERM: 'host-unreachable',
  ENETDOWN: 'offline',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'answer-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer-too-big',
  UND_ERR_HEADERS_OVERFLOW: 'headers-too-big',
  HPE_HEADER_OVERFLOW: 'headers-too-big',
  UND_ERR_ABORTED: 'stopped',
  ABORT_ERR: 'stopped',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-name',
  HOSTNAME_MISMATCH: 'tls-wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-self-signed',
  // A root that the server sends along says nothing of who it belongs to.
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-unknown-issuer',
  CERT_UNTRUSTED: 'tls-unknown-issuer',
  CERT_REJECTED: 'tls-unknown-issuer',
  CERT_SIGNATURE_FAILURE: 'tls-unknown-issuer',
  CERT_CHAIN_TOO_LONG: 'tls-unknown-issuer',
  INVALID_CA: 'tls-unknown-issuer',
  INVALID_PURPOSE: 'tls-unknown-issuer',
  PATH_LENGTH_EXCEEDED: 'tls-unknown-issuer',
  CERT_REVOKED: 'tls-revoked',
  // The same alert by OpenSSL's name and by that of BoringSSL, which Electron has.
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'tls-client-certificate',
  ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED: 'tls-client-certificate',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'tls-client-certificate',
  ERR_SSL_SSLV3_ALERT_NO_CERTIFICATE: 'tls-client-certificate',
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: 'tls-client-certificate',
};

// Families of codes. Z_ is a body that is not compressed as its header says.
const FAMILIES: readonly (readonly [prefix: string, code: RequestErrorCode])[] = [
  ['HPE_', 'not-http'],
  ['Z_', 'not-http'],
  ['ERR_SSL_', 'tls-protocol'],
  ['EPROTO', 'tls-protocol'],
];

/** The request error for an exception of the network: by codes alone, never by a message, which changes freely. */
export function toRequestError(error: unknown, about: ErrorContext): RequestError {
  const found = codesIn(error);
  for (const code of found) {
    const known = CODES[code] ?? FAMILIES.find(([prefix]) => code.startsWith(prefix))?.[1];
    if (known) return describeError(atPhase(known, about), about);
  }
  return { code: 'network-failed', params: { host: about.host, code: found[0] ?? 'unknown' } };
}

/** The codes along `cause` and inside `AggregateError.errors`, outermost first; a chain that bites its tail ends. */
function codesIn(error: unknown, seen = new Set<unknown>()): string[] {
  if (typeof error !== 'object' || error === null || seen.has(error)) return [];
  seen.add(error);
  const { name, code, cause, errors } = error as Record<'name' | 'code' | 'cause' | 'errors', unknown>;
  const own = typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? [code] : [];
  // undici 7.30 means to give its parser's errors a code and gives undefined; their name is all there is.
  if (name === 'HTTPParserError' && own.length === 0) own.push('HPE_UNNAMED');
  const inner = Array.isArray(errors) ? errors.flatMap((each) => codesIn(each, seen)) : [];
  return [...own, ...codesIn(cause, seen), ...inner];
}

/** Whatever breaks on the way to the proxy is the proxy's, whoever the request was for. */
const PROXY_PHASES: Partial<
  Record<Phase, Partial<Record<RequestErrorCode, RequestErrorCode>> & { else: RequestErrorCode }>
> = {
  proxy: { 'dns-not-found': 'proxy-not-found', else: 'proxy-unreachable' },
  'proxy-tls': {
    'tls-expired': 'proxy-certificate-date',
    'tls-not-yet-valid': 'proxy-certificate-date',
    'tls-wrong-name': 'proxy-certificate-name',
    'tls-self-signed': 'proxy-certificate',
    'tls-unknown-issuer': 'proxy-certificate',
    'tls-inspected': 'proxy-certificate',
    'tls-revoked': 'proxy-certificate',
    'tls-client-certificate': 'proxy-sign-in',
    'tls-protocol': 'proxy-wrong-kind',
    else: 'proxy-unreachable',
  },
  tunnel: {
    'connect-timeout': 'proxy-connect-timeout',
    'connection-reset': 'proxy-hung-up',
    'not-http': 'proxy-wrong-kind',
    else: 'proxy-unreachable',
  },
};

function atPhase(code: RequestErrorCode, about: ErrorContext): RequestErrorCode {
  const ofProxy = PROXY_PHASES[about.phase];
  if (ofProxy) {
    if (code === 'offline' || code === 'stopped') return code;
    const isDate = code === 'tls-expired' || code === 'tls-not-yet-valid';
    return isDate && isClockToBlame(about) ? 'clock-wrong' : (ofProxy[code] ?? ofProxy.else);
  }
  if (code === 'connect-timeout' && about.phase === 'answer') return 'answer-timeout';
  if (code === 'connect-timeout' && about.phase === 'body') return 'body-timeout';
  if (code === 'tls-unknown-issuer' || code === 'tls-self-signed') return judgeIssuer(code, about);
  if (code === 'tls-expired' || code === 'tls-not-yet-valid')
    return isClockToBlame(about) ? 'clock-wrong' : code;
  return code;
}

/**
 * Who signed a certificate that nobody here trusts: a product that inspects, by its name, or by the host, since no
 * vendor's public host shows a private authority's; a public authority whose chain the server cuts short; or the
 * authority of a company, as its own servers have.
 */
function judgeIssuer(code: 'tls-unknown-issuer' | 'tls-self-signed', about: ErrorContext): RequestErrorCode {
  const issuer = about.certificate?.issuer ?? '';
  if (inspectorNamed(issuer)) return 'tls-inspected';
  if (code === 'tls-unknown-issuer' && publicAuthorityNamed(issuer)) return 'tls-chain-incomplete';
  return about.isVendorHost ? 'tls-inspected' : code;
}

/** True when an earlier answer showed this clock to be off, and the certificate is fine at the server's time. */
function isClockToBlame({ skew, now, certificate }: ErrorContext): boolean {
  if (skew === null || skew === undefined || Math.abs(skew) <= CLOCK_TOLERANCE_MS) return false;
  if (!certificate) return true;
  const there = now - skew;
  return certificate.validFrom <= there && there <= certificate.validTo;
}

function describeError(code: RequestErrorCode, about: ErrorContext): RequestError {
  const { certificate, host } = about;
  const known: Record<string, string | number> = {
    host,
    proxy: about.proxy ?? '',
    seconds: Math.round((about.limit ?? 0) / 1000),
    minutes: Math.round(Math.abs(about.skew ?? 0) / 60_000),
    issuer: certificate?.issuer ?? '',
    names: certificate?.names.join(', ') ?? '',
    date: day((code === 'tls-expired' ? certificate?.validTo : certificate?.validFrom) ?? about.now),
    from: day(certificate?.validFrom ?? about.now),
    until: day(certificate?.validTo ?? about.now),
    today: day(about.now),
  };
  return requestError(code, known);
}

/** A request error with exactly the params its message may use, taken from what is known. */
export function requestError(code: RequestErrorCode, known: Record<string, string | number>): RequestError {
  const params: Record<string, string | number> = {};
  for (const name of REQUEST_ERROR_PARAMS[code]) params[name] = known[name] ?? '';
  return { code, params };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
