// Longer than other tests because each case needs a certificate of its own, and all share the server that shows it.
import https from 'node:https';
import type net from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Issued, issue } from './certificates.ts';
import { get, gist, run, runRaw, testClient } from './servers.ts';

const DAY = 86_400_000;
const HOST = 'acme.example';

let authority: Issued;
beforeAll(() => {
  authority = issue({ subject: 'Test Authority', isAuthority: true });
});

type Shown = { key: string; cert: string };

function leaf(given: Partial<Parameters<typeof issue>[0]> = {}): Issued {
  return issue({ subject: HOST, names: [HOST], issuer: authority, ...given });
}

async function serve(shown: Shown, options: https.ServerOptions = {}, handler?: () => void) {
  const server = https.createServer({ ...shown, ...options }, (_request, response) => {
    handler?.();
    response.end('{}');
  });
  return run(server);
}

async function ask(port: number, trusted: string[] = [authority.cert], more = {}) {
  const client = testClient({
    authorities: async () => trusted,
    limits: { connectTimeoutMs: 3_000 },
    ...more,
  });
  return client.send(get(`https://${HOST}:${port}/api`, { headers: { authorization: 'Basic c2VjcmV0' } }));
}

it('accepts a certificate of a trusted authority', async () => {
  const server = await serve(leaf());
  expect(gist(await ask(server.port))).toBe(200);
});

it('accepts an address in the certificate', async () => {
  const server = await serve(leaf({ names: ['127.0.0.1'] }));
  const client = testClient({ authorities: async () => [authority.cert] });
  expect(gist(await client.send(get(`https://127.0.0.1:${server.port}/`)))).toBe(200);
});

it('trusts the runtime’s authorities, not nobody, when the list is empty', async () => {
  const server = await serve(leaf());
  expect(gist(await ask(server.port, []))).toBe('tls-unknown-issuer');
});

it.each<[string, () => Shown, string, Record<string, unknown>]>([
  [
    'expired',
    () => leaf({ from: new Date(Date.now() - 9 * DAY), to: new Date(Date.now() - 2 * DAY) }),
    'tls-expired',
    { date: new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10) },
  ],
  [
    'not yet valid',
    () => leaf({ from: new Date(Date.now() + 2 * DAY) }),
    'tls-not-yet-valid',
    { date: new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10) },
  ],
  [
    'for another name',
    () => leaf({ names: ['other.example', 'www.other.example'] }),
    'tls-wrong-name',
    { names: 'other.example, www.other.example' },
  ],
  ['self-signed', () => issue({ subject: HOST, names: [HOST] }), 'tls-self-signed', { issuer: HOST }],
  [
    'of an issuer that is not known',
    () => leaf({ issuer: issue({ subject: 'Nobody Knows', isAuthority: true }) }),
    'tls-unknown-issuer',
    { issuer: 'Nobody Knows' },
  ],
  [
    'of an inspecting product that leaves its root out',
    () => leaf({ issuer: issue({ subject: 'Zscaler Root CA', isAuthority: true }) }),
    'tls-inspected',
    { issuer: 'Zscaler Root CA' },
  ],
  [
    'under a root that came along',
    () => {
      const root = issue({ subject: 'Office Inspection', isAuthority: true });
      const shown = leaf({ issuer: root });
      return { key: shown.key, cert: shown.cert + root.cert };
    },
    'tls-unknown-issuer',
    { issuer: 'Office Inspection' },
  ],
])('tells a certificate that is %s, and sends nothing', async (_what, make, code, params) => {
  let isAsked = false;
  const server = await serve(make(), {}, () => {
    isAsked = true;
  });
  const outcome = await ask(server.port);
  expect(outcome).toMatchObject({
    ok: false,
    error: { code, params: { host: `${HOST}:${server.port}`, ...params } },
  });
  expect(isAsked).toBe(false);
  await expect.poll(() => server.sockets.size).toBe(0);
});

describe('what the environment says of certificates changes nothing', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['self-signed', () => issue({ subject: HOST, names: [HOST] }), 'tls-self-signed'],
    ['for another name', () => leaf({ names: ['other.example'] }), 'tls-wrong-name'],
    [
      'expired',
      () => leaf({ from: new Date(Date.now() - 9 * DAY), to: new Date(Date.now() - DAY) }),
      'tls-expired',
    ],
  ] as const)('a certificate that is %s', async (_what, make, code) => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    let isAsked = false;
    const server = await serve(make(), {}, () => {
      isAsked = true;
    });
    expect(gist(await ask(server.port))).toBe(code);
    expect(isAsked).toBe(false);
  });

  it('a server with outdated encryption, when the runtime’s lowest version was lowered', async () => {
    const before = tls.DEFAULT_MIN_VERSION;
    tls.DEFAULT_MIN_VERSION = 'TLSv1';
    try {
      const server = await serve(leaf(), {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'ALL:@SECLEVEL=0',
      });
      expect(gist(await ask(server.port))).toBe('tls-protocol');
    } finally {
      tls.DEFAULT_MIN_VERSION = before;
    }
  });
});

it('takes no second handshake on an open connection', async () => {
  let renegotiated: Error | null | 'done' = null;
  const shown = leaf();
  const server = tls.createServer({ ...shown, maxVersion: 'TLSv1.2' }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      // The client of Node answers a server’s request for a handshake unless told not to.
      socket.renegotiate({}, (error) => {
        renegotiated = error ?? 'done';
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      });
    });
  });
  const running = await run(server as unknown as net.Server);
  const outcome = await ask(running.port, [authority.cert], {
    limits: { connectTimeoutMs: 1_000, requestTimeoutMs: 1_500 },
  });
  expect(outcome.ok).toBe(false);
  expect(renegotiated).not.toBe('done');
});

describe('a certificate that was added has an effect, whatever kind it is', () => {
  const root = () => issue({ subject: 'Acme Root', isAuthority: true });
  const chain = () => {
    const top = root();
    const issuing = issue({ subject: 'Acme Issuing', isAuthority: true, issuer: top });
    return { top, issuing, server: leaf({ issuer: issuing }) };
  };

  it.each(['top', 'issuing', 'server'] as const)(
    'the chain’s %s, when the server sends its chain',
    async (which) => {
      const all = chain();
      const shown = { key: all.server.key, cert: all.server.cert + all.issuing.cert };
      const server = await serve(shown);
      expect(gist(await ask(server.port, [authority.cert, all[which].cert]))).toBe(200);
    },
  );

  it.each(['issuing', 'server'] as const)(
    'the chain’s %s, when the server sends itself alone',
    async (which) => {
      const all = chain();
      const server = await serve(all.server);
      expect(gist(await ask(server.port, [authority.cert, all[which].cert]))).toBe(200);
      expect(gist(await ask(server.port, [authority.cert, all.top.cert]))).toBe('tls-unknown-issuer');
    },
  );

  it('a server’s own vouches for its names and its time only', async () => {
    const named = leaf({ issuer: root(), names: ['other.example'] });
    expect(gist(await ask((await serve(named)).port, [authority.cert, named.cert]))).toBe('tls-wrong-name');
    const old = leaf({
      issuer: root(),
      from: new Date(Date.now() - 9 * DAY),
      to: new Date(Date.now() - DAY),
    });
    expect(gist(await ask((await serve(old)).port, [authority.cert, old.cert]))).toBe('tls-expired');
  });

  it('a server’s own vouches for nothing that its key has signed', async () => {
    const own = leaf({ issuer: root() });
    const forged = leaf({ issuer: own });
    const shown = { key: forged.key, cert: forged.cert + own.cert };
    expect((await ask((await serve(shown)).port, [authority.cert, own.cert])).ok).toBe(false);
  });
});

const rooted = (subject: string) => () => {
  const root = issue({ subject, isAuthority: true });
  const shown = leaf({ issuer: root });
  return { key: shown.key, cert: shown.cert + root.cert };
};
const alone = (subject: string) => () => leaf({ issuer: issue({ subject, isAuthority: true }) });
const self = (subject: string) => () => issue({ subject, names: [HOST] });

it.each<[what: string, make: () => Shown, ofVendor: string, elsewhere: string]>([
  ['a company’s, root sent along', rooted('Acme Corp Root CA'), 'tls-inspected', 'tls-unknown-issuer'],
  ['a company’s, alone', alone('Acme Issuing CA 2'), 'tls-inspected', 'tls-unknown-issuer'],
  ['a known product’s, root sent along', rooted('Fortinet CA'), 'tls-inspected', 'tls-inspected'],
  ['a known product’s, alone', alone('Sophos SSL CA_1'), 'tls-inspected', 'tls-inspected'],
  ['a known product’s own', self('Kaspersky Anti-Virus'), 'tls-inspected', 'tls-inspected'],
  [
    'a public authority’s, cut short',
    alone("Let's Encrypt, R11"),
    'tls-chain-incomplete',
    'tls-chain-incomplete',
  ],
  [
    'a public authority’s, cut short too',
    alone('Sectigo RSA'),
    'tls-chain-incomplete',
    'tls-chain-incomplete',
  ],
  ['the server’s own', self(HOST), 'tls-inspected', 'tls-self-signed'],
])(
  'who signed it, %s: on a vendor’s public host %3$s, elsewhere %4$s',
  async (_what, make, ofVendor, elsewhere) => {
    const server = await serve(make());
    const isVendorHost = (host: string) => host === HOST;
    expect(gist(await ask(server.port, [authority.cert], { isVendorHost }))).toBe(ofVendor);
    expect(gist(await ask(server.port))).toBe(elsewhere);
  },
);

it('blames the clock when an earlier answer showed it to be off and the certificate is fine by the server’s', async () => {
  // The server's day is two days on, and so is its certificate.
  const there = Date.now() + 2 * DAY;
  const certificate = leaf({ from: new Date(there - DAY), to: new Date(there + DAY) });
  const server = await serve(certificate);
  const helper = await run(
    https.createServer(leaf(), (_request, response) => {
      response.sendDate = false;
      response.setHeader('date', new Date(there).toUTCString());
      response.end('{}');
    }),
  );
  const client = testClient({ authorities: async () => [authority.cert] });
  expect(gist(await client.send(get(`https://${HOST}:${helper.port}/`)))).toBe(200);
  const outcome = await client.send(get(`https://${HOST}:${server.port}/`));
  expect(outcome).toMatchObject({ ok: false, error: { code: 'clock-wrong', params: { minutes: 2880 } } });
});

it('tells a server with outdated encryption', async () => {
  const server = await serve(leaf(), { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
  expect(gist(await ask(server.port))).toBe('tls-protocol');
});

it('tells a port that does not encrypt', async () => {
  const server = await runRaw((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
  });
  expect(gist(await ask(server.port))).toBe('tls-protocol');
});

it('tells a connection that is cut during the handshake', async () => {
  const server = await runRaw((socket) => {
    socket.once('data', () => socket.resetAndDestroy());
  });
  expect(gist(await ask(server.port))).toBe('connection-reset');
});

// TLS 1.2 has one alert for "no certificate" and for "nothing in common", so that the two cannot be told apart.
it.each([
  ['TLSv1.3', 'tls-client-certificate'],
  ['TLSv1.2', 'tls-protocol'],
] as const)('tells a server that asks for a client certificate over %s as %s', async (version, code) => {
  const asking = { requestCert: true, rejectUnauthorized: true, minVersion: version, maxVersion: version };
  const server = await serve(leaf(), asking);
  expect(gist(await ask(server.port))).toBe(code);
});

it('checks the certificate on the next connection too', async () => {
  const good = leaf();
  const bad = leaf({ names: ['other.example'] });
  let shown: Shown = good;
  const server = tls.createServer(
    { ...good, SNICallback: (_name, done) => done(null, tls.createSecureContext(shown)) },
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')),
  );
  const running = await run(server as unknown as net.Server);
  const client = testClient({ authorities: async () => [authority.cert] });
  const url = `https://${HOST}:${running.port}/`;
  expect(gist(await client.send(get(url)))).toBe(200);
  shown = bad;
  expect(gist(await client.send(get(url)))).toBe('tls-wrong-name');
});
