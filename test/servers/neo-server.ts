import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Effect, NeoBrain } from './neo-brain.ts';
import { assumedDescription } from './neo-descriptions.ts';

export type Seen = { method: string; path: string; headers: Record<string, string>; body: string };

/** One answer given instead of the usual one. Without `status` the socket is closed. */
export type Odd = {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, or text as it stands. */
  body?: unknown;
  /** The write has its effect before the odd answer is given, or the socket closed. */
  afterEffect?: boolean;
  /** Nothing is answered and the socket stays open. */
  silent?: boolean;
};

export type SyncState =
  | { kind: 'not-connected' }
  | { kind: 'unknown' }
  | { kind: 'does-not-sync' }
  | { kind: 'runs'; runs: SyncRun[] };

/** As Neo documents it, without the ids of its workflows. */
export type SyncRun = {
  run_id: string;
  started_at: string;
  /** Null while the run is under way. */
  finished_at: string | null;
  error: string | null;
  activities: SyncActivity[];
};
export type SyncActivity = {
  activity_label: string;
  synced_count: number;
  total_count: number;
  failures: { error_message: string }[];
};

/** A Neo on loopback with a will of its own; every part may be changed between requests. */
export type NeoServer = {
  origin: string;
  port: number;
  seen: Seen[];
  readonly effects: readonly Effect[];
  /** Keys that are let in. */
  keys: Set<string>;
  agents: unknown[];
  /** An object is served as JSON, a string as an HTML page; `missing` is a 404, `broken` a 500. */
  description: object | string | 'missing' | 'broken';
  sync: Map<string, SyncState>;
  /** A write connects the integration, as far as sync-runs can tell. */
  connectsOnWrite: boolean;
  /** Every answer takes this long, in milliseconds: how far away Neo is. */
  delay: number;
  /** Given once each, in order, by the first part of the path they stand under. */
  odd: { method: string; path: RegExp; answer: Odd }[];
  count(method: string, path: RegExp): number;
  /** Settles when the next request with this method is wholly read. */
  received(method: string): Promise<void>;
  close(): Promise<void>;
};

const WRITE = /^\/public-api\/integrations\/([\w-]+)\/(credentials|connect)$/;
const SYNC_RUNS = /^\/public-api\/integrations\/([\w-]+)\/sync-runs$/;

export async function startNeoServer(
  given: Partial<Pick<NeoServer, 'description'>> = {},
): Promise<NeoServer> {
  const brain = new NeoBrain();
  const sockets = new Set<Socket>();
  let waiting: { method: string; resolve: () => void }[] = [];
  const server = http.createServer((request, response) => {
    void handle(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  const neo: NeoServer = {
    origin: '',
    port: 0,
    seen: [],
    effects: brain.effects,
    keys: new Set(['neo_sk_prod_AbCdEf0123456789AbCdEf01']),
    agents: [{ agent_id: 'a-1', name: 'Dispatcher' }],
    description: given.description ?? assumedDescription,
    sync: new Map(),
    connectsOnWrite: true,
    delay: 0,
    odd: [],
    count: (method, path) => neo.seen.filter((one) => one.method === method && path.test(one.path)).length,
    received: (method) => new Promise((resolve) => waiting.push({ method, resolve })),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { pathname } = new URL(request.url ?? '/', 'http://neo');
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const method = request.method ?? '';
    neo.seen.push({ method, path: request.url ?? '', headers, body });
    for (const one of waiting) if (one.method === method) one.resolve();
    waiting = waiting.filter((one) => one.method !== method);
    const index = neo.odd.findIndex((one) => one.method === method && one.path.test(pathname));
    const [odd] = index === -1 ? [] : neo.odd.splice(index, 1);
    if (odd !== undefined && odd.answer.afterEffect !== true) return giveOdd(odd.answer, response);
    const answer = usual(method, pathname, headers, body);
    if (odd !== undefined) return giveOdd(odd.answer, response);
    if (neo.delay > 0) await pause(neo.delay);
    give(response, answer.status, answer.body);
  }

  function usual(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string,
  ): { status: number; body: unknown } {
    const key = headers.authorization?.replace(/^Bearer /, '') ?? '';
    const meta = { request_id: `req-${neo.seen.length}` };
    const error = (status: number, code: string) => ({
      status,
      body: { error: { code, message: `Neo says ${code}.` }, meta },
    });
    if (path === '/public-api/openapi.json') {
      if (neo.description === 'missing') return error(404, 'not_found');
      if (neo.description === 'broken') return error(500, 'internal');
      return { status: 200, body: neo.description };
    }
    if (!neo.keys.has(key)) return error(401, 'UNAUTHORIZED');
    if (method === 'GET' && path === '/public-api/agents')
      return { status: 200, body: { data: neo.agents, meta } };
    const asked = SYNC_RUNS.exec(path)?.[1];
    if (method === 'GET' && asked !== undefined) {
      const sync = neo.sync.get(asked) ?? { kind: 'not-connected' };
      if (sync.kind === 'not-connected') return error(404, 'Integration_Not_Connected');
      if (sync.kind === 'unknown') return error(404, 'UNKNOWN_INTEGRATION');
      if (sync.kind === 'does-not-sync') return error(404, 'integration_does_not_sync');
      return { status: 200, body: { data: sync.runs, meta } };
    }
    const target = WRITE.exec(path)?.[1];
    if (target === undefined || method === 'GET') return error(404, 'not_found');
    const { status, requestId } = brain.write(target, headers['idempotency-key'] ?? '', key, body);
    if (status !== 200) return error(status, 'idempotency_key_reused');
    const isNew = (neo.sync.get(target) ?? { kind: 'not-connected' }).kind === 'not-connected';
    if (neo.connectsOnWrite && isNew) neo.sync.set(target, { kind: 'does-not-sync' });
    return { status, body: { data: { name: target }, meta: { request_id: requestId } } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  neo.port = (server.address() as AddressInfo).port;
  neo.origin = `http://127.0.0.1:${neo.port}`;
  return neo;
}

function giveOdd(odd: Odd, response: ServerResponse): void {
  if (odd.silent === true) return;
  if (odd.status === undefined) {
    response.socket?.destroy();
    return;
  }
  give(response, odd.status, odd.body, odd.headers);
}

function give(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body === undefined ? '' : isText ? body : JSON.stringify(body));
}
