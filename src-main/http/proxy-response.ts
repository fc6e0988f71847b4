import type { RequestErrorCode } from '../../src-preload/contract/request-error.ts';

/** What an HTTP proxy answered to CONNECT when it was not 2xx. Header names are lower case. */
export type ConnectResponse = {
  status: number;
  reason: string;
  headers: Record<string, string>;
  body: string;
};

/**
 * Why a proxy gave no way through. Only a refusal (HTTP 403, SOCKS reply 2) means that the host has to be allowed;
 * most proxies also say whether the name, the port or the server's silence was the cause, each in its own way.
 */
export function causeOfConnectResponse(response: ConnectResponse): RequestErrorCode {
  const { status, headers } = response;
  if (status === 407 || status === 401) return 'proxy-sign-in';
  if (status === 403) return 'proxy-refused';
  const marked = PROXY_SIGNATURES.find(({ header, pattern }) => pattern.test(textOf(response, header)));
  if (marked) return marked.code;
  if (status === 504) return 'proxy-connect-timeout';
  if (status === 502 || status === 503) return 'proxy-no-connection';
  const namesItself = headers['x-squid-error'] ?? headers['proxy-agent'] ?? headers.via;
  // What a plain web server says to CONNECT.
  if ([400, 404, 405, 501].includes(status) && namesItself === undefined) return 'proxy-wrong-kind';
  return 'proxy-failed';
}

function textOf({ reason, headers, body }: ConnectResponse, header: string): string {
  if (header === 'page') return `${reason}\n${body}`;
  return headers[header] ?? '';
}

type ProxySignature = { header: string; pattern: RegExp; code: RequestErrorCode };

// Proxy-Status is RFC 9209. X-Squid-Error holds Squid's error and the errno of its system. The words of pages are those
// of Squid, Tinyproxy, Privoxy, Blue Coat and Apache.
const PROXY_SIGNATURES: readonly ProxySignature[] = [
  { header: 'proxy-status', pattern: /error=dns_(?:error|timeout)/, code: 'proxy-name-not-found' },
  { header: 'proxy-status', pattern: /error=connection_refused/, code: 'proxy-connection-refused' },
  { header: 'proxy-status', pattern: /error=\w*timeout/, code: 'proxy-connect-timeout' },
  { header: 'proxy-status', pattern: /error=destination_ip_unroutable/, code: 'proxy-host-unreachable' },
  {
    header: 'proxy-status',
    pattern: /error=(?:http_request_denied|destination_ip_prohibited)/,
    code: 'proxy-refused',
  },
  { header: 'x-squid-error', pattern: /^ERR_DNS_FAIL/, code: 'proxy-name-not-found' },
  { header: 'x-squid-error', pattern: /^ERR_ACCESS_DENIED/, code: 'proxy-refused' },
  {
    header: 'x-squid-error',
    pattern: /^ERR_CONNECT_FAIL (?:111|61|10061)\b/,
    code: 'proxy-connection-refused',
  },
  { header: 'x-squid-error', pattern: /^ERR_CONNECT_FAIL (?:110|60|10060)\b/, code: 'proxy-connect-timeout' },
  {
    header: 'x-squid-error',
    pattern: /^ERR_CONNECT_FAIL (?:101|113|51|65|10051|10065)\b/,
    code: 'proxy-host-unreachable',
  },
  {
    header: 'x-squid-error',
    pattern: /^ERR_(?:READ_|LIFETIME_|GATEWAY_)?TIMEOUT/,
    code: 'proxy-connect-timeout',
  },
  // "Unable to forward": a name, a route or a parent proxy may be missing, and it does not say which.
  { header: 'x-squid-error', pattern: /^ERR_(?:CONNECT_FAIL|CANNOT_FORWARD)/, code: 'proxy-no-connection' },
  {
    header: 'page',
    pattern:
      /no such domain|dns_(?:unresolved_hostname|server_failure)|dns (?:lookup|error|failure)|(?:could|can) ?not (?:be )?resolved?|unable to (?:determine ip address|resolve)|host(?:name)? not found|name (?:or service not known|resolution)|unknown host/i,
    code: 'proxy-name-not-found',
  },
  { header: 'page', pattern: /connection refused/i, code: 'proxy-connection-refused' },
  { header: 'page', pattern: /timed? ?-?out\b/i, code: 'proxy-connect-timeout' },
  {
    header: 'page',
    pattern: /no route to host|network is unreachable|host is (?:down|unreachable)/i,
    code: 'proxy-host-unreachable',
  },
  {
    header: 'page',
    pattern: /connect failed|unable to connect|tcp_error|connection (?:to \S+ )?failed/i,
    code: 'proxy-no-connection',
  },
];

/** The reply of a SOCKS5 proxy (RFC 1928, 6); 255 stands for "no sign-in that this app knows". */
export function causeOfSocks5(reply: number): RequestErrorCode {
  return SOCKS5[reply] ?? 'proxy-failed';
}

const SOCKS5: Record<number, RequestErrorCode> = {
  2: 'proxy-refused',
  3: 'proxy-host-unreachable',
  // Dante gives it for a name that does not exist, too.
  4: 'proxy-host-unreachable',
  5: 'proxy-connection-refused',
  6: 'proxy-connect-timeout',
  7: 'proxy-unsupported',
  8: 'proxy-unsupported',
  255: 'proxy-sign-in',
};

/** The reply of a SOCKS4 proxy: 91 is "rejected or failed" and says no more, 92 and 93 want the user's identity. */
export function causeOfSocks4(reply: number): RequestErrorCode {
  return reply === 92 || reply === 93 ? 'proxy-sign-in' : 'proxy-failed';
}
