import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { expect, it } from 'vitest';
import { atEnd } from '../../harness/at-end.ts';
import { closedPort, get, gist, ORIGIN, routeTo, runHttp, runRaw, testClient } from './servers.ts';

const quick = { connectTimeoutMs: 300, requestTimeoutMs: 400 };

function ask(port: number, limits = {}) {
  return testClient({ routes: routeTo(port), limits }).send(get(`${ORIGIN}/api`));
}

it('tells a refused connection', async () => {
  const outcome = await ask(await closedPort());
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'connection-refused', params: { host: 'acme.example' } },
  });
});

it('tells a connection that is reset in the middle of the headers', async () => {
  const server = await runRaw((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-', () => socket.resetAndDestroy()));
  });
  expect(gist(await ask(server.port))).toBe('connection-reset');
});

it('tells a connection that is closed before any answer', async () => {
  const server = await runRaw((socket) => {
    socket.once('data', () => socket.end());
  });
  expect(gist(await ask(server.port))).toBe('connection-reset');
});

it.each([
  ['reset', 'Content-Length: 100\r\n\r\nhalf', (socket: net.Socket) => socket.resetAndDestroy()],
  ['closed', 'Content-Length: 100\r\n\r\nhalf', (socket: net.Socket) => socket.end()],
  ['closed in a chunk', 'Transfer-Encoding: chunked\r\n\r\n64\r\nhalf', (socket: net.Socket) => socket.end()],
])('tells a connection that is %s in the middle of the body', async (_how, rest, end) => {
  const server = await runRaw((socket) => {
    socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${rest}`, () => end(socket)));
  });
  expect(gist(await ask(server.port))).toBe('connection-reset');
});

it('gives up on a host that takes no connection', async () => {
  // A stopped process with a full queue is what a firewall that drops packets looks like from here.
  const script =
    "require('net').createServer().listen(0,'127.0.0.1',1,function(){console.log(this.address().port)})";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  atEnd(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const port = Number(String(line));
  child.kill('SIGSTOP');
  const fillers: net.Socket[] = [];
  atEnd(() => {
    for (const filler of fillers) filler.destroy();
  });
  for (let isOpen = true; isOpen; ) {
    const filler = net.connect(port, '127.0.0.1').on('error', () => {});
    fillers.push(filler);
    isOpen = await Promise.race([
      once(filler, 'connect').then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 300)),
    ]);
  }
  const outcome = await ask(port, { connectTimeoutMs: 1_000, requestTimeoutMs: 5_000 });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'connect-timeout', params: { seconds: 1 } } });
  expect(outcome.milliseconds).toBeLessThan(2_000);
});

it('gives up on a server that never speaks TLS back', async () => {
  const server = await runRaw(() => {});
  const client = testClient({ limits: quick });
  const outcome = await client.send(get(`https://acme.example:${server.port}/`));
  expect(gist(outcome)).toBe('connect-timeout');
  await expect.poll(() => server.sockets.size).toBe(0);
});

it('gives up on a server that takes the request and stays silent', async () => {
  const server = await runHttp(() => {});
  expect(gist(await ask(server.port, quick))).toBe('answer-timeout');
  await expect.poll(() => server.sockets.size).toBe(0);
});

it('gives up on a body that drips', async () => {
  const server = await runHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write('{'), 30);
    response.on('close', () => clearInterval(timer));
  });
  expect(gist(await ask(server.port, quick))).toBe('body-timeout');
  await expect.poll(() => server.sockets.size).toBe(0);
});

it('tells header lines that go on without end', async () => {
  const server = await runRaw((socket) => {
    socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nX-Much: ${'a'.repeat(40_000)}\r\n\r\n`));
  });
  expect(gist(await ask(server.port))).toBe('headers-too-big');
});

it.each(['SSH-2.0-OpenSSH_9.2\r\n', '220 mail ESMTP\r\n', 'HTTP/1.1 200 OK\r\nBad Header\r\n\r\n'])(
  'tells a server that is not HTTP: %j',
  async (greeting) => {
    const server = await runRaw((socket) => {
      socket.once('data', () => socket.write(greeting));
    });
    expect(gist(await ask(server.port))).toBe('not-http');
  },
);

it('frees the server’s socket within a second of a stop', async () => {
  const server = await runHttp(() => {});
  const stop = new AbortController();
  const client = testClient({ routes: routeTo(server.port) });
  const sent = client.send(get(`${ORIGIN}/api`, { signal: stop.signal }));
  await expect.poll(() => server.sockets.size).toBe(1);
  const stoppedAt = Date.now();
  stop.abort();
  expect(gist(await sent)).toBe('stopped');
  await expect.poll(() => server.sockets.size, { timeout: 1_000, interval: 10 }).toBe(0);
  expect(Date.now() - stoppedAt).toBeLessThan(1_000);
});

it('frees the socket when stopped in the middle of connecting', async () => {
  const server = await runRaw(() => {});
  const stop = new AbortController();
  const sent = testClient().send(get(`https://acme.example:${server.port}/`, { signal: stop.signal }));
  await expect.poll(() => server.sockets.size).toBe(1);
  stop.abort();
  expect(gist(await sent)).toBe('stopped');
  await expect.poll(() => server.sockets.size, { timeout: 1_000, interval: 10 }).toBe(0);
});

it('tells the end of a whole run from a stop', async () => {
  const server = await runHttp(() => {});
  const client = testClient({ routes: routeTo(server.port) });
  expect(gist(await client.send(get(`${ORIGIN}/`, { signal: AbortSignal.timeout(100) })))).toBe(
    'run-timeout',
  );
  expect(gist(await client.send(get(`${ORIGIN}/`, { signal: AbortSignal.abort() })))).toBe('stopped');
  expect(server.seen).toBe(1);
});

it('ends what is under way when the client closes', async () => {
  const server = await runHttp(() => {});
  const client = testClient({ routes: routeTo(server.port) });
  const sent = client.send(get(`${ORIGIN}/`));
  await expect.poll(() => server.sockets.size).toBe(1);
  await client.close();
  expect(gist(await sent)).toBe('stopped');
  await expect.poll(() => server.sockets.size).toBe(0);
});

it.each([
  ['ENOTFOUND', true, 'dns-not-found'],
  ['EAI_AGAIN', true, 'dns-failed'],
  ['EAI_AGAIN', false, 'offline'],
  ['ENOTFOUND', false, 'offline'],
])('tells a name that fails with %s while online is %s as %s', async (code, isOnline, expected) => {
  const client = testClient({
    isOnline: () => isOnline,
    lookup: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code })),
  });
  expect(gist(await client.send(get(`${ORIGIN}/`)))).toBe(expected);
});

it('gives up on a resolver that does not answer', async () => {
  const client = testClient({ lookup: () => new Promise(() => {}), limits: quick });
  expect(gist(await client.send(get(`${ORIGIN}/`)))).toBe('dns-failed');
});
