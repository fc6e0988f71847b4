import { type Client, openClient } from '../../src-main/http/client.ts';

/** The real client, online and without a proxy: origin the app asks → loopback origin that answers. */
export function routedClient(
  routes: ReadonlyMap<string, string>,
  now: () => number = () => Date.now(),
): Client {
  return openClient({
    routes,
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    now,
  });
}
