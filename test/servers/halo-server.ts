import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `text` is sent as a page unless the headers say otherwise, `body` as JSON. `drops`: the line is cut instead. */
export type HaloAnswer = {
  status: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
  drops?: boolean;
};

export type HaloServer = {
  origin: string;
  /** Method and path of each request with its query, in the order they came; `/api` is left out. */
  requests: string[];
  /** What each request for a token held. */
  forms: URLSearchParams[];
  /** What a path answers instead; the key is the path without query, `*` is all of them. */
  answers: Map<string, HaloAnswer>;
  /** Milliseconds before each answer. */
  delay: number;
  authInfo: unknown;
  /** Scopes ticked in the application; `all` holds every other. */
  scopes: string[];
  /** A scope that is not ticked is refused, or left out of the token. */
  unticked: 'refused' | 'left-out';
  /** Where the token says its scope. */
  tellsScope: 'in-answer' | 'in-token' | 'nowhere';
  /** The agent the application acts as, and where the id_token says so. */
  bound: { id: number; name: string } | null;
  tellsBound: boolean;
  agents: Record<string, unknown>[];
  /** So many requests are answered; those after them wait for good. */
  answersOnly: number;
  /** Requests under way now, and the most there were. */
  atOnce: number;
  mostAtOnce: number;
  /** The folder of the server in which it lies, `/halo`; nothing but what is below it is answered. */
  folder: string;
  /** Paths that were asked for outside the folder. */
  outside: string[];
  /** The access token every sign-in gets. */
  token: string;
  close(): Promise<void>;
};

export const CLIENT_ID = 'c0ffee00-c0ff-4e00-8c0f-fee0c0ffee00';
export const CLIENT_SECRET = 'canary5e-0000-4000-8000-5ecret000001-canary5e-0000-4000-8000-5ecret000002';
export const TOKEN = 'canary-access-token-0001';

export const NEO_AGENT = agent(42, 'Neo Agent');

/** An agent as the list holds it. */
export function agent(id: number, name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const team = { team: '1st Line Support', teams: [{ team_id: 1 }] };
  return { id, name, email: 'somebody@acme.example', ...team, isdisabled: false, isapiagent: false, ...more };
}

/** A JWT whose signature nobody checks. */
export function jwt(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.x`;
}

/**
 * A HaloPSA on loopback: `/api/authinfo`, `/auth/token` and `/token` with one good application, and the areas that
 * the checks read. Shapes: Halo's published OpenAPI description, and OpenIddict's for errors of the sign-in.
 */
export async function startHaloServer(): Promise<HaloServer> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://halo');
    const isBelow = url.pathname.startsWith(`${halo.folder}/`);
    const path = url.pathname.slice(isBelow ? halo.folder.length : 0).replace(/^\/api(?=\/)/, '');
    halo.requests.push(`${request.method} ${path}${url.search}`);
    halo.atOnce += 1;
    halo.mostAtOnce = Math.max(halo.mostAtOnce, halo.atOnce);
    response.on('close', () => {
      halo.atOnce -= 1;
    });
    if (halo.requests.length > halo.answersOnly) return;
    const text = await textOf(request);
    const answer = isBelow ? choose(halo, request, path, text) : NOT_FOUND;
    if (!isBelow) halo.outside.push(url.pathname);
    if (halo.delay > 0) await new Promise((resolve) => setTimeout(resolve, halo.delay));
    if (answer.drops) request.socket.destroy();
    else send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const halo: HaloServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    forms: [],
    answers: new Map(),
    delay: 0,
    folder: '',
    outside: [],
    token: TOKEN,
    authInfo: { auth_url: 'https://acme.halopsa.com/auth', tenant_id: 'acme' },
    scopes: ['all'],
    unticked: 'refused',
    tellsScope: 'in-answer',
    bound: { id: 42, name: 'Neo Agent' },
    tellsBound: true,
    agents: [
      NEO_AGENT,
      agent(7, 'Somebody'),
      agent(8, 'Reports', { isapiagent: true }),
      agent(9, 'Former', { isdisabled: true }),
      agent(1, 'Unassigned'),
    ],
    answersOnly: Number.POSITIVE_INFINITY,
    atOnce: 0,
    mostAtOnce: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return halo;
}

const NOT_FOUND: HaloAnswer = { status: 404, text: '<!doctype html><title>404</title>' };

function choose(halo: HaloServer, request: IncomingMessage, path: string, text: string): HaloAnswer {
  if (path.endsWith('/token')) halo.forms.push(new URLSearchParams(text));
  const odd = halo.answers.get(path) ?? halo.answers.get('*');
  if (odd !== undefined) return odd;
  if (path === '/authinfo') return { status: 200, body: halo.authInfo };
  if (path.endsWith('/token')) return tokenAnswer(halo, new URLSearchParams(text));
  const sent = request.headers.authorization ?? '';
  const isIn = sent === `Bearer ${TOKEN}` || sent === `Bearer ${scopedToken(halo.scopes)}`;
  if (!isIn) return { status: 401 };
  if (path === '/Agent/me') {
    const me = halo.agents.find(({ id }) => id === halo.bound?.id);
    return { status: 200, body: me ?? halo.bound ?? { name: 'Application', is_agent: false } };
  }
  if (path === '/Agent') return { status: 200, body: halo.agents };
  if (path.startsWith('/Agent/')) {
    const found = halo.agents.find(({ id }) => String(id) === path.slice('/Agent/'.length));
    return found === undefined
      ? { status: 404, text: '<html>Not found</html>' }
      : { status: 200, body: found };
  }
  const known = AREAS[path];
  return known === undefined ? { status: 404 } : { status: 200, body: known };
}

function tokenAnswer(halo: HaloServer, form: URLSearchParams): HaloAnswer {
  const refuse = (status: number, error: string, error_description: string) => ({
    status,
    body: { error, error_description, error_uri: 'https://documentation.openiddict.com/errors/ID2055' },
  });
  if (form.get('grant_type') !== 'client_credentials') {
    return refuse(400, 'unsupported_grant_type', 'The specified grant type is not supported.');
  }
  if (form.get('client_id') !== CLIENT_ID) {
    return refuse(401, 'invalid_client', "The specified 'client_id' is invalid.");
  }
  if (form.get('client_secret') !== CLIENT_SECRET) {
    return refuse(401, 'invalid_client', 'The specified client credentials are invalid.');
  }
  const wanted = (form.get('scope') ?? '').split(' ').filter((one) => one !== '');
  const given = halo.scopes.includes('all') ? wanted : wanted.filter((one) => halo.scopes.includes(one));
  if (halo.unticked === 'refused' && given.length < wanted.length) {
    return refuse(400, 'invalid_scope', 'This client application is not allowed to use the specified scope.');
  }
  const reported = wanted.includes('all') && halo.unticked === 'left-out' ? halo.scopes : given;
  const inToken = halo.tellsScope === 'in-token';
  const body = {
    access_token: inToken ? scopedToken(halo.scopes) : TOKEN,
    token_type: 'Bearer',
    expires_in: 3600,
    ...(halo.tellsScope === 'in-answer' ? { scope: reported.join(' ') } : {}),
    ...(halo.tellsBound && halo.bound !== null ? { id_token: jwt({ sub: 'x-1', ...halo.bound }) } : {}),
  };
  return { status: 200, body };
}

const scopedToken = (scopes: readonly string[]) => jwt({ client_id: CLIENT_ID, scope: scopes.join(' ') });

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(response: ServerResponse, answer: HaloAnswer): void {
  const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  response.writeHead(answer.status, {
    'content-type': answer.text === undefined ? 'application/json; charset=utf-8' : 'text/html',
    'content-length': String(Buffer.byteLength(text)),
    ...answer.headers,
  });
  response.end(text);
}

const page = (name: string, total: number, record: Record<string, unknown>) => ({
  page_no: 1,
  page_size: 1,
  record_count: total,
  columns: null,
  [name]: total === 0 ? [] : [record],
});

/** The empty answer of a paged area, for a credential that is let in and sees nothing. */
export const nothingIn = (name: string): HaloAnswer => ({ status: 200, body: page(name, 0, {}) });

export const AREAS: Record<string, unknown> = {
  '/Tickets': page('tickets', 128, { id: 1042, summary: 'Printer offline', agent_id: 42, status_id: 1 }),
  '/Actions': page('actions', 0, {}),
  '/Users': page('users', 310, { id: 5, name: 'Contact', emailaddress: 'contact@client.example' }),
  '/Asset': page('assets', 900, { id: 3, inventory_number: 'PC-3', key_field: 'PC-3' }),
  '/Item': page('items', 12, { id: 2, name: 'Cable' }),
  '/Appointment': [{ id: 11, subject: 'Visit', start_date: '2026-03-04T09:00:00' }],
  '/Client': page('clients', 40, { id: 18, name: 'Client 1' }),
  '/SLA': [{ id: 1, name: 'Standard', workday_id: 1 }],
  '/KBArticle': page('articles', 7, { id: 4, name: 'How to print' }),
  '/ClientContract': page('contracts', 22, { id: 6, ref: 'C-6', client_name: 'Client 1' }),
  '/Invoice': page('invoices', 60, { id: 8, client_name: 'Client 1', invoice_date: '2026-03-01' }),
  '/Quotation': page('quotes', 9, { id: 10, title: 'New laptops', client_name: 'Client 1' }),
  '/Supplier': page('suppliers', 4, { id: 12, name: 'Supplier' }),
  '/Opportunities': page('tickets', 2, { id: 13, summary: 'New site' }),
  '/Report': page('reports', 80, { id: 14, name: 'Open tickets', group_name: 'Tickets' }),
  '/Status': [{ id: 1, name: 'New' }],
  '/Priority': [{ priorityid: 1, id: '1', name: 'High', slaid: 1 }],
  '/Category': [{ id: 1, category_name: 'Hardware', value: 'Hardware' }],
  '/Team': [{ id: 1, name: '1st Line Support' }],
  '/Workflow': [{ id: 1, name: 'Default' }],
};
