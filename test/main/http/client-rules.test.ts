import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { expect, it } from 'vitest';
import { classifyHost, warmUp } from '../../../src-main/http/client.ts';
import { issue } from './certificates.ts';
import { get, gist, ORIGIN, routeTo, run, runHttp, testClient } from './servers.ts';

const SECRET = { authorization: 'Basic c2VjcmV0' };

it('gives a redirect as an answer and follows nothing', async () => {
  const elsewhere = await runHttp((_request, response) => void response.end('{}'));
  const server = await runHttp((_request, response) => {
    response.writeHead(302, { location: 'https://elsewhere.example/login?token=1' }).end();
  });
  const routes = new Map([
    ...routeTo(server.port),
    ['https://elsewhere.example', `http://127.0.0.1:${elsewhere.port}`],
  ]);
  const client = testClient({ routes });
  const allowedOrigins = [ORIGIN, 'https://elsewhere.example'];
  const outcome = await client.send(get(`${ORIGIN}/api`, { headers: SECRET, allowedOrigins }));
  expect(outcome.ok && outcome.response.status).toBe(302);
  expect(outcome.ok && outcome.response.headers.location).toBe('https://elsewhere.example/login?token=1');
  expect(elsewhere.seen).toBe(0);
});

it.each([
  ['another origin', 'https://evil.example/api', 'address-not-allowed'],
  ['another port', 'https://acme.example:8443/api', 'address-not-allowed'],
  ['a longer name', 'https://acme.example.evil.example/api', 'address-not-allowed'],
  ['no encryption', 'http://acme.example/api', 'address-not-allowed'],
  ['another scheme', 'file:///etc/passwd', 'address-not-allowed'],
  ['a user name', 'https://acme.example@evil.example/', 'address-invalid'],
  ['a user name on the right host', 'https://me:secret@acme.example/', 'address-invalid'],
  ['no URL', 'acme.example/api', 'address-invalid'],
])('refuses %s before a byte leaves', async (_what, url, code) => {
  const asked: string[] = [];
  const client = testClient({
    resolveProxy: async (of) => {
      asked.push(of);
      return 'DIRECT';
    },
    lookup: async (of) => {
      asked.push(of);
      return [{ address: '127.0.0.1', family: 4 }];
    },
  });
  const request = { ...get(`${ORIGIN}/`), url, headers: SECRET };
  expect(gist(await client.send(request))).toBe(code);
  expect(asked).toEqual([]);
});

it('refuses http even for an allowed origin', async () => {
  const request = { ...get('http://acme.example/'), allowedOrigins: ['http://acme.example'] };
  expect(gist(await testClient().send(request))).toBe('address-not-allowed');
});

it.each([
  [['127.0.0.1'], false, 'address-private'],
  [['10.1.2.3'], false, 'address-private'],
  [['127.0.0.1', '169.254.169.254'], true, 'address-blocked'],
  [['93.184.216.34', '10.0.0.1'], false, 'address-private'],
  [['::ffff:169.254.1.1'], true, 'address-blocked'],
  [['not an address'], true, 'address-blocked'],
  [[], true, 'dns-not-found'],
])('judges all addresses of a name: %j, private allowed %s → %s', async (addresses, allowPrivate, code) => {
  const lookup = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  expect(gist(await testClient({ lookup }).send(get(`${ORIGIN}/`, { allowPrivate })))).toBe(code);
});

it.each(['https://127.0.0.1/', 'https://localhost/', 'https://0x7f000001/', 'https://[::ffff:10.0.0.1]/'])(
  'judges %s without a look-up',
  async (url) => {
    const client = testClient({ lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
    expect(gist(await client.send(get(url, { allowPrivate: false })))).toBe('address-private');
  },
);

it('looks a name up once and connects to what was judged', async () => {
  const authority = issue({ subject: 'Test Authority', isAuthority: true });
  const leaf = issue({ subject: 'acme.example', names: ['acme.example'], issuer: authority });
  const server = await run(https.createServer(leaf, (_request, response) => void response.end('{}')));
  let looked = 0;
  const client = testClient({
    authorities: async () => [authority.cert],
    lookup: async () => {
      looked += 1;
      // A second answer would lead to the metadata service of a cloud.
      return [{ address: looked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    },
  });
  expect(gist(await client.send(get(`https://acme.example:${server.port}/`)))).toBe(200);
  expect(looked).toBe(1);
});

it('tries the next address when the first refuses', async () => {
  const authority = issue({ subject: 'Test Authority', isAuthority: true });
  const leaf = issue({ subject: 'acme.example', names: ['acme.example'], issuer: authority });
  const server = await run(https.createServer(leaf, (_request, response) => void response.end('{}')));
  const lookup = async () => [
    { address: '::1', family: 6 },
    { address: '127.0.0.2', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  const authorities = async () => [authority.cert];
  await warmUp(authorities);
  const client = testClient({ authorities, lookup });
  expect(gist(await client.send(get(`https://acme.example:${server.port}/`)))).toBe(200);
});

it('keeps no cookie, asks for no compression and lets nobody set the host', async () => {
  const seen: IncomingMessage['headers'][] = [];
  const server = await runHttp((request, response) => {
    seen.push(request.headers);
    response.setHeader('set-cookie', ['session=1', 'other=2']).end('{}');
  });
  const client = testClient({ routes: routeTo(server.port) });
  const headers = { Cookie: 'mine=1', Host: 'evil.example', Accept: 'application/json' };
  const first = await client.send(get(`${ORIGIN}/`, { headers }));
  await client.send(get(`${ORIGIN}/`, { headers }));
  expect(first.ok && Object.keys(first.response.headers)).not.toContain('set-cookie');
  expect(seen).toHaveLength(2);
  for (const each of seen) {
    expect(each.cookie).toBeUndefined();
    expect(each).toMatchObject({
      host: 'acme.example',
      'accept-encoding': 'identity',
      accept: 'application/json',
    });
  }
});

it.each(['PUT', 'POST', 'PATCH'] as const)('sends the body of a %s once', async (method) => {
  const bodies: string[] = [];
  const server = await runHttp(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(`${request.method} ${body}`);
    response.writeHead(503).end();
  });
  const client = testClient({ routes: routeTo(server.port) });
  expect(gist(await client.send(get(`${ORIGIN}/`, { method, body: '{"ü":1}' })))).toBe(503);
  expect(bodies).toEqual([`${method} {"ü":1}`]);
});

it('keeps one connection for a run, and makes a new one when the server has hung up', async () => {
  const server = http.createServer((_request, response) => void response.end('{}'));
  const running = await run(server);
  const client = testClient({ routes: routeTo(running.port) });
  for (let count = 0; count < 3; count += 1)
    expect(gist(await client.send(get(`${ORIGIN}/${count}`)))).toBe(200);
  expect(running.seen).toBe(1);
  server.closeIdleConnections();
  await expect.poll(() => running.sockets.size).toBe(0);
  expect(gist(await client.send(get(`${ORIGIN}/again`)))).toBe(200);
  expect(running.seen).toBe(2);
});

it('shares no connection between origins', async () => {
  const server = await runHttp((_request, response) => void response.end('{}'));
  const right = `http://127.0.0.1:${server.port}`;
  const client = testClient({
    routes: new Map([
      [ORIGIN, right],
      ['https://two.example', right],
    ]),
  });
  await client.send(get(`${ORIGIN}/`));
  await client.send(get('https://two.example/'));
  expect(server.seen).toBe(2);
});

it('measures with the clock it was given', async () => {
  const server = await runHttp((_request, response) => void response.end('{}'));
  let time = Date.UTC(2026, 0, 1);
  const now = () => {
    time += 250;
    return time;
  };
  const outcome = await testClient({ routes: routeTo(server.port), now }).send(get(`${ORIGIN}/`));
  expect(outcome.at).toMatch(/^2026-01-01T00:00:0\d\.\d+Z$/);
  expect(outcome.milliseconds).toBeGreaterThan(0);
  expect(outcome.ok && outcome.response).toMatchObject({
    at: outcome.at,
    milliseconds: outcome.milliseconds,
  });
});

it.each([
  ['acme.example', ['93.184.216.34'], 'public'],
  ['acme.example', ['93.184.216.34', '192.168.0.4'], 'private'],
  ['acme.example', ['192.168.0.4', 'fe80::1'], 'blocked'],
  ['acme.example', [], 'unresolved'],
  ['10.0.0.1', [], 'private'],
  ['localhost', [], 'private'],
  ['169.254.169.254', [], 'blocked'],
])('classifies %s at %j as %s', async (host, addresses, expected) => {
  const lookup = async () => {
    if (addresses.length === 0) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    return addresses.map((address) => ({ address, family: 4 }));
  };
  expect(await classifyHost(host, lookup)).toBe(expected);
});
