/**
 * A proxy as a PAC script or the system names it. `direct` is no proxy at all; `unknown` is one that this app cannot
 * speak, with its entry as text.
 */
export type ProxyServer =
  | { kind: 'direct' }
  | { kind: 'http' | 'https' | 'socks4' | 'socks5'; host: string; port: number }
  | { kind: 'unknown'; entry: string };

/**
 * Reads the answer of `resolveProxy`: `PROXY host:port; HTTPS host:port; DIRECT`, first one first. Only an empty
 * answer means no proxy. An entry of a kind unknown here, or one that cannot be read, stays in the list: passing it
 * over would go around the proxy that somebody wants used.
 */
export function readProxies(response: string): ProxyServer[] {
  const entries = response.split(';').map((entry) => entry.trim());
  const proxies = entries.filter((entry) => entry !== '').map(readProxy);
  return proxies.length > 0 ? proxies : [{ kind: 'direct' }];
}

function readProxy(entry: string): ProxyServer {
  const [word = '', place = '', ...rest] = entry.split(/\s+/);
  const kind = KINDS[word.toUpperCase()];
  if (kind === 'direct') return { kind };
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]/@]+)(?::(\d{1,5}))?$/i.exec(place);
  const port = match?.[2] === undefined ? PORTS[kind ?? 'http'] : Number(match[2]);
  if (!kind || !match?.[1] || rest.length > 0 || port < 1 || port > 65_535) {
    return {
      kind: 'unknown',
      entry: entry
        .replace(/\S*@/g, '')
        .replace(/[^\w .:[\]-]/g, '')
        .slice(0, LONGEST_ENTRY),
    };
  }
  return { kind, host: match[1].replace(/^\[|\]$/g, ''), port };
}

const LONGEST_ENTRY = 80;

/** The words of PAC files (MDN, "Proxy Auto-Configuration"). Chromium takes a bare SOCKS for version 4. */
const KINDS: Record<string, 'direct' | 'http' | 'https' | 'socks4' | 'socks5' | undefined> = {
  DIRECT: 'direct',
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

const PORTS = { http: 80, https: 443, socks4: 1080, socks5: 1080 } as const;
