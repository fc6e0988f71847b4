import https from 'node:https';
import { expect, it } from 'vitest';
import { issue } from './certificates.ts';
import { get, gist, ORIGIN, routeTo, run, runHttp, testClient } from './servers.ts';

it('sends a routed origin to its right side, which sees the left', async () => {
  const seen: unknown[] = [];
  const server = await runHttp((request, response) => {
    seen.push([request.headers.host, request.url]);
    response.end('{}');
  });
  const asked: string[] = [];
  const client = testClient({
    routes: routeTo(server.port),
    isOnline: () => false,
    lookup: async (host) => {
      asked.push(host);
      return [];
    },
    resolveProxy: async (url) => {
      asked.push(url);
      return 'PROXY 127.0.0.1:1';
    },
  });
  expect(gist(await client.send(get(`${ORIGIN}/api?x=1`, { allowPrivate: false })))).toBe(200);
  expect(seen).toEqual([['acme.example', '/api?x=1']]);
  expect(asked).toEqual([]);
});

it('checks the certificate of an https right side against the left host', async () => {
  const authority = issue({ subject: 'Test Authority', isAuthority: true });
  const serve = (name: string) =>
    run(
      https.createServer(issue({ subject: name, names: [name], issuer: authority }), (_request, response) => {
        response.end('{}');
      }),
    );
  const right = await serve('acme.example');
  const wrong = await serve('127.0.0.1');
  const ask = (port: number) =>
    testClient({ routes: routeTo(port, 'https'), authorities: async () => [authority.cert] }).send(
      get(`${ORIGIN}/`),
    );
  expect(gist(await ask(right.port))).toBe(200);
  expect(await ask(wrong.port)).toMatchObject({
    ok: false,
    error: { code: 'tls-wrong-name', params: { host: 'acme.example', names: '127.0.0.1' } },
  });
});

it('reaches a right side by the name localhost', async () => {
  const server = await runHttp((_request, response) => void response.end('{}'));
  const client = testClient({ routes: new Map([[ORIGIN, `http://localhost:${server.port}`]]) });
  expect(gist(await client.send(get(`${ORIGIN}/`)))).toBe(200);
});

it('leaves other origins alone', async () => {
  const server = await runHttp((_request, response) => void response.end('{}'));
  const client = testClient({ routes: routeTo(server.port) });
  expect(gist(await client.send(get('https://acme.example:8443/', { allowPrivate: false })))).toBe(
    'address-private',
  );
  expect(server.seen).toBe(0);
});
