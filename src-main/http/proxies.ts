/** A proxy as a PAC script or the system names it. `direct` is no proxy at all. */
export type ProxyServer = { kind: 'direct' | 'http' | 'https' | 'socks5'; host: string; port: number };

/**
 * Reads the answer of `resolveProxy`: `PROXY host:port; HTTPS host:port; DIRECT`, first one first. An entry of a kind
 * unknown here (SOCKS4) is passed over, as Chromium passes over one it does not know.
 */
export function readProxies(answer: string): ProxyServer[] {
  const proxies = answer.split(';').flatMap((entry) => readProxy(entry.trim()));
  return proxies.length > 0 ? proxies : [{ kind: 'direct', host: '', port: 0 }];
}

function readProxy(entry: string): ProxyServer[] {
  const [word = '', place = ''] = entry.split(/\s+/);
  const kind = PROXY_KINDS[word.toUpperCase()];
  if (!kind) return [];
  if (kind === 'direct') return [{ kind, host: '', port: 0 }];
  const match = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(place);
  if (!match?.[1]) return [];
  const fallback = kind === 'https' ? 443 : kind === 'socks5' ? 1080 : 80;
  return [{ kind, host: match[1].replace(/^\[|\]$/g, ''), port: match[2] ? Number(match[2]) : fallback }];
}

const PROXY_KINDS: Record<string, ProxyServer['kind'] | undefined> = {
  DIRECT: 'direct',
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};
