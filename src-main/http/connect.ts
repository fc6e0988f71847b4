import type { Socket } from 'node:net';
import type { RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import { kindOfAddress, kindOfHost } from './addresses.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { dial } from './dial.ts';
import { type Phase, requestError, toRequestError } from './http-error.ts';
import type { Address, Lookup, Outcome } from './http-request.ts';
import { type ProxyServer, readProxies } from './proxies.ts';
import { causeOfConnectResponse, causeOfSocks4, causeOfSocks5 } from './proxy-response.ts';
import { addressesOf, bareHost, findForbidden, interleaveFamilies } from './resolve-host.ts';
import type { Routes } from './routes.ts';
import { type Deadline, orAbort, startDeadline } from './time-limits.ts';
import { connectTls, secureContextFor } from './tls.ts';
import { openSocks4, openSocks5, openTunnel } from './tunnel.ts';

/** `limit` in milliseconds for the whole way: name, proxy, TCP and TLS. `authorities` are PEM, one each. */
export type ConnectParts = {
  routes: Routes;
  lookup: Lookup;
  authorities: () => Promise<readonly string[]>;
  now: () => number;
  limit: number;
  isVendorHost?: (host: string) => boolean;
};

/** Where to: `proxies` as `resolveProxy` says it, `skew` of this clock in milliseconds where it is known. */
export type Target = { url: URL; allowPrivate: boolean; proxies: string; skew: number | null };

/** One way being opened: how far it is, and what to close when it fails. */
type Attempt = Target &
  ConnectParts & {
    signal: AbortSignal;
    host: string;
    port: number;
    phase: Phase;
    proxy?: string | undefined;
    certificate?: CertificateFacts | null;
    socket?: Socket;
  };

/** A rule or a proxy refused: thrown through this file only, and returned as data by `connect`. */
class Refusal extends Error {
  constructor(
    readonly code: RequestErrorCode,
    readonly known: Record<string, string | number>,
  ) {
    super(code);
  }
}

/**
 * Opens the socket for an `https` URL: the rules on names and addresses, the proxies in their order, the certificate.
 * A routed origin skips all but the certificate. Never rejects.
 */
export async function connect(
  target: Target,
  parts: ConnectParts,
  outer: AbortSignal,
): Promise<Outcome<Socket>> {
  const deadline = startDeadline([outer], parts.limit);
  const { url } = target;
  const place = { host: bareHost(url), port: Number(url.port) || 443, phase: 'name' as Phase };
  const attempt: Attempt = { ...target, ...parts, ...place, signal: deadline.signal };
  try {
    return { ok: true, value: await openSocket(attempt) };
  } catch (error) {
    attempt.socket?.destroy();
    return { ok: false, error: toError(error, attempt, deadline) };
  } finally {
    deadline.done();
  }
}

function toError(error: unknown, attempt: Attempt, deadline: Deadline) {
  const isVendorHost = attempt.isVendorHost?.(attempt.host) ?? false;
  const about = { ...attempt, host: attempt.url.host, now: attempt.now(), isVendorHost };
  const ending = deadline.ended();
  if (error instanceof Refusal) return requestError(error.code, { ...error.known, host: about.host });
  if (ending === null) return toRequestError(error, about);
  if (ending !== 'time') return requestError(ending, { host: about.host });
  const code = attempt.phase === 'name' ? 'EAI_AGAIN' : 'UND_ERR_CONNECT_TIMEOUT';
  return toRequestError({ code }, about);
}

async function openSocket(attempt: Attempt): Promise<Socket> {
  const route = attempt.routes.get(attempt.url.origin);
  if (route !== undefined) return connectRouted(new URL(route), attempt);
  const proxies = readProxies(attempt.proxies);
  for (const proxy of proxies.slice(0, -1)) {
    try {
      return await connectVia(proxy, attempt);
    } catch (error) {
      // The list names alternatives for a proxy that is down; any other error is final.
      const isDown = attempt.phase === 'proxy' || attempt.phase === 'tunnel';
      if (!isDown || error instanceof Refusal || attempt.signal.aborted) throw error;
      attempt.socket?.destroy();
    }
  }
  return connectVia(proxies.at(-1) ?? { kind: 'direct' }, attempt);
}

async function connectRouted(right: URL, attempt: Attempt): Promise<Socket> {
  const isEncrypted = right.protocol === 'https:';
  const port = Number(right.port) || (isEncrypted ? 443 : 80);
  const host = bareHost(right);
  // `localhost` is not looked up: a route leads to loopback whatever the resolver says.
  const addresses = kindOfAddress(host) === null ? ['127.0.0.1', '::1'] : [host];
  await dialHost(
    addresses.map((address) => ({ address, family: 0 })),
    port,
    'connect',
    attempt,
  );
  return isEncrypted ? startTls(attempt.host, 'tls', attempt) : socketOf(attempt);
}

async function connectVia(proxy: ProxyServer, attempt: Attempt): Promise<Socket> {
  const { host, port, lookup, signal } = attempt;
  if (proxy.kind === 'direct') {
    attempt.phase = 'name';
    attempt.proxy = undefined;
    const addresses = await orAbort(addressesOf(host, lookup), signal);
    refuseForbidden(addresses, attempt);
    await dialHost(addresses, port, 'connect', attempt);
    return startTls(host, 'tls', attempt);
  }
  if (proxy.kind === 'unknown') throw new Refusal('proxy-unknown-kind', { proxy: proxy.entry });
  // The proxy resolves the name, so only what the host itself says can be judged here.
  if (kindOfHost(host) !== null) refuseForbidden([{ address: host, family: 0 }], attempt);
  attempt.phase = 'proxy';
  attempt.proxy = `${proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host}:${proxy.port}`;
  await dialHost(await orAbort(addressesOf(proxy.host, lookup), signal), proxy.port, 'proxy', attempt);
  if (proxy.kind === 'https') await startTls(proxy.host, 'proxy-tls', attempt);
  attempt.phase = 'tunnel';
  await openProxyTunnel(proxy.kind, attempt);
  return startTls(host, 'tls', attempt);
}

/** Has the proxy connect the open socket to the host, or throws its refusal. */
async function openProxyTunnel(
  kind: 'http' | 'https' | 'socks4' | 'socks5',
  attempt: Attempt,
): Promise<void> {
  const { host, port, signal, url, proxy = '' } = attempt;
  const socket = socketOf(attempt);
  const refuse = (code: RequestErrorCode, reply: string) => new Refusal(code, { proxy, reply });
  if (kind === 'socks5') {
    const reply = await openSocks5(socket, host, port, signal);
    if (reply !== 0) throw refuse(causeOfSocks5(reply), `SOCKS 5, ${reply}`);
  } else if (kind === 'socks4') {
    const reply = await openSocks4(socket, await hostForSocks4(attempt), port, signal);
    if (reply !== 90) throw refuse(causeOfSocks4(reply), `SOCKS 4, ${reply}`);
  } else {
    const response = await openTunnel(socket, `${url.hostname}:${port}`, signal);
    const isOpen = response.status >= 200 && response.status <= 299;
    if (!isOpen) throw refuse(causeOfConnectResponse(response), `HTTP ${response.status}`);
  }
}

/** SOCKS 4 takes an address. A name that is not known here goes as it is, for the proxies that know 4A. */
async function hostForSocks4(attempt: Attempt): Promise<string> {
  const { host, lookup, signal } = attempt;
  const addresses = await orAbort(
    addressesOf(host, lookup).catch(() => []),
    signal,
  );
  refuseForbidden(addresses, attempt);
  return addresses.find(({ address }) => address.includes('.') && !address.includes(':'))?.address ?? host;
}

function refuseForbidden(addresses: readonly Address[], attempt: Attempt): void {
  const forbidden = findForbidden(addresses, attempt.allowPrivate);
  if (forbidden) throw new Refusal(`address-${forbidden.reach}`, { address: forbidden.address });
}

async function dialHost(addresses: readonly Address[], port: number, phase: Phase, attempt: Attempt) {
  attempt.phase = phase;
  const endpoints = interleaveFamilies(addresses).map(({ address }) => ({ address, port }));
  attempt.socket = await dial(endpoints, attempt.signal);
}

async function startTls(host: string, phase: Phase, attempt: Attempt): Promise<Socket> {
  attempt.phase = phase;
  const context = secureContextFor(await orAbort(attempt.authorities(), attempt.signal));
  const keep = (facts: CertificateFacts | null) => {
    attempt.certificate = facts;
  };
  attempt.socket = await connectTls(socketOf(attempt), host, context, attempt.signal, keep);
  return attempt.socket;
}

function socketOf(attempt: Attempt): Socket {
  if (!attempt.socket) throw new Error('No socket was opened.');
  return attempt.socket;
}
