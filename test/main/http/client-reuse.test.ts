import https from 'node:https';
import type net from 'node:net';
import tls from 'node:tls';
import { expect, it } from 'vitest';
import type { Limits } from '../../../src-main/http/time-limits.ts';
import { issue } from './certificates.ts';
import { get, gist, ORIGIN, type Running, routeTo, run, runHttp, runRaw, testClient } from './servers.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

type Server = Running & { requests: string[] };

/** A raw server: `answer` gets each request with its number on its own connection, from 1 on. */
async function serve(answer: (socket: net.Socket, onConnection: number) => void): Promise<Server> {
  const requests: string[] = [];
  const running = await runRaw((socket) => {
    let count = 0;
    socket.on('data', (data) => {
      requests.push(String(data).split('\r\n')[0] ?? '');
      count += 1;
      answer(socket, count);
    });
  });
  return Object.assign(running, { requests });
}

const post = { method: 'POST', body: '{}' } as const;

async function askTwice(
  server: Server,
  second: Parameters<typeof get>[1] = {},
  limits: Partial<Limits> = {},
) {
  const client = testClient({ routes: routeTo(server.port), limits });
  const first = gist(await client.send(get(`${ORIGIN}/one`)));
  const other = await client.send(get(`${ORIGIN}/two`, second));
  return { first, second: gist(other), outcome: other };
}

it('uses one connection for GETs that follow one another', async () => {
  const server = await serve((socket) => socket.write(OK));
  expect(await askTwice(server)).toMatchObject({ first: 200, second: 200 });
  expect(server.seen).toBe(1);
});

it.each<[how: string, end: (socket: net.Socket) => void]>([
  ['closes at once', (socket) => socket.end(OK)],
  ['closes when the next request comes', (socket) => socket.write(OK)],
  ['resets when the next request comes', (socket) => socket.write(OK)],
])('a server that answers and %s loses no request', async (how, answer) => {
  const server = await serve((socket, count) => {
    if (count === 1) return answer(socket);
    if (how.startsWith('resets')) socket.resetAndDestroy();
    else socket.destroy();
  });
  const client = testClient({ routes: routeTo(server.port) });
  for (let each = 0; each < 8; each += 1) {
    expect(gist(await client.send(get(`${ORIGIN}/${each}`)))).toBe(200);
  }
});

it('the same over TLS', async () => {
  const authority = issue({ subject: 'Authority', isAuthority: true });
  const shown = issue({ subject: 'acme.example', names: ['acme.example'], issuer: authority });
  const server = tls.createServer(shown, (socket) => {
    socket.on('error', () => {});
    let count = 0;
    socket.on('data', () => {
      count += 1;
      if (count === 1) socket.write(OK);
      else socket.destroy();
    });
  });
  const running = await run(server as unknown as net.Server);
  const client = testClient({ authorities: async () => [authority.cert] });
  for (let each = 0; each < 6; each += 1) {
    expect(gist(await client.send(get(`https://acme.example:${running.port}/${each}`)))).toBe(200);
  }
});

it('a farewell of 408 on an open connection is not the answer of the next request', async () => {
  const late = 'HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
  const server = await serve((socket, count) => (count === 1 ? socket.write(OK) : socket.end(late)));
  expect(await askTwice(server)).toMatchObject({ second: 200 });
});

it('a 408 on a new connection is an answer', async () => {
  const server = await runHttp((_request, response) => void response.writeHead(408).end());
  const client = testClient({ routes: routeTo(server.port) });
  expect(gist(await client.send(get(`${ORIGIN}/`)))).toBe(408);
  expect(server.seen).toBe(1);
});

it('asks once more, not twice', async () => {
  const server = await serve((socket, count) => {
    if (count === 1 && server.seen === 1) socket.write(OK);
    else socket.destroy();
  });
  expect(await askTwice(server)).toMatchObject({ first: 200, second: 'connection-reset' });
  expect(server.requests).toEqual(['GET /one HTTP/1.1', 'GET /two HTTP/1.1', 'GET /two HTTP/1.1']);
});

it('does not ask again once a byte of the answer has come', async () => {
  const server = await serve((socket, count) => {
    if (count === 1) socket.write(OK);
    else socket.write('H', () => socket.destroy());
  });
  expect(await askTwice(server)).toMatchObject({ second: 'connection-reset' });
  expect(server.requests).toHaveLength(2);
});

it('does not ask again on a new connection that is cut', async () => {
  const server = await serve((socket) => socket.destroy());
  const client = testClient({ routes: routeTo(server.port) });
  expect(gist(await client.send(get(`${ORIGIN}/`)))).toBe('connection-reset');
  expect(server.requests).toHaveLength(1);
});

it('a POST has a connection of its own and is sent once', async () => {
  const server = await serve((socket) => socket.write(OK));
  expect(await askTwice(server, post)).toMatchObject({ second: 200 });
  expect(server.seen).toBe(2);

  const rude = await serve((socket) => {
    if (rude.requests.at(-1)?.startsWith('GET')) socket.write(OK);
    else socket.destroy();
  });
  expect(await askTwice(rude, post)).toMatchObject({ first: 200, second: 'connection-reset' });
  expect(rude.requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

it('the time of a request counts both tries', async () => {
  const server = await serve((socket, count) => {
    if (server.seen === 1 && count === 1) return void socket.write(OK);
    if (server.seen === 1) setTimeout(() => socket.destroy(), 250);
  });
  const { second, outcome } = await askTwice(server, {}, { requestTimeoutMs: 500, connectTimeoutMs: 400 });
  expect(second).toBe('answer-timeout');
  expect(server.requests).toHaveLength(3);
  expect(outcome.milliseconds).toBeLessThan(700);
});

it('a stop is no reason to ask again', async () => {
  const server = await serve((socket, count) => {
    if (count === 1) socket.write(OK);
  });
  const client = testClient({ routes: routeTo(server.port) });
  await client.send(get(`${ORIGIN}/one`));
  const stop = new AbortController();
  const sent = client.send(get(`${ORIGIN}/two`, { signal: stop.signal }));
  await expect.poll(() => server.requests.length).toBe(2);
  stop.abort();
  expect(gist(await sent)).toBe('stopped');
  expect(server.requests).toHaveLength(2);
});

it('behind a proxy too: the tunnel is opened anew', async () => {
  const authority = issue({ subject: 'Authority', isAuthority: true });
  const shown = issue({ subject: 'acme.example', names: ['acme.example'], issuer: authority });
  const vendor = await run(
    https.createServer(shown, (request, response) => {
      response.end('{}', () => request.socket.destroy());
    }),
  );
  const { connect } = await import('node:net');
  const proxy = await runRaw((socket) => {
    socket.once('data', () => {
      const onward = connect(vendor.port, '127.0.0.1');
      onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
  });
  const client = testClient({
    authorities: async () => [authority.cert],
    resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}`,
  });
  for (let each = 0; each < 6; each += 1) {
    expect(gist(await client.send(get(`https://acme.example/${each}`)))).toBe(200);
  }
});
