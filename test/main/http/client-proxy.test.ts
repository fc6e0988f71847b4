import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { type Issued, issue } from './certificates.ts';
import { closedPort, get, gist, run, runHttp, runRaw, testClient } from './servers.ts';

const HOST = 'acme.example';
let authority: Issued;
let leaf: Issued;
beforeAll(() => {
  authority = issue({ subject: 'Test Authority', isAuthority: true });
  leaf = issue({ subject: HOST, names: [HOST], issuer: authority });
});

function serveVendor(onRequest: (request: http.IncomingMessage) => void = () => {}) {
  const server = https.createServer(leaf, (request, response) => {
    onRequest(request);
    response.end('{}');
  });
  return run(server);
}

/** A working proxy. Whatever name it is asked for, the connection goes to loopback. */
async function serveProxy(shown?: Issued) {
  const asked: string[] = [];
  const heard: http.IncomingHttpHeaders[] = [];
  const server = shown ? https.createServer(shown) : http.createServer();
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(request.url ?? '');
    heard.push(request.headers);
    const onward = net.connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return { ...(await run(server)), asked, heard };
}

function ask(proxies: string, port: number, more = {}) {
  const client = testClient({
    authorities: async () => [authority.cert],
    resolveProxy: async () => proxies,
    // Behind a proxy the name of the vendor need not be known here.
    lookup: (host) =>
      host === 'proxy.example'
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(Object.assign(new Error(host), { code: 'ENOTFOUND' })),
    limits: { connect: 2_000 },
    ...more,
  });
  return client.send(get(`https://${HOST}:${port}/api`, { headers: { authorization: 'Basic c2VjcmV0' } }));
}

it('goes through a tunnel, and the proxy sees neither path nor credential', async () => {
  let authorization: string | undefined;
  const vendor = await serveVendor((request) => {
    authorization = request.headers.authorization;
  });
  const proxy = await serveProxy();
  expect(gist(await ask(`PROXY proxy.example:${proxy.port}`, vendor.port))).toBe(200);
  expect(authorization).toBe('Basic c2VjcmV0');
  expect(proxy.asked).toEqual([`${HOST}:${vendor.port}`]);
  expect(JSON.stringify(proxy.heard)).not.toContain('c2VjcmV0');
});

it('goes through a proxy that is spoken to over TLS', async () => {
  const vendor = await serveVendor();
  const proxy = await serveProxy(issue({ subject: 'proxy', names: ['proxy.example'], issuer: authority }));
  expect(gist(await ask(`HTTPS proxy.example:${proxy.port}`, vendor.port))).toBe(200);
});

it('checks the vendor’s certificate behind the proxy too', async () => {
  const server = https.createServer(issue({ subject: 'x', names: ['other.example'], issuer: authority }));
  const vendor = await run(server);
  const proxy = await serveProxy();
  expect(gist(await ask(`PROXY 127.0.0.1:${proxy.port}`, vendor.port))).toBe('tls-wrong-name');
});

it.each([
  [
    'asks for a sign-in',
    'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n\r\n',
    'proxy-sign-in',
  ],
  ['refuses', 'HTTP/1.1 403 Forbidden\r\n\r\n<html>blocked</html>', 'proxy-refused'],
  ['does not find the vendor', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'proxy-refused'],
  ['is no proxy', 'SSH-2.0-OpenSSH\r\n\r\n', 'proxy-unreachable'],
])('tells a proxy that %s', async (_what, answer, code) => {
  const proxy = await runRaw((socket) => {
    socket.once('data', () => socket.write(answer));
  });
  const outcome = await ask(`PROXY proxy.example:${proxy.port}`, 443);
  expect(outcome).toMatchObject({
    ok: false,
    trouble: { code, params: { host: HOST, proxy: `proxy.example:${proxy.port}` } },
  });
  await expect.poll(() => proxy.sockets.size).toBe(0);
});

it('tells a proxy that is down, that has no name, that hangs up or that is silent', async () => {
  const port = await closedPort();
  const rude = await runRaw((socket) => void socket.once('data', () => socket.destroy()));
  const silent = await runRaw(() => {});
  const limits = { connect: 300 };
  expect(gist(await ask(`PROXY proxy.example:${port}`, 443))).toBe('proxy-unreachable');
  expect(gist(await ask('PROXY gone.example:8080', 443))).toBe('proxy-unreachable');
  expect(gist(await ask(`PROXY proxy.example:${rude.port}`, 443))).toBe('proxy-unreachable');
  expect(gist(await ask(`PROXY proxy.example:${silent.port}`, 443, { limits }))).toBe('proxy-unreachable');
  expect(gist(await ask(`PROXY proxy.example:${port}`, 443, { isOnline: () => false }))).toBe('offline');
});

it('takes the next of the list when a proxy is down', async () => {
  const vendor = await serveVendor();
  const proxy = await serveProxy();
  const down = `PROXY 127.0.0.1:${await closedPort()}`;
  expect(gist(await ask(`${down}; PROXY 127.0.0.1:${proxy.port}`, vendor.port))).toBe(200);
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  expect(gist(await ask(`${down};DIRECT`, vendor.port, { lookup }))).toBe(200);
});

it('does not go around a proxy that said no', async () => {
  const vendor = await serveVendor();
  const proxy = await runHttp(() => {});
  const server = await runRaw(
    (socket) => void socket.once('data', () => socket.end('HTTP/1.1 403 No\r\n\r\n')),
  );
  const proxies = `PROXY 127.0.0.1:${server.port}; PROXY 127.0.0.1:${proxy.port}; DIRECT`;
  expect(gist(await ask(proxies, vendor.port))).toBe('proxy-refused');
  expect([proxy.seen, vendor.seen]).toEqual([0, 0]);
});

it('goes direct when the system cannot say its proxy', async () => {
  const vendor = await serveVendor();
  const resolveProxy = () => Promise.reject(new Error('no session'));
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  expect(gist(await ask('', vendor.port, { resolveProxy, lookup }))).toBe(200);
});

it('asks for the proxy of the origin only', async () => {
  const asked: string[] = [];
  const resolveProxy = async (url: string) => {
    asked.push(url);
    return 'PROXY gone.example:1';
  };
  await ask('', 443, { resolveProxy });
  expect(asked).toEqual([`https://${HOST}/`]);
});

it('judges an address written as such behind a proxy too', async () => {
  const proxy = await serveProxy();
  const client = testClient({ resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}` });
  expect(gist(await client.send(get('https://169.254.169.254/')))).toBe('address-blocked');
  expect(gist(await client.send(get('https://10.0.0.8/', { allowPrivate: false })))).toBe('address-private');
  expect(proxy.seen).toBe(0);
});

/** A SOCKS5 proxy of a few lines (RFC 1928): `method` and `reply` are what it answers with. */
function serveSocks(method: number, reply: number) {
  return runRaw((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, method]));
      socket.once('data', (request) => {
        const port = request.readUInt16BE(request.length - 2);
        const onward = net.connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 0]));
          socket.pipe(onward).pipe(socket);
        });
        onward.on('error', () => socket.destroy());
      });
    });
  });
}

it.each([
  [0, 0, 200],
  [0, 2, 'proxy-refused'],
  [255, 0, 'proxy-sign-in'],
])('goes through SOCKS5: method %s and reply %s → %s', async (method, reply, expected) => {
  const vendor = await serveVendor();
  const proxy = await serveSocks(method, reply);
  expect(gist(await ask(`SOCKS5 127.0.0.1:${proxy.port}`, vendor.port))).toBe(expected);
});
