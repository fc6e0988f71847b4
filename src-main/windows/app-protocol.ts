import { extname, join } from 'node:path';
import { type Protocol, type ProtocolRequest, type ProtocolResponse, protocol } from 'electron';
import { SNAPSHOT_BLOCK, type StartSnapshot } from '../../src-preload/contract/start-snapshot.ts';

/** The app's own origin. A custom scheme: no file:// powers, and a host to compare senders with. */
export const PAGE_ORIGIN = 'app://setup';
/** Of the window that a client watches: it shares no storage with the technician's, and its requests are refused. */
export const AUDIENCE_ORIGIN = 'app://audience';
const PAGES: Record<string, string> = { [PAGE_ORIGIN]: 'index.html', [AUDIENCE_ORIGIN]: 'audience.html' };

/** Byte-pinned by a test: loosening it is a decision, not an accident. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. With the code cache a start compiles no script that an earlier one has compiled. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the built page to each session, and nothing else. `readBytes` returns null for a file that is not there;
 * `takeSnapshot` what the page holds of the start before, for the first load of the page.
 *
 * By the older of Electron's two ways: `handle` loads Node's own Request and Response before the first file, which
 * costs every start some 45 ms.
 */
export function serveApp(
  folder: string,
  readBytes: (path: string) => Promise<Uint8Array | null>,
  sessions: readonly { protocol: Pick<Protocol, 'registerBufferProtocol'> }[],
  takeSnapshot: () => Promise<StartSnapshot | null>,
): void {
  async function answer(request: Pick<ProtocolRequest, 'url' | 'method'>): Promise<ProtocolResponse> {
    const file = fileOf(request.url);
    const type = file === undefined ? undefined : TYPES[extname(file)];
    if (file === undefined || type === undefined || request.method !== 'GET') return notFound();
    const bytes = await readBytes(join(folder, file));
    if (bytes === null) return notFound();
    const snapshot = file === 'index.html' ? await takeSnapshot() : null;
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return {
      data: snapshot === null ? data : Buffer.from(withSnapshot(data.toString(), snapshot)),
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    };
  }
  for (const { protocol: own } of sessions) {
    own.registerBufferProtocol('app', (request, respond) => {
      answer(request).then(respond, () => respond(notFound()));
    });
  }
}

/**
 * The page with the snapshot inside: the theme on its root, and the sessions as a block of JSON, which no browser
 * runs. Names are anybody's text: without `<` and `&` nothing in them can end the block.
 */
export function withSnapshot(page: string, { theme, sessions }: StartSnapshot): string {
  const signs: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };
  const json = JSON.stringify(sessions).replace(/[<>&]/g, (sign) => signs[sign] ?? '');
  const block = `<script type="application/json" id="${SNAPSHOT_BLOCK}">${json}</script>`;
  // By functions: a `$` in a name is no sign of a replacement.
  return page
    .replace(/<html\b/, (tag) => `${tag} data-theme="${theme}"`)
    .replace('<div id="root">', (root) => `${block}\n    ${root}`);
}

/**
 * The file a request means, below the page's folder; `undefined` for anything unusual. Names made by the build
 * need no escapes, so any escape, backslash or dot-dot is a trick.
 */
export function fileOf(url: string): string | undefined {
  const origin = Object.keys(PAGES).find((one) => url.startsWith(`${one}/`));
  if (origin === undefined) return undefined;
  const path = url.slice(origin.length + 1).replace(/[?#].*$/, '');
  const page = PAGES[origin] ?? '';
  const name = path === '' ? page : path;
  // Each origin has one page; scripts, styles and pictures are the same for both.
  if (name.endsWith('.html') && name !== page) return undefined;
  if (!/^[A-Za-z0-9_@-][A-Za-z0-9_.@-]*(\/[A-Za-z0-9_@-][A-Za-z0-9_.@-]*)*$/.test(name)) return undefined;
  return name.includes('..') ? undefined : name;
}

function notFound(): ProtocolResponse {
  return {
    statusCode: 404,
    data: Buffer.alloc(0),
    headers: { 'content-security-policy': CONTENT_SECURITY_POLICY },
  };
}
