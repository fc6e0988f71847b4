import type { Protocol, ProtocolRequest, ProtocolResponse } from 'electron';
import { describe, expect, it } from 'vitest';
import type { SessionPage } from '../../../src-preload/contract/session.ts';
import { mockElectron } from '../../harness/mock-electron.ts';

// The module only needs Electron's protocol when it serves; the rule itself is pure.
mockElectron({ protocol: {} });
const { CONTENT_SECURITY_POLICY, fileOf, serveApp, withSnapshot } = await import(
  '../../../src-main/windows/app-protocol.ts'
);

describe('what the page may be served', () => {
  it.each([
    ['app://setup/index.html', 'index.html'],
    ['app://setup/', 'index.html'],
    ['app://setup/#settings', 'index.html'],
    ['app://setup/assets/index-DJgv5n4v.js?x', 'assets/index-DJgv5n4v.js'],
  ])('%s', (url, file) => expect(fileOf(url)).toBe(file));

  it.each([
    'app://setup/../main/index.js',
    'app://setup/..%2fmain/index.js',
    'app://setup/%2e%2e/main/index.js',
    'app://setup/..%5cmain',
    'app://setup/assets\\..\\x',
    'app://setup//etc/passwd',
    'app://setup/assets/\u0000.js',
    'app://setup/a%00.js',
    'app://other/index.html',
    'app://setup.evil/index.html',
    'file:///etc/passwd',
    'app://setup/.hidden',
    'app://setup/a..b.js',
  ])('nothing for %j', (url) => expect(fileOf(url)).toBeUndefined());

  it('under this policy, to the letter', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    );
  });
});

describe('the sessions inside the page', () => {
  const page = '<!doctype html>\n<html lang="en">\n  <body>\n    <div id="root"></div>\n  </body>\n</html>';
  const sessions = (clientName: string): SessionPage => ({
    rows: [
      {
        id: 'a',
        clientName,
        technician: '',
        connectionName: null,
        vendors: [],
        group: 'in-progress',
        next: { act: 'start', vendor: 'x' },
        changedAt: '2030-01-01T00:00:00.000Z',
      },
    ],
    found: 1,
    groups: { 'needs-you': 0, 'in-progress': 1, waiting: 0, connected: 0, archived: 0 },
    counts: { all: 1, 'needs-you': 0, 'in-progress': 1, waiting: 0, connected: 0, archived: 0 },
    deleted: [],
    practice: false,
  });
  const block = (html: string) =>
    /<script type="application\/json" id="first-sessions">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';

  it.each([
    'Acme',
    '</script><script src="https://example.com/x.js"></script>',
    '<!--<script>',
    ']]>&lt;/script&gt;',
    "$& $` $' $1",
    '\u2028 "quoted" \\',
  ])('hold any name, and no name ends them: %j', (name) => {
    const html = withSnapshot(page, { theme: 'dark', sessions: sessions(name) });
    expect(JSON.parse(block(html))).toEqual(sessions(name));
    expect(html.match(/<\/?script/g)).toEqual(['<script', '</script']);
    expect(html.replace(/<script[\s\S]*<\/script>\n {4}/, '')).toBe(
      page.replace('<html', '<html data-theme="dark"'),
    );
  });
});

describe('what is served', () => {
  const files: Record<string, string> = {
    'index.html': '<html lang="en"><div id="root"></div>',
    'a.js': 'let a;',
  };
  function served(url: string, { method = 'GET', readBytes = read } = {}): Promise<ProtocolResponse> {
    return new Promise((respond) => {
      const registerBufferProtocol: Protocol['registerBufferProtocol'] = (scheme, handler) => {
        expect(scheme).toBe('app');
        handler({ url, method } as ProtocolRequest, (response) => respond(response as ProtocolResponse));
        return true;
      };
      serveApp('/page', readBytes, [{ protocol: { registerBufferProtocol } }], async () => null);
    });
  }
  async function read(path: string): Promise<Uint8Array | null> {
    const text = files[path.replace(/^.*page./, '')];
    return text === undefined ? null : Buffer.from(text);
  }

  it('is a file of the page, with its type and the policy', async () => {
    const { statusCode, data, headers } = await served('app://setup/a.js');
    expect([statusCode ?? 200, data?.toString()]).toEqual([200, 'let a;']);
    expect(headers).toEqual({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['a file that is not there', 'app://setup/b.js', {}],
    ['a type that no page needs', 'app://setup/a.exe', {}],
    ['what is sent', 'app://setup/a.js', { method: 'POST' }],
    ['a way out of the folder', 'app://setup/../main/a.js', {}],
    ['a disk that fails', 'app://setup/a.js', { readBytes: () => Promise.reject(new Error('EIO')) }],
  ])('is nothing for %s, under the policy too', async (_what, url, how) => {
    const { statusCode, data, headers } = await served(url, how);
    expect([statusCode, data?.toString()]).toEqual([404, '']);
    expect(headers).toEqual({ 'content-security-policy': CONTENT_SECURITY_POLICY });
  });
});
