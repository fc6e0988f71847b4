import http from 'node:http';
import net, { type AddressInfo, type Server } from 'node:net';
import { type Client, type ClientParts, openClient } from '../../../src-main/http/client.ts';
import type { HttpOutcome, HttpRequest } from '../../../src-main/http/http-request.ts';
import type { Routes } from '../../../src-main/http/routes.ts';
import { atEnd } from '../../harness/at-end.ts';

/** A listening server with the sockets it holds right now. */
export type Running = { port: number; sockets: Set<net.Socket>; seen: number };

/** Listens on loopback until the test ends. `seen` counts every connection ever taken. */
export async function run(server: Server, host = '127.0.0.1'): Promise<Running> {
  const sockets = new Set<net.Socket>();
  const running = { port: 0, sockets, seen: 0 };
  server.on('connection', (socket: net.Socket) => {
    running.seen += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  running.port = (server.address() as AddressInfo).port;
  return running;
}

export function runHttp(handler: http.RequestListener): Promise<Running> {
  return run(http.createServer(handler));
}

/** A server of raw bytes: what it does with a connection is all there is. */
export function runRaw(handler: (socket: net.Socket) => void): Promise<Running> {
  // Read on, or the other side's hanging up would go unnoticed.
  return run(net.createServer((socket) => handler(socket.resume())));
}

/** A port on loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const ORIGIN = 'https://acme.example';

export function routeTo(port: number, scheme: 'http' | 'https' = 'http'): Routes {
  return new Map([[ORIGIN, `${scheme}://127.0.0.1:${port}`]]);
}

/** A client whose every name is loopback; ends with the test. */
export function testClient(parts: Partial<ClientParts> = {}): Client {
  const client = openClient({
    routes: new Map(),
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    now: Date.now,
    ...parts,
  });
  atEnd(() => client.close());
  return client;
}

export function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: {},
    allowedOrigins: [new URL(url).origin],
    allowPrivate: true,
    signal: new AbortController().signal,
    ...more,
  };
}

/** The error's code, or the status when there was an answer: one word for tables. */
export function gist(outcome: HttpOutcome): string | number {
  return outcome.ok ? outcome.response.status : outcome.error.code;
}
