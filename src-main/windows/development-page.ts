import { get, type IncomingHttpHeaders } from 'node:http';
import { app, type Session, type WebContents } from 'electron';
import { AUDIENCE_ORIGIN, CONTENT_SECURITY_POLICY, PAGE_ORIGIN } from './app-protocol.ts';

/*
 * The page of `npm run dev`: at the app's own origin, but read from Vite's dev server. A build holds nothing of this file
 * (a test reads what it is made of), so an app that was built can serve its own files only.
 */

/** `host` is an address on loopback with a port; `nonce` is on each style and script that Vite puts into the page. */
export type DevelopmentServer = { host: string; nonce: string };

const HEADERS_KEPT = ['content-type', 'etag'] as const;

/** The policy of the built page, with the two things Vite cannot do without: its nonce and its own WebSocket. */
export function developmentPolicy({ host, nonce }: DevelopmentServer): string {
  return CONTENT_SECURITY_POLICY.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
    .replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
    .replace("connect-src 'none'", `connect-src ws://${host}`);
}

/**
 * Serves the page to all sessions, and opens the way to the dev server's WebSocket, and to nothing else, for the
 * page's own. Call after they were locked, because a session keeps the last rule it was given, and before the first
 * window.
 */
export function serveDevelopmentPage(
  server: DevelopmentServer,
  sessions: { all: readonly Session[]; page: Session },
): void {
  for (const one of sessions.all) one.protocol.handle('app', (request) => readFromServer(server, request));
  openWay(server, sessions.page);
  app.on('web-contents-created', (_event, contents) => reloadWhenAsked(contents));
}

/** The same for the window that a client watches. Call after its session was locked. */
export function serveDevelopmentAudience(server: DevelopmentServer, session: Session): void {
  session.protocol.handle('app', (request) => readFromServer(server, request));
  openWay(server, session);
}

/** To the dev server's WebSocket. Everything else still ends at a proxy that nobody can be behind. */
function openWay(server: DevelopmentServer, session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOfPage(server, url) }));
  void session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:0',
    proxyBypassRules: `<-loopback>;${server.host}`,
  });
}

/**
 * Vite's client reloads the page where it cannot put a change in; windows refuse a page's own navigation, so main
 * does it.
 */
function reloadWhenAsked(contents: WebContents): void {
  contents.on('will-frame-navigate', ({ url, isMainFrame }) => {
    if (isMainFrame && url === contents.getURL()) setImmediate(() => contents.reload());
  });
}

/** Whether the page, or its DevTools, may ask for this address. */
export function isOfPage({ host }: DevelopmentServer, url: string): boolean {
  return [`${PAGE_ORIGIN}/`, `${AUDIENCE_ORIGIN}/`, `ws://${host}/`, 'devtools://', 'data:'].some((start) =>
    url.startsWith(start),
  );
}

async function readFromServer(
  server: DevelopmentServer,
  { method, url, headers: asked }: Request,
): Promise<Response> {
  const policy = { 'content-security-policy': developmentPolicy(server) };
  const origin = [PAGE_ORIGIN, AUDIENCE_ORIGIN].find((one) => url.startsWith(`${one}/`));
  if (method !== 'GET' || origin === undefined) {
    return new Response('', { status: 404, headers: policy });
  }
  const path = url.slice(origin.length);
  const { status, headers, body } = await ask(
    `http://${server.host}${origin === AUDIENCE_ORIGIN && path === '/' ? '/audience.html' : path}`,
    asked.get('accept') ?? '*/*',
  );
  return new Response(new Uint8Array(body), {
    status,
    headers: {
      ...pick(headers),
      ...policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

function pick(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(HEADERS_KEPT.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
}

/** Vite sends a style as a script unless `accept` asks for a style. Rejects when there is no such server any more. */
function ask(
  url: string,
  accept: string,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { accept } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 502,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
  });
}
