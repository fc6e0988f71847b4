import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'undici';
import { openClient } from '../../src-main/http/client.ts';
import { NEO_BASE, openNeoApi } from '../../src-main/neo/neo-api.ts';
import { openOutbox } from '../../src-main/outbox/outbox.ts';
import type { SafeStorage } from '../../src-main/secrets/safe-storage.ts';
import { openVault } from '../../src-main/secrets/vault.ts';
import { openFiles } from '../../src-main/storage/files.ts';
import type { SecretRef } from '../../src-main/storage/secret-ref.ts';
import type { Log } from '../../src-main/system/log.ts';
import { pretendVendor, pretendVendors } from '../../test/crash/pretend-vendors.ts';
import type { Comparison } from './compare.ts';
import type { NeoCounts, NeoOptions } from './neo-process.ts';

/** What the outbox has to drain, what Neo takes for an answer, and how many requests go at once. */
const ITEMS = 500;
const CONNECTIONS = 10;
const ANSWER_MS = 20;
const AT_ONCE = 4;
/** Neo's own limit, a minute and key. */
const NEO_LIMIT = 1_200;

const log: Log = { info() {}, warn() {}, error() {}, reference: () => 'ref' };
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const now = () => Date.now();
const keyring: SafeStorage = {
  probe: async () => ({ ok: true, backend: 'bench' }),
  encrypt: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8');
    return { ok: true, text, reEncrypt: false };
  },
};

/**
 * Draining 500 items over ten Neo connections, each durable before it leaves, against a bare loop that sends the same
 * writes to the same server with the same number at once and keeps nothing. At no less than 0.8 of its speed.
 */
export async function compareOutbox(pairs: number): Promise<Comparison> {
  const ours: number[] = [];
  const floor: number[] = [];
  let requests = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const sides = [
      () => drain().then((one) => ours.push(one.ms) && one),
      () => bare().then((ms) => floor.push(ms)),
    ];
    if (pair % 2 === 1) sides.reverse();
    for (const side of sides) {
      const done = await side();
      if (typeof done !== 'number') requests = done.requests;
    }
  }
  console.log(`outbox: ${ITEMS} items, ${requests} requests in all, each answered after ${ANSWER_MS} ms`);
  return { name: 'outbox', unit: 'ms', limit: 1 / 0.8, ours, floor };
}

function keyOf(connection: number): string {
  return `neo_sk_prod_${String(connection).padStart(24, 'k')}`;
}

type Neo = { origin: string; count(): Promise<NeoCounts>; close(): void };

async function openNeo(): Promise<Neo> {
  const options: NeoOptions = {
    keys: Array.from({ length: CONNECTIONS }, (_, at) => keyOf(at)),
    delay: ANSWER_MS,
  };
  const child = fork(join(import.meta.dirname, 'neo-process.ts'), [JSON.stringify(options)]);
  const next = <T>() =>
    new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
  const origin = await next<string>();
  return {
    origin,
    count() {
      const counts = next<NeoCounts>();
      child.send('count');
      return counts;
    },
    close: () => void child.kill(),
  };
}

async function drain(): Promise<{ ms: number; requests: number }> {
  const neoServer = await openNeo();
  const folder = await mkdtemp(join(tmpdir(), 'neo-drain-'));
  const files = openFiles();
  const vault = await openVault({
    safeStorage: keyring,
    files,
    folder: join(folder, 'vault'),
    random,
    now,
    log,
  });
  const client = openClient({
    routes: new Map([[NEO_BASE, neoServer.origin]]),
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    now,
  });
  const neo = openNeoApi({
    client,
    vault,
    base: NEO_BASE,
    app: { name: 'bench' },
    now,
  });
  const keys: SecretRef[] = [];
  const outbox = await openOutbox({
    neo,
    vault,
    files,
    folder: join(folder, 'outbox'),
    connection: (id) => ({ key: keys[Number(id)] ?? null, sendByAssumedPath: false }),
    isFormer: () => false,
    vendor: pretendVendor,
    needsTest: async () => false,
    test: async () => ({ kind: 'passed' }),
    appVersion: '0',
    now,
    monotonic: () => performance.now(),
    random,
    schedule: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    log,
  });
  try {
    for (let at = 0; at < CONNECTIONS; at += 1) {
      keys.push((await vault.save(`connection.${at}`, keyOf(at))).ref);
      // Nothing leaves before everything waits.
      outbox.hold(String(at));
    }
    const { ref } = await vault.save('session.pretend.tokenSecret', 'not-a-real-secret');
    for (let at = 0; at < ITEMS; at += 1) {
      const vendor = pretendVendors[at % pretendVendors.length];
      await outbox.submit({
        sessionId: `session-${at}`,
        vendor: vendor?.id ?? '',
        connectionId: String(Math.floor(at / pretendVendors.length) % CONNECTIONS),
        clientName: `Client ${at}`,
        guide: 'bench',
        work: 'submit',
        testFirst: 'no',
        mayReplace: true,
        beforePsa: false,
        secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }],
        plain: [{ neoName: 'tenant_url', value: 'https://acme.example.com' }],
      });
    }
    await outbox.drained();
    const isTaken = (state: string) => state === 'sent' || state === 'connected';
    const all = new Promise<void>((resolve) => {
      const left = new Set(outbox.items().map(({ id }) => id));
      outbox.onChange(({ id, state }) => {
        if (isTaken(state.status)) left.delete(id);
        if (left.size === 0) resolve();
      });
    });
    const startedAt = performance.now();
    for (let at = 0; at < CONNECTIONS; at += 1) await outbox.keyReplaced(String(at), true);
    await all;
    const ms = performance.now() - startedAt;
    const { effects, requests, mostOfOneKey } = await neoServer.count();
    if (effects !== ITEMS) throw new Error(`Neo has ${effects} effects.`);
    if (mostOfOneKey > NEO_LIMIT)
      throw new Error(`${mostOfOneKey} requests with one key: Neo allows ${NEO_LIMIT} a minute.`);
    return { ms, requests };
  } finally {
    await outbox.close();
    await client.close();
    neoServer.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bare(): Promise<number> {
  const neo = await openNeo();
  const clients = Array.from({ length: AT_ONCE }, () => new Client(neo.origin));
  const left = Array.from({ length: ITEMS }, (_, at) => at);
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let at = left.shift(); at !== undefined; at = left.shift()) {
        const { body } = await client.request({
          path: `/public-api/integrations/${pretendVendors[at % pretendVendors.length]?.integration}/credentials`,
          method: 'PUT',
          headers: {
            authorization: `Bearer ${keyOf(at % CONNECTIONS)}`,
            'content-type': 'application/json',
            'idempotency-key': crypto.randomUUID(),
          },
          body: JSON.stringify({
            credentials: { tenant_url: 'https://acme.example.com', token_secret: 'x' },
          }),
        });
        await body.text();
      }
    }),
  );
  const ms = performance.now() - startedAt;
  await Promise.all(clients.map((client) => client.close()));
  neo.close();
  return ms;
}
