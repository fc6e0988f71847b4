import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionAccess, NEO_BASE, openNeoApi } from '../../../src-main/neo/neo-api.ts';
import { type Outbox, type OutboxParts, openOutbox } from '../../../src-main/outbox/outbox.ts';
import { type ItemSpec, isFinished } from '../../../src-main/outbox/outbox-item.ts';
import type { TestOutcome } from '../../../src-main/outbox/outcomes.ts';
import type { SafeStorage } from '../../../src-main/secrets/safe-storage.ts';
import { openVault, type Vault } from '../../../src-main/secrets/vault.ts';
import { type Files, openFiles } from '../../../src-main/storage/files.ts';
import type { Log } from '../../../src-main/system/log.ts';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { atEnd } from '../../harness/at-end.ts';
import { routedClient } from '../../harness/routed-client.ts';
import { type NeoServer, startNeoServer } from '../../servers/neo-server.ts';

export const KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
export const SECRET = 'canary-secret-7f3a91c2';
export const CONNECTION = 'connection-1';

export const quietLog: Log = { info() {}, warn() {}, error() {}, reference: () => 'ref' };
/** Four bytes are the jitter of a wait: held in the middle, so that no wait is ever nothing. */
export const random = (bytes: number) =>
  bytes === 4 ? Uint8Array.of(0x80, 0, 0, 0) : new Uint8Array(randomBytes(bytes));

/** A keyring that works: reversible and not plain, which is all the vault may know of one. */
export const workingKeyring: SafeStorage = {
  probe: async () => ({ ok: true, backend: 'test' }),
  encrypt: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8');
    return { ok: true, text, reEncrypt: false };
  },
};

/** A clock that stands still until `pass`, and the timers on it. */
export class Clock {
  time = Date.parse('2026-11-21T10:00:00Z');
  #timers: { at: number; callBack: () => void }[] = [];
  #passed = 0;
  now = () => this.time;
  /** What has passed, whatever the clock was set to. */
  monotonic = () => this.#passed;
  schedule = (milliseconds: number, callBack: () => void) => {
    const timer = { at: this.time + milliseconds, callBack };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };
  pass(milliseconds: number): void {
    this.time += milliseconds;
    this.#passed += milliseconds;
    const due = this.#timers.filter(({ at }) => at <= this.time);
    this.#timers = this.#timers.filter(({ at }) => at > this.time);
    for (const { callBack } of due) callBack();
  }
  /** Somebody sets the clock; timers go by the time that passes. */
  set(by: number): void {
    this.time += by;
    for (const timer of this.#timers) timer.at += by;
  }
  /** Milliseconds to the next timer. */
  next(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map(({ at }) => at)) - this.time;
  }
}

export const rmm: Vendor = {
  id: 'pretend',
  name: 'Pretend',
  kind: 'rmm',
  integration: 'vsax',
  tagline: '',
  allowedOrigins: [],
  restrictsByAddress: false,
  links: [],
  foreignSecrets: [],
  fields: [
    {
      id: 'tenantUrl',
      label: 'Tenant URL',
      kind: 'url',
      required: true,
      step: '',
      help: '',
      neoNames: ['tenant_url', 'rmm_url'],
    },
    {
      id: 'tokenId',
      label: 'Token ID',
      kind: 'identifier',
      required: true,
      step: '',
      help: '',
      neoNames: ['token_id', 'rmm_client_id'],
    },
    {
      id: 'tokenSecret',
      label: 'Token Secret',
      kind: 'secret',
      required: true,
      step: '',
      help: '',
      neoNames: ['token_secret', 'rmm_client_secret'],
    },
    {
      id: 'notifications',
      label: 'Notifications',
      kind: 'choice',
      required: true,
      step: '',
      help: '',
      neoNames: [],
    },
  ],
};

/** The secrets that unfinished items of the outbox name. */
export const openSecrets = (outbox: Pick<Outbox, 'items'>) =>
  outbox.items().flatMap((item) => (isFinished(item) ? [] : item.spec.secrets.map(({ ref }) => ref)));

export type OutboxFixture = {
  server: NeoServer;
  clock: Clock;
  folder: string;
  files: Files;
  vault: Vault;
  access: ConnectionAccess;
  spec(change?: Partial<ItemSpec>): Promise<ItemSpec>;
  /** What the tests of the vendors say, in order; without an entry nothing is tested. */
  tests: TestOutcome[];
  /** The orders that were tested. */
  tested: ItemSpec[];
  /** Further vendors by id; every other id is `pretend`. */
  vendors: Map<string, Vendor>;
  connections: Map<string, ConnectionAccess>;
  /** Opens the outbox over the same disk, as a start of the app does. */
  open(files?: Files | null, change?: Partial<OutboxParts>): Promise<Outbox>;
};

export async function openFixture(keyring: SafeStorage | null = workingKeyring): Promise<OutboxFixture> {
  const server = await startNeoServer();
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  atEnd(() => server.close());
  const clock = new Clock();
  const files = openFiles();
  const vault = await openVault({
    safeStorage: keyring,
    files,
    folder: join(folder, 'vault'),
    random,
    now: clock.now,
    log: quietLog,
  });
  const client = routedClient(new Map([[NEO_BASE, server.origin]]));
  atEnd(() => client.close());
  const { ref: key } = await vault.save('connection.1', KEY);
  const access: ConnectionAccess = { key, sendByAssumedPath: false };
  const app = { name: 'Neo Setup Assistant' };
  const neo = openNeoApi({ client, vault, base: NEO_BASE, app, now: clock.now });
  let ref: { record: string; revision: number } | undefined;
  const tests: TestOutcome[] = [];
  const tested: ItemSpec[] = [];
  const vendors = new Map<string, Vendor>();
  const connections = new Map([[CONNECTION, access]]);
  return {
    tests,
    tested,
    vendors,
    connections,
    server,
    clock,
    folder,
    files,
    vault,
    access,
    async spec(change = {}) {
      ref ??= (await vault.save('session.pretend.tokenSecret', SECRET)).ref;
      return {
        work: 'submit',
        sessionId: 'session-1',
        vendor: 'pretend',
        connectionId: CONNECTION,
        testFirst: 'when-stale',
        mayReplace: false,
        beforePsa: false,
        clientName: 'Acme',
        guide: 'pretend/now',
        secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }],
        plain: [
          { neoName: 'tenant_url', value: 'https://acme.vsax.net' },
          { neoName: 'token_id', value: 'token-id-1' },
        ],
        ...change,
      };
    },
    async open(disk = files, change = {}) {
      const outbox = await openOutbox({
        neo,
        vault,
        files: disk,
        folder: join(folder, 'outbox'),
        connection: (id) => connections.get(id) ?? null,
        isFormer: () => false,
        vendor: (id) => vendors.get(id) ?? rmm,
        needsTest: async () => tests.length > 0,
        test: async (spec) => {
          tested.push(spec);
          return tests.shift() ?? { kind: 'passed' };
        },
        appVersion: '0.1.0',
        now: clock.now,
        monotonic: clock.monotonic,
        random,
        schedule: clock.schedule,
        log: quietLog,
        ...change,
      });
      atEnd(() => outbox.close());
      return outbox;
    },
  };
}
