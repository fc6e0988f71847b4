import { kindOfHost } from './addresses.ts';

/**
 * Origin → origin on loopback. A routed request differs below the socket only: the URL, the `Host` header and every
 * message keep the left side, an `https` right side shows a certificate for the left host.
 */
export type Routes = ReadonlyMap<string, string>;

export const NO_ROUTES: Routes = new Map();

/**
 * Reads the JSON object of `NEO_SETUP_ROUTES`, `{"https://acme.vsax.net":"http://127.0.0.1:4101"}`. The left side
 * must be an `https` origin, the right side an origin on loopback; anything else refuses the whole value, because
 * these lines decide where secrets go.
 */
export function parseRoutes(json: string): { ok: true; routes: Routes } | { ok: false; problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false, problem: 'The routes are not JSON.' };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { ok: false, problem: 'The routes are not a JSON object.' };
  }
  const routes = new Map<string, string>();
  for (const [left, right] of Object.entries(data)) {
    const from = readOrigin(left);
    if (from?.protocol !== 'https:') return { ok: false, problem: `"${left}" is not an https origin.` };
    const to = typeof right === 'string' ? readOrigin(right) : null;
    if (to === null || kindOfHost(to.hostname) !== 'loopback') {
      return { ok: false, problem: `The route of "${left}" does not lead to an origin on loopback.` };
    }
    if (routes.has(from.origin)) return { ok: false, problem: `"${from.origin}" has two routes.` };
    routes.set(from.origin, to.origin);
  }
  return { ok: true, routes };
}

function readOrigin(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isOrigin = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return isOrigin && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}
