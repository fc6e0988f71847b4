import https from 'node:https';
import net from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { type Issued, issue } from './certificates.ts';
import { get, gist, run, runRaw, testClient } from './servers.ts';

const HOST = 'acme.example';
let authority: Issued;
let leaf: Issued;
beforeAll(() => {
  authority = issue({ subject: 'Test Authority', isAuthority: true });
  leaf = issue({ subject: HOST, names: [HOST], issuer: authority });
});

function serveVendor() {
  return run(https.createServer(leaf, (_request, response) => response.end('{}')));
}

type Lookup = (host: string) => Promise<{ address: string; family: number }[]>;

function ask(proxies: string, port: number, lookup: Lookup = known) {
  const client = testClient({
    authorities: async () => [authority.cert],
    resolveProxy: async () => proxies,
    lookup,
    limits: { connectTimeoutMs: 2_000 },
  });
  return client.send(get(`https://${HOST}:${port}/api`));
}

const known: Lookup = async () => [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];
const unknown: Lookup = (host) => Promise.reject(Object.assign(new Error(host), { code: 'ENOTFOUND' }));

/** A SOCKS proxy of a few lines (RFC 1928): `method` and `reply` are what it answers with. */
function serveSocks5(method: number, reply: number) {
  const asked: Buffer[] = [];
  const server = runRaw((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, method]));
      socket.once('data', (request) => {
        asked.push(request);
        const port = request.readUInt16BE(request.length - 2);
        connectThrough(socket, port, Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 0]));
      });
    });
  });
  return server.then((running) => ({ ...running, asked }));
}

function serveSocks4(reply: number) {
  const asked: Buffer[] = [];
  const server = runRaw((socket) => {
    socket.once('data', (request) => {
      asked.push(request);
      connectThrough(socket, request.readUInt16BE(2), Buffer.from([0, reply, 0, 0, 0, 0, 0, 0]));
    });
  });
  return server.then((running) => ({ ...running, asked }));
}

function connectThrough(socket: net.Socket, port: number, answer: Buffer): void {
  const onward = net.connect(port, '127.0.0.1', () => {
    socket.write(answer);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
}

it.each([
  [0, 0, 200],
  [0, 1, 'proxy-failed'],
  [0, 2, 'proxy-refused'],
  [0, 3, 'proxy-host-unreachable'],
  [0, 4, 'proxy-host-unreachable'],
  [0, 5, 'proxy-connection-refused'],
  [0, 6, 'proxy-connect-timeout'],
  [0, 8, 'proxy-unsupported'],
  [255, 0, 'proxy-sign-in'],
])('goes through SOCKS 5: method %s and reply %s → %s', async (method, reply, expected) => {
  const vendor = await serveVendor();
  const proxy = await serveSocks5(method, reply);
  expect(gist(await ask(`SOCKS5 127.0.0.1:${proxy.port}`, vendor.port))).toBe(expected);
});

it.each([
  ['127.0.0.1', [1, 127, 0, 0, 1]],
  ['[::1]', [4, ...new Array(15).fill(0), 1]],
  ['acme.example', [3, 12, ...Buffer.from('acme.example')]],
])('names %s to a SOCKS 5 proxy in its own form', async (host, address) => {
  const proxy = await serveSocks5(0, 2);
  const client = testClient({ resolveProxy: async () => `SOCKS5 127.0.0.1:${proxy.port}` });
  await client.send(get(`https://${host}/`));
  expect([...(proxy.asked[0] ?? [])]).toEqual([5, 1, 0, ...address, 1, 187]);
});

it.each([
  ['SOCKS', 90, known, 200],
  ['SOCKS4', 90, known, 200],
  ['SOCKS4', 91, known, 'proxy-failed'],
  ['SOCKS4', 92, known, 'proxy-sign-in'],
  ['SOCKS4', 90, unknown, 200],
])('goes through %s: reply %s', async (word, reply, lookup, expected) => {
  const vendor = await serveVendor();
  const proxy = await serveSocks4(reply);
  expect(gist(await ask(`${word} 127.0.0.1:${proxy.port}`, vendor.port, lookup))).toBe(expected);
  const port = [vendor.port >> 8, vendor.port & 255];
  // With a name that is not known here: 4A, the address that cannot be and then the name.
  const place = lookup === known ? [127, 0, 0, 1, 0] : [0, 0, 0, 1, 0, ...Buffer.from(`${HOST}\0`)];
  expect([...(proxy.asked[0] ?? [])]).toEqual([4, 1, ...port, ...place]);
});

it('judges the address that it gives to a SOCKS 4 proxy', async () => {
  const proxy = await serveSocks4(90);
  const client = testClient({ resolveProxy: async () => `SOCKS4 127.0.0.1:${proxy.port}` });
  expect(gist(await client.send(get('https://acme.example/', { allowPrivate: false })))).toBe(
    'address-private',
  );
  expect(proxy.asked).toEqual([]);
});
