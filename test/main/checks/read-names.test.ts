import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNames } from '../../../src-main/checks/read-names.ts';
import type { SignInPermit } from '../../../src-main/checks/sign-in-limiter.ts';
import { originOf } from '../../../src-main/credentials/open-credential.ts';
import type { Client } from '../../../src-main/http/client.ts';
import { findChecks, findVendor } from '../../../src-main/vendors/catalog.ts';
import { plainText } from '../../../src-preload/contract/plain-text.ts';
import { routedClient } from '../../harness/routed-client.ts';
import * as asioValues from '../../servers/asio-server.ts';
import { type AsioServer, startAsioServer } from '../../servers/asio-server.ts';
import * as haloValues from '../../servers/halo-server.ts';
import { type HaloServer, startHaloServer } from '../../servers/halo-server.ts';
import { startVsaxServer, TOKEN_ID, TOKEN_SECRET, type VsaxServer } from '../../servers/vsax-server.ts';

type Answer = { status: number; body?: unknown; text?: string; headers?: Record<string, string> };

let vsax: VsaxServer;
let halo: HaloServer;
let asio: AsioServer;
let client: Client;
let spent: number;
let locked: string[];

beforeEach(async () => {
  [vsax, halo, asio] = await Promise.all([startVsaxServer(), startHaloServer(), startAsioServer()]);
  spent = 0;
  locked = [];
  client = routedClient(
    new Map([
      ['https://acme.vsax.net', vsax.origin],
      ['https://acme.halopsa.com', halo.origin],
      ...asio.routes,
    ]),
  );
});
afterEach(async () => {
  await client.close();
  await Promise.all([vsax.close(), halo.close(), asio.close()]);
});

const SECRETS = {
  vsax: TOKEN_SECRET,
  halopsa: haloValues.CLIENT_SECRET,
  asio: asioValues.CLIENT_SECRET,
} as const;
type Id = keyof typeof SECRETS;
const IDS: Id[] = ['vsax', 'halopsa', 'asio'];

const VALUES: Record<Id, Record<string, string>> = {
  vsax: { tenantUrl: 'https://acme.vsax.net', tokenId: TOKEN_ID, tokenSecret: SECRETS.vsax },
  halopsa: {
    baseUrl: 'https://acme.halopsa.com',
    clientId: haloValues.CLIENT_ID,
    clientSecret: SECRETS.halopsa,
    agentId: '42',
  },
  asio: { region: 'eu', clientId: asioValues.CLIENT_ID, clientSecret: SECRETS.asio },
};

type Options = { spend?: () => Promise<SignInPermit>; values?: Record<string, string> };

async function ask(id: Id, { spend, values = {} }: Options = {}) {
  const all = new Map(Object.entries({ ...VALUES[id], ...values }));
  const vendor = findVendor(id);
  const checks = findChecks(id);
  const rule = checks.names;
  if (rule === undefined) throw new Error(`${id} has no names`);
  const answer = await readNames({
    vendor,
    checks,
    rule,
    value: (field) => all.get(field) ?? '',
    origin: originOf(vendor, all),
    allowPrivate: false,
    confirmedHosts: [],
    acquireSignIn: async () => {
      const one: SignInPermit = (await spend?.()) ?? { ok: true };
      if (one.ok) spent += 1;
      return one;
    },
    blockSignIn: async (until) => void locked.push(until),
    triesOtherRegions: false,
    client,
    now: () => Date.now(),
    pause: async () => {},
    clean: (text) => plainText(text, 80),
  });
  expect(JSON.stringify(answer)).not.toContain(SECRETS[id]);
  return answer;
}

const COMPANIES = '/api/platform/v1/company/companies';

/** What the place of names answers at this vendor. */
function answerWith(id: Id, answer: Answer): void {
  if (id === 'vsax') vsax.answers.set('/organizations', answer);
  else if (id === 'halopsa') halo.answers.set('/Client', answer);
  else asio.answers.set(COMPANIES, answer);
}

/** A list of companies in the vendor's own shape; `total` is not told where it is null, and never by Asio. */
function listOf(id: Id, names: unknown[], total: number | null = names.length): unknown {
  const totalUnder = (name: string) => (total === null ? {} : { [name]: total });
  if (id === 'vsax') {
    const Data = names.map((Name, place) => ({ Id: place, Name, HasCustomFields: false }));
    return { Data, Meta: { ResponseCode: 200, ...totalUnder('TotalCount') } };
  }
  if (id === 'halopsa') {
    return { ...totalUnder('record_count'), clients: names.map((name, place) => ({ id: place, name })) };
  }
  return names.map((friendlyName, place) => ({
    id: `c-${place}`,
    name: `CODE${place}`,
    friendlyName,
    activityStatus: { name: 'Active Customer' },
  }));
}

const six = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];

describe.each(IDS)('the names of %s', (id) => {
  it('are the first five, with how many there are', async () => {
    answerWith(id, { status: 200, body: listOf(id, six, id === 'asio' ? 6 : 412) });
    expect(await ask(id)).toEqual({
      kind: 'names',
      names: six.slice(0, 5),
      total: id === 'asio' ? 6 : 412,
      atLeast: false,
    });
    expect(spent).toBe(id === 'vsax' ? 0 : 1);
  });

  it('may be none', async () => {
    answerWith(id, { status: 200, body: listOf(id, []) });
    expect(await ask(id)).toEqual({ kind: 'names', names: [], total: 0, atLeast: false });
  });

  it('are read as text, whatever stands there', async () => {
    const odd = ['\u202Eevil\u0000', 4711, 'x'.repeat(500), { name: 'deep' }, '  '];
    answerWith(id, { status: 200, body: listOf(id, odd) });
    const fallen = id === 'asio' ? ['CODE3', 'CODE4'] : [];
    expect(await ask(id)).toMatchObject({
      names: ['evil', '4711', `${'x'.repeat(79)}…`, ...fallen],
      total: 5,
    });
  });

  it('never hold the secret, not even where the vendor says it back', async () => {
    answerWith(id, { status: 200, body: listOf(id, [`Acme ${SECRETS[id]}`]) });
    expect(await ask(id)).toMatchObject({ names: ['Acme [removed]'] });
  });

  it('are the first whole ones of an answer past the size cap, and then nobody knows how many', async () => {
    const body = listOf(id, [...six, 'y'.repeat(2_000_000), 'Eight'], 8);
    answerWith(id, { status: 200, body });
    expect(await ask(id)).toEqual({ kind: 'names', names: six.slice(0, 5), total: null, atLeast: true });
  });

  it.each<[string, Answer, string]>([
    ['a page', { status: 200, text: '<!doctype html><title>Sign in</title>' }, 'html-answer'],
    ['other JSON', { status: 200, body: { hello: 'world' } }, 'wrong-shape'],
    ['records of another kind', { status: 200, body: [{ hello: 'world' }] }, 'wrong-shape'],
    ['an error', { status: 500, body: {} }, 'server-error'],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/x' } }, 'redirected'],
    ['too much of something else', { status: 200, body: { hello: 'w'.repeat(2_000_000) } }, 'answer-too-big'],
  ])('are refused by %s, which blames no credential', async (_what, answer, code) => {
    answerWith(id, answer);
    expect(await ask(id)).toMatchObject({ kind: 'refused', reason: { code }, isSignInRefused: false });
  });

  it('refused by a 403 blame no permission: a list of addresses answers the same', async () => {
    answerWith(id, { status: 403, body: {} });
    const code = id === 'asio' ? 'vendor:granted-but-refused' : 'forbidden';
    expect(await ask(id)).toMatchObject({ kind: 'refused', reason: { code }, isSignInRefused: false });
  });

  it('wait when the vendor asks to, and so does the next sign-in', async () => {
    answerWith(id, { status: 429, headers: { 'retry-after': '120' } });
    const answer = await ask(id);
    expect(answer).toMatchObject({ kind: 'refused', reason: { code: 'wait-asked' } });
    const until = answer.kind === 'refused' ? answer.tryAgainAt : undefined;
    expect(Date.parse(until ?? '')).toBeGreaterThan(Date.now() + 110_000);
    expect(locked).toEqual(id === 'vsax' ? [] : [until]);
  });
});

describe('a sign-in for names', () => {
  it.each<[Id, string, boolean]>([
    ['vsax', 'sign-in-refused', true],
    ['halopsa', 'sign-in-refused', true],
    ['asio', 'sign-in-refused', true],
  ])('%s: refused values are said to be, and counted', async (id, code, isSignInRefused) => {
    const field = id === 'vsax' ? 'tokenSecret' : 'clientSecret';
    const answer = await ask(id, { values: { [field]: 'w'.repeat(40) } });
    expect(answer).toMatchObject({ kind: 'refused', reason: { code }, isSignInRefused });
  });

  it.each<Id>(['halopsa', 'asio'])('%s: a spent budget is said, and no token is asked for', async (id) => {
    const until = new Date(Date.now() + 1_000_000).toISOString();
    const answer = await ask(id, { spend: async () => ({ ok: false, until }) });
    expect(answer).toMatchObject({ reason: { code: 'vendor:token-budget', params: { time: until } } });
    expect([...halo.forms, ...asio.tokenCalls]).toEqual([]);
  });

  it.each<Id>(['halopsa', 'asio'])('%s: a limiter that is locked says when', async (id) => {
    const until = new Date(Date.now() + 1_000_000).toISOString();
    const answer = await ask(id, { spend: async () => ({ ok: false, until, isBlocked: true }) });
    expect(answer).toMatchObject({
      reason: { code: 'wait-asked', params: { time: until } },
      tryAgainAt: until,
    });
  });

  it('halopsa: a host it leads to must be confirmed first', async () => {
    halo.authInfo = { auth_url: 'https://elsewhere.example/auth', tenant_id: 'acme' };
    expect(await ask('halopsa')).toMatchObject({ reason: { code: 'vendor:sign-in-elsewhere' } });
    expect(halo.forms).toEqual([]);
  });

  it('asio: a token that lacks the scope is no wrong key', async () => {
    const noScope = { status: 400, body: { error: 'invalid_scope' } };
    asio.mint = ({ scope = '' }) =>
      scope.includes(' ') || scope === '' || scope === 'platform.companies.read' ? noScope : undefined;
    expect(await ask('asio')).toMatchObject({
      kind: 'refused',
      reason: { code: 'forbidden' },
      isSignInRefused: false,
    });
    expect(spent).toBe(11);
    expect(asio.reads).toEqual([]);
  });

  it('asio: an empty tenant answers 404 in its own words', async () => {
    answerWith('asio', { status: 404, body: { code: 404, message: 'No companies found' } });
    expect(await ask('asio')).toEqual({ kind: 'names', names: [], total: 0, atLeast: false });
  });

  it.each<Id>(['vsax', 'halopsa'])('%s: a full page without a total may not be all', async (id) => {
    answerWith(id, { status: 200, body: listOf(id, six.slice(0, 5), null) });
    expect(await ask(id)).toMatchObject({ total: null, atLeast: true });
    answerWith(id, { status: 200, body: listOf(id, ['One', 'Two'], null) });
    expect(await ask(id)).toMatchObject({ names: ['One', 'Two'], total: 2, atLeast: false });
  });

  it('asks the place of names for a small first page, and nothing beside it', async () => {
    await ask('vsax');
    expect(vsax.requests).toEqual(['/organizations?$top=5']);
  });
});
