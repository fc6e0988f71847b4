import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import checks from '../../resources/vendors/asio/checks.json' with { type: 'json' };
import vendor from '../../resources/vendors/asio/vendor.json' with { type: 'json' };

export type AsioAnswer = { status: number; body?: unknown; headers?: Record<string, string>; text?: string };

/** One request for a token. `scope` is absent where none was asked. */
export type TokenCall = { region: string; scope?: string; grant: unknown };

export type AsioServer = {
  /** Public origin of each region → its loopback server. */
  routes: Map<string, string>;
  /** In the order they came, of all regions. */
  tokenCalls: TokenCall[];
  /** Paths with their query, each with its region in front. */
  reads: string[];
  /** What a path below any region answers instead; the key is the path without query. */
  answers: Map<string, AsioAnswer>;
  /** What the token endpoint answers instead; `undefined` leaves the usual answer. */
  mint: ((call: TokenCall, count: number) => AsioAnswer | undefined) | undefined;
  /** Scopes the key has. */
  granted: string[];
  /** What stands in `scope` of a token: the scopes, or nothing at all. */
  echo: 'list' | 'none';
  /** Milliseconds before each answer. */
  delay: number;
  close(): Promise<void>;
};

export const CLIENT_ID = '0e310000000000000000000000000c1d';
export const CLIENT_SECRET = 'canary-5ecret.canary-5ecret_canary-5ecret~0001';
export const TOKEN = 'o7-canary-token-0001';
export const NINE = checks.checks.flatMap((one) => (one.scope === undefined ? [] : [one.scope]));

export const REGIONS = (vendor.fields[0]?.choices ?? []).map(({ value, origin }) => ({ value, origin }));

/**
 * The three regions of the platform on loopback, with one key that belongs to one of them. Shapes of the reads as in
 * the published OpenAPI 2.2.8; of the token endpoint only the good answer is published.
 */
export async function startAsioServer(home = 'eu'): Promise<AsioServer> {
  const servers: Server[] = [];
  const tenant: AsioServer = {
    routes: new Map(),
    tokenCalls: [],
    reads: [],
    answers: new Map(),
    mint: undefined,
    granted: [...NINE],
    echo: 'list',
    delay: 0,
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
  for (const { value: region, origin } of REGIONS) {
    const server = createServer(async (request, response) => {
      const answer = await answerOf(tenant, region, home, request);
      if (tenant.delay > 0) setTimeout(() => send(response, answer), tenant.delay);
      else send(response, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    tenant.routes.set(origin, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  return tenant;
}

async function answerOf(
  tenant: AsioServer,
  region: string,
  home: string,
  request: IncomingMessage,
): Promise<AsioAnswer> {
  const url = new URL(request.url ?? '/', 'http://region');
  if (url.pathname === '/v1/token') return answerToken(tenant, region, home, await bodyOf(request));
  tenant.reads.push(`${region} ${url.pathname}${url.search}`);
  const isKnown = region === home && request.headers.authorization === `Bearer ${TOKEN}`;
  if (!isKnown) return { status: 401, text: 'bearer token is missing, expired or invalid' };
  const special = tenant.answers.get(url.pathname);
  if (special !== undefined) return special;
  const known = CATALOGUE[url.pathname];
  return known === undefined
    ? { status: 404, body: { message: 'no Route matched with those values' } }
    : { status: 200, body: known };
}

function answerToken(tenant: AsioServer, region: string, home: string, body: string): AsioAnswer {
  const asked = JSON.parse(body) as Record<string, unknown>;
  const scope = typeof asked.scope === 'string' ? asked.scope : undefined;
  const call = { region, grant: asked.grant_type, ...(scope === undefined ? {} : { scope }) };
  tenant.tokenCalls.push(call);
  const special = tenant.mint?.(call, tenant.tokenCalls.length);
  if (special !== undefined) return special;
  const isRight = asked.client_id === CLIENT_ID && asked.client_secret === CLIENT_SECRET;
  // Seen at clients: a wrong region is answered like a wrong secret.
  if (region !== home || !isRight) return { status: 401 };
  const wanted = scope?.split(' ') ?? tenant.granted;
  return wanted.every((one) => tenant.granted.includes(one))
    ? grant(wanted, tenant.echo)
    : { status: 403, body: { message: 'Forbidden' } };
}

/** A good answer of the token endpoint. */
export function grant(scopes: readonly string[], echo: 'list' | 'none' = 'list'): AsioAnswer {
  const reported = echo === 'list' ? { scope: scopes.join(' ') } : {};
  return {
    status: 200,
    body: { access_token: TOKEN, ...reported, token_type: 'Bearer', expires_in: 3599 },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, answer: AsioAnswer): void {
  const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  const type = answer.text === undefined ? 'application/json' : 'text/plain; charset=utf-8';
  response.writeHead(answer.status, {
    'content-type': type,
    'content-length': String(Buffer.byteLength(text)),
    ...answer.headers,
  });
  response.end(text);
}

const company = (number: number) => ({
  id: `11111111-2222-4333-8444-55555555550${number}`,
  name: `ACME0${number}`,
  friendlyName: `Acme ${number}`,
  partnerId: '50000001',
  corpContainer: { id: '11111111-2222-4333-8444-555555555500', name: 'Some MSP', partnerId: '50000001' },
  activityStatus: { name: 'Active Customer', activeFlag: true },
});

const CATALOGUE: Record<string, unknown> = {
  '/api/platform/v1/company/companies': [company(1), company(2), company(3)],
  '/api/platform/v1/company/sites': [
    {
      id: 's',
      name: 'MAIN',
      friendlyName: 'Main',
      partnerId: '50000001',
      timeZone: 'UTC',
      primaryFlag: true,
    },
  ],
  '/api/platform/v2/device/services': [{ serviceName: 'Spooler', displayName: 'Print Spooler' }],
  '/api/platform/v2/device/hypervisors/hosts': [
    { clientId: '1', siteId: '2', endpointId: 'e', type: 'ESXi', hosts: [], partnerId: '50000001' },
  ],
  '/api/platform/v1/automation/scripts': [
    { id: 'a', name: 'Script', description: '', scriptCategory: 'Custom', hasParameters: false },
  ],
  '/api/platform/v2/service/ticketing/tickets': {
    tickets: [{ id: 't', number: 7, summary: 'a customer’s words', status: 'New' }],
    totalCount: 12,
  },
};
