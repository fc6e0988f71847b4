import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { expect } from '@playwright/test';
import { issue } from '../../main/http/certificates.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { removeProfile, test } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { fillVsax, overall, testButton } from '../screens/workspace.ts';

/**
 * A proxy that the environment names, and behind it a server that says it is the vendor, with a certificate of an authority
 * that only the environment trusts. The tunnel is right; not a byte of a request may come out of it.
 */
const authority = issue({ subject: 'An authority of the environment', isAuthority: true });
const server = issue({ subject: 'acme.vsax.net', names: ['acme.vsax.net'], issuer: authority });
let folder: string;
let tunnels: string[];
let requests: string[];
let proxy: net.Server;
let vendor: tls.Server;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-e2e-authority-'));
  await writeFile(join(folder, 'authority.pem'), authority.cert);
  vendor = tls.createServer({ key: server.key, cert: server.cert }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => requests.push(String(bytes)));
  });
  vendor.on('tlsClientError', () => {});
  proxy = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (asked) => {
      tunnels.push(String(asked).split('\r\n')[0] ?? '');
      const inner = net.connect((vendor.address() as AddressInfo).port, '127.0.0.1');
      inner.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(inner).pipe(socket);
    });
  });
  for (const one of [vendor, proxy])
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
});
test.afterAll(async () => {
  vendor.close();
  proxy.close();
  await rm(folder, { recursive: true });
});
test.beforeEach(() => {
  tunnels = [];
  requests = [];
});

async function testThrough(app: RunningApp): Promise<void> {
  await startSession(app.page, { client: 'Acme', vendors: ['VSA X'] });
  await fillVsax(app.page);
  await testButton(app.page).click();
  await expect(overall(app.page)).toHaveText(/^Could not tell/, { timeout: 20_000 });
}

for (const [what, variables] of [
  ['NODE_TLS_REJECT_UNAUTHORIZED=0', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ['an authority of its own for Node', { NODE_EXTRA_CA_CERTS: 'authority.pem' }],
  ['an authority of its own for OpenSSL', { SSL_CERT_FILE: 'authority.pem' }],
] as const) {
  test(`a server that only the environment trusts gets no request: ${what}`, async ({ desktop }) => {
    const found = Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(/^.*\.pem$/, (file) => join(folder, file)),
    ]);
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const app = await startApp(desktop, {
      environment: {
        XDG_CURRENT_DESKTOP: undefined,
        NODE_EXTRA_CA_CERTS: undefined,
        HTTPS_PROXY: address,
        ...Object.fromEntries(found),
      },
    });
    await testThrough(app);
    expect(tunnels).toContain('CONNECT acme.vsax.net:443 HTTP/1.1');
    expect(requests).toEqual([]);
    const left = await app.electron.evaluate(() =>
      Object.keys(process.env).filter((name) => /^(NODE_|SSL|OPENSSL_|ELECTRON_)/.test(name)),
    );
    expect(left).toEqual([]);
    await app.kill();
    await removeProfile(app);
  });
}
