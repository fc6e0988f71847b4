import { Client } from 'undici';
import { runChecks } from '../../src-main/checks/run-checks.ts';
import { openClient } from '../../src-main/http/client.ts';
import { findChecks, findVendor } from '../../src-main/vendors/catalog.ts';

// Bundled by Vite before it runs, because the catalogue gathers the vendor folders at build time.

/** A run to measure: the vendor, the address typed, where that leads on loopback, and the credential's values. */
export type RunToMeasure = {
  vendor: string;
  host: string;
  server: string;
  values: Record<string, string>;
};

/** A request as the app made it, to be made again by the bare script. */
export type BareRequest = { method: string; path: string; body?: string };

/** A whole run of the app, with a client of its own, against a tenant on loopback. Answers the overall verdict. */
export async function runApp({ vendor, host, server, values }: RunToMeasure): Promise<string> {
  const client = openClient({
    routes: new Map([[host, server]]),
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    now: () => Date.now(),
  });
  try {
    const report = await runChecks({
      vendor: findVendor(vendor),
      checks: findChecks(vendor),
      value: (field) => values[field] ?? '',
      origin: host,
      allowPrivate: false,
      confirmedHosts: [],
      acquireSignIn: async () => ({ ok: true }),
      blockSignIn: async () => {},
      triesOtherRegions: false,
      client,
      signal: new AbortController().signal,
      runId: 'bench',
      now: () => Date.now(),
      onRows: () => undefined,
    });
    return report.overall;
  } finally {
    await client.close();
  }
}

/**
 * The same requests and nothing else: what the network and the library take by themselves. The first `inTurn` go
 * one after another, as they must; the rest as many at once as the vendor's facts allow. `headers` for all.
 */
export async function runBare(
  server: string,
  requests: readonly BareRequest[],
  headers: Record<string, string>,
  { inTurn, atOnce }: { inTurn: number; atOnce: number },
): Promise<void> {
  const clients = Array.from({ length: atOnce }, () => new Client(server));
  const ask = async (client: Client, { method, path, body }: BareRequest) => {
    const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const { body: answer } = await client.request({
      path,
      method: method as 'GET',
      headers: { ...headers, ...form },
      ...(body === undefined ? {} : { body }),
    });
    await answer.json();
  };
  const [first] = clients;
  const rest = [...requests];
  for (const request of rest.splice(0, inTurn)) if (first) await ask(first, request);
  await Promise.all(
    clients.map(async (client) => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) await ask(client, next);
    }),
  );
  await Promise.all(clients.map((client) => client.close()));
}
