import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { beforeAll, expect, it, vi } from 'vitest';
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
  const headers: http.IncomingHttpHeaders[] = [];
  const server = shown ? https.createServer(shown) : http.createServer();
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(request.url ?? '');
    headers.push(request.headers);
    const onward = net.connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return { ...(await run(server)), asked, headers };
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
    limits: { connectTimeoutMs: 2_000 },
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
  expect(JSON.stringify(proxy.headers)).not.toContain('c2VjcmV0');
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
  ['does not say why', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'proxy-no-connection'],
  [
    'does not find the vendor',
    'HTTP/1.1 503 Service Unavailable\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n\r\n<html>',
    'proxy-name-not-found',
  ],
  [
    'is refused by the vendor, and says so in its page only',
    'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>Connection refused</html>',
    'proxy-connection-refused',
  ],
  ['waited in vain', 'HTTP/1.1 504 Gateway Timeout\r\n\r\n', 'proxy-connect-timeout'],
  ['is a web server', 'HTTP/1.1 405 Method Not Allowed\r\nServer: Apache\r\n\r\n', 'proxy-wrong-kind'],
  ['is no proxy', 'SSH-2.0-OpenSSH\r\n\r\n', 'proxy-wrong-kind'],
])('tells a proxy that %s', async (_what, answer, code) => {
  const proxy = await runRaw((socket) => {
    socket.once('data', () => socket.write(answer));
  });
  const outcome = await ask(`PROXY proxy.example:${proxy.port}`, 443);
  expect(outcome).toMatchObject({
    ok: false,
    error: { code, params: { host: HOST, proxy: `proxy.example:${proxy.port}` } },
  });
  await expect.poll(() => proxy.sockets.size).toBe(0);
});

it('tells a proxy that is down, that has no name, that hangs up or that is silent', async () => {
  const port = await closedPort();
  const rude = await runRaw((socket) => void socket.once('data', () => socket.destroy()));
  const silent = await runRaw(() => {});
  const limits = { connectTimeoutMs: 300 };
  expect(gist(await ask(`PROXY proxy.example:${port}`, 443))).toBe('proxy-unreachable');
  expect(gist(await ask('PROXY gone.example:8080', 443))).toBe('proxy-not-found');
  expect(gist(await ask(`PROXY proxy.example:${rude.port}`, 443))).toBe('proxy-hung-up');
  expect(gist(await ask(`PROXY proxy.example:${silent.port}`, 443, { limits }))).toBe(
    'proxy-connect-timeout',
  );
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

it.each(['SOCKS6 proxy.example:1; DIRECT', 'QUIC proxy.example:443; DIRECT', 'PROXY proxy.example:0;DIRECT'])(
  'names a proxy it cannot speak, and never goes around it: %s',
  async (proxies) => {
    const vendor = await serveVendor();
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const outcome = await ask(proxies, vendor.port, { lookup });
    const [entry] = proxies.split(';');
    expect(outcome).toMatchObject({ error: { code: 'proxy-unknown-kind', params: { proxy: entry } } });
    expect(vendor.seen).toBe(0);
  },
);

it('stops at an unknown kind behind a proxy that is down, too', async () => {
  const vendor = await serveVendor();
  const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  const proxies = `PROXY 127.0.0.1:${await closedPort()}; SOCKS6 a:1; DIRECT`;
  expect(gist(await ask(proxies, vendor.port, { lookup }))).toBe('proxy-unknown-kind');
  expect(vendor.seen).toBe(0);
});

it.each<[what: string, shown: () => Issued, code: string, params: object]>([
  ['unknown', () => issue({ subject: 'p', names: ['proxy.example'] }), 'proxy-certificate', { issuer: 'p' }],
  [
    'of a company',
    () =>
      issue({
        subject: 'p',
        names: ['proxy.example'],
        issuer: issue({ subject: 'Office', isAuthority: true }),
      }),
    'proxy-certificate',
    { issuer: 'Office' },
  ],
  [
    'expired',
    () =>
      issue({ subject: 'p', names: ['proxy.example'], issuer: authority, to: new Date(Date.now() - 9e7) }),
    'proxy-certificate-date',
    {},
  ],
  [
    'for another name',
    () => issue({ subject: 'p', names: ['other.example'], issuer: authority }),
    'proxy-certificate-name',
    { names: 'other.example' },
  ],
])(
  'tells a TLS proxy whose certificate is %s, whatever the environment says',
  async (_what, shown, code, params) => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const vendor = await serveVendor();
    const proxy = await serveProxy(shown());
    const place = `proxy.example:${proxy.port}`;
    // Not even the next of the list is tried: somebody may be posing as the proxy.
    const outcome = await ask(`HTTPS ${place}; DIRECT`, vendor.port);
    vi.unstubAllEnvs();
    expect(outcome).toMatchObject({ error: { code, params: { proxy: place, ...params } } });
    expect([proxy.asked, vendor.seen]).toEqual([[], 0]);
  },
);

it('tells a proxy without TLS that is set as one with it', async () => {
  const proxy = await serveProxy();
  expect(gist(await ask(`HTTPS proxy.example:${proxy.port}`, 443))).toBe('proxy-wrong-kind');
});
