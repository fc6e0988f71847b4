import { Client } from 'undici';
import { runChecks } from '../../src-main/checks/run-checks.ts';
import { openClient } from '../../src-main/http/client.ts';
import { findChecks, findVendor } from '../../src-main/vendors/catalog.ts';

// Bundled by Vite before it runs, because the catalogue gathers the vendor folders at build time.

export type Token = { id: string; secret: string };
const HOST = 'https://bench.vsax.net';

/** A whole run of the app, with a client of its own, against a tenant on loopback. Answers the overall verdict. */
export async function runApp(origin: string, token: Token): Promise<string> {
  const values: Record<string, string> = {
    tenantUrl: HOST,
    tokenId: token.id,
    tokenSecret: token.secret,
    notifications: 'write',
  };
  const client = openClient({
    routes: new Map([[HOST, origin]]),
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    now: () => Date.now(),
  });
  try {
    const report = await runChecks({
      vendor: findVendor('vsax'),
      checks: findChecks('vsax'),
      value: (field) => values[field] ?? '',
      origin: HOST,
      allowPrivate: false,
    confirmedHosts: [],
    spendSignIn: async () => ({ ok: true }),
    lockSignIn: async () => {},
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

/** The same requests in the same order and nothing else: what the network and the library take by themselves. */
export async function runBare(origin: string, token: Token, paths: readonly string[]): Promise<void> {
  const client = new Client(origin);
  const authorization = `Basic ${Buffer.from(`${token.id}:${token.secret}`).toString('base64')}`;
  for (const path of paths) {
    const headers = { accept: 'application/json', authorization };
    const { body } = await client.request({ path: `/api/v3${path}`, method: 'GET', headers });
    await body.json();
  }
  await client.close();
}
