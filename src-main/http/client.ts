import type { Socket } from 'node:net';
import type { Client as UndiciClient } from 'undici';
import type { RequestError, RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import { kindOfHost, type Reach, reachOf } from './addresses.ts';
import { clockSkew } from './clock-skew.ts';
import { connect } from './connect.ts';
import { type Phase, requestError, toRequestError } from './http-error.ts';
import type { HttpOutcome, HttpRequest, HttpResponse, Lookup, Outcome } from './http-request.ts';
import { type Body, readBody } from './read-body.ts';
import { headersReceived, headersToSend, readTarget, schemeOf } from './request-rules.ts';
import { addressesOf, systemLookup } from './resolve-host.ts';
import type { Routes } from './routes.ts';
import { DEFAULT_LIMITS, type Deadline, type Limits, orAbort, startDeadline } from './time-limits.ts';
import { secureContextFor } from './tls.ts';

/**
 * The one way out of this app: an HTTPS client that asks once, follows nothing, keeps no cookie and ends in time.
 * Connections are kept open between requests of the same client to the same origin. `close` ends what is under way.
 */
export type Client = {
  send(request: HttpRequest): Promise<HttpOutcome>;
  close(): Promise<void>;
};

/** `resolveProxy` answers like Electron's; `authorities` are PEM, one each, and the same array while unchanged. */
export type ClientParts = {
  routes: Routes;
  resolveProxy: (url: string) => Promise<string>;
  authorities: () => Promise<readonly string[]>;
  isOnline: () => boolean;
  /** Whether a host is a public one of a vendor or of Neo; nothing is known without. */
  isVendorHost?: (host: string) => boolean;
  lookup?: Lookup;
  now: () => number;
  limits?: Partial<Limits>;
};

/** An open connection with the parser on it. One request at a time. */
type Connection = { client: UndiciClient; socket: Socket };

// With no network at all these say nothing about the host they name.
const OFFLINE_LOOKS_LIKE: readonly RequestErrorCode[] = [
  'dns-not-found',
  'dns-failed',
  'proxy-unreachable',
  'host-unreachable',
  'connect-timeout',
  'network-failed',
];

export function openClient(parts: ClientParts): Client {
  const limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const closing = new AbortController();
  const idle = new Map<Connection, string>();
  let skew: number | null = null;

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const start = parts.now();
    const deadline = startDeadline([request.signal, closing.signal], limits.requestTimeoutMs);
    try {
      const outcome = await sendOnce(request, deadline);
      const end = parts.now();
      const measured = { milliseconds: end - start, at: new Date(end).toISOString() };
      if (!outcome.ok) return { ...outcome, ...measured };
      skew = clockSkew(outcome.value.headers.date, end) ?? skew;
      return { ok: true, response: { ...outcome.value, ...measured }, ...measured };
    } finally {
      deadline.done();
    }
  }

  async function sendOnce(request: HttpRequest, deadline: Deadline): Promise<Outcome<Received>> {
    const target = readTarget(request);
    if (!target.ok) return target;
    const url = target.value;
    const { routes } = parts;
    const proxies = routes.has(url.origin) ? '' : await proxiesFor(url, deadline.signal);
    const key = `${url.origin} ${request.allowPrivate} ${proxies}`;
    // Only a GET may take an open connection: the server may have closed it already, and what fails there before a
    // byte of its answer has come is asked again, which no other request may be.
    for (let mayReuse = request.method === 'GET'; ; mayReuse = false) {
      const reused = mayReuse ? takeIdle(key) : undefined;
      let line = reused;
      if (!line) {
        const way = { url, allowPrivate: request.allowPrivate, proxies, skew };
        const opened = await openConnection(way, deadline);
        if (!opened.ok) return { ok: false, error: withKnownCause(opened.error, url, deadline) };
        line = opened.value;
      }
      const progress: Progress = { phase: 'answer' };
      const readBefore = line.socket.bytesRead;
      try {
        const received = await exchange(line, url, request, limits.maxBodyBytes, deadline, progress);
        if (received.truncated || received.broken) discard(line);
        else idle.set(line, key);
        // The server's farewell to an idle connection, which has crossed the request on its way (RFC 9110, 15.5.9).
        if (reused && received.status === 408) {
          discard(line);
          continue;
        }
        const { undecoded, broken, ...response } = received;
        const isError = response.status >= 400;
        if (undecoded !== undefined && !isError) {
          return {
            ok: false,
            error: requestError('encoding-unknown', { host: url.host, encoding: undecoded }),
          };
        }
        if (broken && !isError) return { ok: false, error: requestError('body-broken', { host: url.host }) };
        return { ok: true, value: response };
      } catch (error) {
        const hasAnswer = line.socket.bytesRead > readBefore;
        discard(line);
        if (reused && !hasAnswer && deadline.ended() === null) continue;
        const about = {
          host: url.host,
          phase: progress.phase,
          now: parts.now(),
          limit: limits.requestTimeoutMs,
        };
        return {
          ok: false,
          error: withKnownCause(toRequestError(error, about), url, deadline, progress.phase),
        };
      }
    }
  }

  /** Puts first what is known besides the error: who ended it, and whether there is a network at all. */
  function withKnownCause(error: RequestError, url: URL, deadline: Deadline, phase?: Phase): RequestError {
    const ending = deadline.ended();
    if (ending === 'stopped' || ending === 'run-timeout') return requestError(ending, { host: url.host });
    if (ending === 'time') {
      const code = phase === 'body' ? 'body-timeout' : phase ? 'answer-timeout' : 'connect-timeout';
      return requestError(code, { host: url.host, seconds: Math.round(limits.requestTimeoutMs / 1000) });
    }
    const isOffline =
      !parts.routes.has(url.origin) && OFFLINE_LOOKS_LIKE.includes(error.code) && !parts.isOnline();
    return isOffline ? requestError('offline', { host: url.host }) : error;
  }

  /** A PAC script is given the origin only; the path may name a tenant. Without an answer there is no proxy. */
  async function proxiesFor(url: URL, signal: AbortSignal): Promise<string> {
    return orAbort(parts.resolveProxy(`${url.origin}/`), signal).catch(() => 'DIRECT');
  }

  async function openConnection(
    way: { url: URL; allowPrivate: boolean; proxies: string; skew: number | null },
    deadline: Deadline,
  ): Promise<Outcome<Connection>> {
    const { lookup = systemLookup, ...rest } = parts;
    const [{ Client: Undici }, opened] = await Promise.all([
      // Loaded with the first connection, since the app's start needs none.
      import('undici'),
      connect(way, { ...rest, lookup, limit: limits.connectTimeoutMs }, deadline.signal),
    ]);
    if (!opened.ok) return opened;
    const socket = opened.value;
    let isTaken = false;
    const client = new Undici(way.url.origin, {
      connect: (_options, callback) => {
        // The server hung up while the connection lay idle, and undici asks for another.
        if (isTaken) return queueMicrotask(() => callback(new Error('spent'), null));
        isTaken = true;
        // undici asks from inside its own loop and does not notice an answer given there.
        queueMicrotask(() => callback(null, socket));
      },
      maxHeaderSize: limits.maxHeaderBytes,
      // The deadline of the whole request covers both; undici's own would end a slow answer under another name.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const line = { client, socket };
    socket.once('close', () => idle.delete(line));
    socket.on('error', () => idle.delete(line));
    return { ok: true, value: line };
  }

  function takeIdle(key: string): Connection | undefined {
    for (const [line, itsKey] of idle) {
      if (itsKey !== key) continue;
      idle.delete(line);
      if (!line.socket.destroyed) return line;
    }
    return undefined;
  }

  async function close(): Promise<void> {
    closing.abort();
    for (const line of idle.keys()) discard(line);
    idle.clear();
  }

  return { send, close };
}

type Progress = { phase: Phase };
type Received = Omit<HttpResponse, 'milliseconds' | 'at'> & Pick<Body, 'undecoded' | 'broken'>;

async function exchange(
  { client }: Connection,
  url: URL,
  request: HttpRequest,
  cap: number,
  deadline: Deadline,
  progress: Progress,
): Promise<Received> {
  const { statusCode, headers, body } = await client.request({
    path: `${url.pathname}${url.search}`,
    method: request.method,
    headers: headersToSend(request.headers),
    body: request.body ?? null,
    signal: deadline.signal,
  });
  progress.phase = 'body';
  const received = headersReceived(headers);
  const charset = /charset="?([\w-]+)/i.exec(received['content-type'] ?? '')?.[1];
  // Of an error the status and the headers are what matters, so they are kept when the body breaks off.
  const isError = statusCode >= 400;
  const read = await readBody(
    body,
    received['content-encoding'],
    request.maxBodyBytes ?? cap,
    charset,
    isError,
  );
  const ending = deadline.ended();
  if (ending === 'stopped' || ending === 'run-timeout') throw new Error(ending);
  const { text, ...rest } = read;
  const sentScheme = schemeOf(request.headers);
  return {
    status: statusCode,
    headers: received,
    body: text,
    ...rest,
    ...(sentScheme === undefined ? {} : { sentScheme }),
  };
}

function discard({ client, socket }: Connection): void {
  client.destroy().catch(() => {});
  socket.destroy();
}

/**
 * Does ahead of time what only the first request pays for: loading the library and reading the authorities, some
 * 100 ms together. For a quiet moment after the start; nothing depends on it.
 */
export async function warmUp(authorities: ClientParts['authorities']): Promise<void> {
  await import('undici');
  secureContextFor(await authorities());
}

/** Where a host leads, asked before the first secret goes there. Names are looked up once. */
export async function classifyHost(host: string, lookup: Lookup): Promise<Reach | 'unresolved'> {
  const known = kindOfHost(host);
  if (known !== null) return reachOf(known);
  const addresses = await addressesOf(host, lookup).catch(() => []);
  const reaches = addresses.map(({ address }) => reachOf(kindOfHost(address) ?? 'reserved'));
  if (reaches.length === 0) return 'unresolved';
  return (['blocked', 'private', 'public'] as const).find((reach) => reaches.includes(reach)) ?? 'unresolved';
}
