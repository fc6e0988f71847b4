import net from 'node:net';

// Not undici's pool: why sockets, tunnels and TLS are opened here is in docs/decisions.md, "TLS, proxies and connections".

export type Endpoint = { address: string; port: number };

/**
 * How long one address is tried alone before the next one is tried beside it (RFC 8305 says 150 to 250 ms and more).
 */
const STAGGER_MS = 400;

/**
 * Opens a TCP connection to the first address that answers. Addresses are IP addresses, so that no second look-up
 * can answer otherwise than the one that was judged. Rejects with an AggregateError of all, or the signal's reason.
 */
export function dial(endpoints: readonly Endpoint[], signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const open = new Set<net.Socket>();
    const errors: unknown[] = [];
    let next = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const settle = (winner: net.Socket | null, reason?: unknown) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      next = endpoints.length;
      for (const socket of open) if (socket !== winner) socket.destroy();
      if (winner) resolve(winner);
      else reject(reason);
    };
    const onAbort = () => settle(null, signal.reason);
    const onFailure = (error: unknown) => {
      errors.push(error);
      if (errors.length === endpoints.length) settle(null, new AggregateError(errors));
      else tryNext();
    };
    const tryNext = () => {
      clearTimeout(timer);
      const endpoint = endpoints[next++];
      if (!endpoint) return;
      if (next < endpoints.length) timer = setTimeout(tryNext, STAGGER_MS);
      const socket = net.connect({ host: endpoint.address, port: endpoint.port, noDelay: true });
      open.add(socket);
      socket.on('error', (error) => {
        if (open.delete(socket)) onFailure(error);
      });
      socket.once('connect', () => settle(socket));
    };

    if (endpoints.length === 0) return settle(null, new AggregateError([]));
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    tryNext();
  });
}
