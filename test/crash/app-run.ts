import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openClient } from '../../src-main/http/client.ts';
import { NEO_BASE, openNeoApi } from '../../src-main/neo/neo-api.ts';
import { openOutbox } from '../../src-main/outbox/outbox.ts';
import type { SafeStorage } from '../../src-main/secrets/safe-storage.ts';
import { openVault } from '../../src-main/secrets/vault.ts';
import { openFiles } from '../../src-main/storage/files.ts';
import { openSessions } from '../../src-main/storage/sessions.ts';
import { emptyVendor, type StoredField } from '../../src-main/storage/stored-session.ts';
import type { Log } from '../../src-main/system/log.ts';
import { type AtPoint, stepsWithPoints } from './named-points.ts';
import { pretendVendor, pretendVendors } from './pretend-vendors.ts';

/*
 * One run of the storage and the outbox, the same modules that the app runs, in plain Node. It says what it has
 * acknowledged, as the window would be told `Saved`; whoever ends it compares that with what the next run finds.
 */

/** `work` drafts and submits; `recover` only starts again and lets the outbox finish. */
export type AppRun = {
  folder: string;
  neo: string;
  mode: 'work' | 'recover';
};

/** What a run says, a JSON line each. */
export type RunEvent =
  | { kind: 'point'; name: string }
  | { kind: 'draft'; session: string; vendor: string; text: string; secret: string }
  | { kind: 'intent'; session: string; vendor: string; itemId: string }
  | { kind: 'found'; sessions: FoundSession[]; unreadable: number; items: number }
  | { kind: 'end'; items: { session: string; vendor: string; state: string; idempotencyKey: string }[] };
export type FoundSession = {
  id: string;
  vendors: { vendor: string; text: string | null; secret: string | null }[];
};

const KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
const CONNECTION = 'connection-1';
/** A keyring that works: reversible and not plain, which is all the vault may know of one. */
const keyring: SafeStorage = {
  probe: async () => ({ ok: true, backend: 'test' }),
  encrypt: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8');
    return { ok: true, text, reEncrypt: false };
  },
};
const log: Log = { info() {}, warn() {}, error() {}, reference: () => 'ref' };
const now = () => Date.now();
// Four bytes are the jitter of a wait: nothing here is to be waited for.
const random = (bytes: number) => (bytes === 4 ? new Uint8Array(4) : new Uint8Array(randomBytes(bytes)));

/**
 * Runs the app once over a folder, to its end. `at` is called with every named point and may not come back from there; `onEnd`
 * gets what frees sockets, files and timers of a run that was stopped so.
 */
export async function runOnce(
  appRun: AppRun,
  at: AtPoint,
  report: (event: RunEvent) => void,
  onEnd: (free: () => Promise<void>) => void = () => {},
): Promise<void> {
  const timers = new Set<NodeJS.Timeout>();
  const schedule = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    timers.add(timer);
    return () => clearTimeout(timer);
  };
  const opened = new Set<{ close(): Promise<void> }>();
  const files = openFiles(stepsWithPoints(at, opened));
  const under = (name: string) => join(appRun.folder, name);
  const vault = await openVault({
    safeStorage: keyring,
    files,
    folder: under('vault'),
    random,
    now,
    log,
  });
  const sessions = openSessions({ files, folder: under('sessions'), now, newId: randomUUID, log });
  const real = openClient({
    routes: new Map([[NEO_BASE, appRun.neo]]),
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    now,
  });
  onEnd(async () => {
    for (const timer of timers) clearTimeout(timer);
    for (const file of opened) await file.close();
    await real.close();
  });
  const client: typeof real = {
    ...real,
    async send(request) {
      const name = request.method === 'PUT' ? 'request with the credential' : 'question to Neo';
      await at(`before ${name}`);
      const answer = await real.send(request);
      await at(`after ${name}`);
      return answer;
    },
  };
  const keyRecord = `connection.${CONNECTION}`;
  const known = vault.records().find((one) => one.record === keyRecord);
  const revision = known?.revisions.at(-1);
  const key =
    revision === undefined ? (await vault.save(keyRecord, KEY)).ref : { record: keyRecord, revision };
  const neo = openNeoApi({
    client,
    vault,
    base: NEO_BASE,
    app: { name: 'Neo Setup Assistant' },
    now,
  });
  const outbox = await openOutbox({
    neo,
    vault,
    files,
    folder: under('outbox'),
    connection: (id) => (id === CONNECTION ? { key, sendByAssumedPath: false } : null),
    isFormer: () => false,
    vendor: pretendVendor,
    needsTest: async () => false,
    test: async () => ({ kind: 'passed' }),
    appVersion: '0.1.0',
    now,
    monotonic: () => performance.now(),
    random,
    schedule,
    log,
  });

  /** Keeps a draft by the same steps and in the same order as the answer to `keepField` does. */
  async function draft(session: string, vendor: string, text: string, secret: string): Promise<StoredField> {
    const { ref } = await vault.save(`${session}.${vendor}.tokenSecret`, secret);
    const sealed: StoredField = { ref, length: secret.length, corrections: [] };
    const changed = await sessions.change(session, (one) => ({
      ...one,
      vendors: one.vendors.map((stored) =>
        stored.vendor === vendor
          ? { ...stored, fields: { tenantUrl: { text, corrections: [] }, tokenSecret: sealed } }
          : stored,
      ),
    }));
    if (!changed.ok) throw new Error(changed.error.code);
    await vault.forget(`${session}.${vendor}.tokenSecret`, ref.revision);
    report({ kind: 'draft', session, vendor, text, secret });
    return sealed;
  }

  async function work(): Promise<void> {
    const session = await sessions.create({
      clientName: 'Acme',
      technician: 'Robin',
      connectionId: CONNECTION,
      currentVendor: 'first',
      vendors: pretendVendors.map(({ id }) => emptyVendor(id)),
    });
    const submitted: string[] = [];
    for (const { id: vendor } of pretendVendors) {
      const tag = randomUUID();
      await draft(session.id, vendor, 'https://before.example.com', `before-${tag}`);
      const text = `https://${vendor}.example.com`;
      const { ref } = await draft(session.id, vendor, text, `secret-${tag}`);
      if (ref === undefined) throw new Error('The draft has no secret.');
      await sessions.list();
      const item = await outbox.submit({
        sessionId: session.id,
        vendor,
        connectionId: CONNECTION,
        clientName: 'Acme',
        guide: vendor,
        work: 'submit',
        testFirst: 'no',
        mayReplace: true,
        beforePsa: false,
        secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }],
        plain: [{ neoName: 'tenant_url', value: text }],
      });
      report({ kind: 'intent', session: session.id, vendor, itemId: item.id });
      submitted.push(item.id);
    }
    // At the same moment, so that every run writes several items at once.
    await Promise.all(submitted.map((itemId) => outbox.keepSecrets(itemId, true)));
    // Writes the index, as quitting does.
    await sessions.close();
  }

  async function found(): Promise<void> {
    const rows = await sessions.list();
    const whole: FoundSession[] = [];
    for (const { id } of rows) {
      const read = await sessions.read(id);
      if (!read.ok) continue;
      const vendors = await Promise.all(
        read.value.vendors.map(async ({ vendor, fields }) => {
          const ref = fields.tokenSecret?.ref;
          const opened = ref === undefined ? null : await vault.open(ref);
          return {
            vendor,
            text: fields.tenantUrl?.text ?? null,
            secret: opened?.ok === true ? opened.text : null,
          };
        }),
      );
      whole.push({ id, vendors });
    }
    report({
      kind: 'found',
      sessions: whole,
      unreadable: rows.length - whole.length,
      items: outbox.items().length,
    });
  }

  if (appRun.mode === 'work') await work();
  else await found();
  outbox.resume('started');
  /** Until every item is over: what is tried again waits for nothing here. */
  const isOver = (state: string) => ['sent', 'connected', 'needs-attention', 'hand-over'].includes(state);
  while (!outbox.items().every(({ state }) => isOver(state.status))) {
    await outbox.drained();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  report({
    kind: 'end',
    items: outbox.items().map(({ spec, state, idempotencyKey }) => ({
      session: spec.sessionId,
      vendor: spec.vendor,
      state: state.status,
      idempotencyKey,
    })),
  });
  await outbox.close();
  await client.close();
}
