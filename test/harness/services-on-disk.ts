import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { recordOf } from '../../src-main/credentials/save-field.ts';
import type { OutboxItem } from '../../src-main/outbox/outbox-item.ts';
import { advance } from '../../src-main/outbox/transitions.ts';
import type { SafeStorage } from '../../src-main/secrets/safe-storage.ts';
import { openVault } from '../../src-main/secrets/vault.ts';
import type { RealServices } from '../../src-main/sessions/environment-services.ts';
import { newRuntimeState } from '../../src-main/sessions/runtime-state.ts';
import { type FileSteps, openFiles, systemSteps } from '../../src-main/storage/files.ts';
import type { SecretRef } from '../../src-main/storage/secret-ref.ts';
import { openSessions } from '../../src-main/storage/sessions.ts';
import { openMemorySettings } from '../../src-main/storage/settings-store.ts';
import { emptyVendor, type StoredField, type StoredVendor } from '../../src-main/storage/stored-session.ts';
import type { StoredConnection } from '../../src-main/storage/stored-settings.ts';
import { silentLog } from './silent-log.ts';

/** A keyring that works: reversible and not plain, which is all the vault may know of one. */
export const xorKeyring: SafeStorage = {
  probe: async () => ({ ok: true, backend: 'test' }),
  encrypt: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8');
    return { ok: true, text, reEncrypt: false };
  },
};

export type DiskServices = {
  services: RealServices;
  files: ReturnType<typeof openFiles>;
  clock: { time: number };
  /** What the outbox holds: shared with every services over the same folder. */
  items: OutboxItem[];
  /** Names of the files of sealed records, without their folder, sorted. */
  recordFiles(): Promise<string[]>;
  /** A session of one vendor with these sealed fields; answers its id. */
  begin(vendor: string, fields: Record<string, string>): Promise<string>;
  /** Seals a text for a field and names it there, as keepField does. */
  seal(sessionId: string, vendor: string, field: string, text: string): Promise<SecretRef>;
  changeVendor(sessionId: string, change: (stored: StoredVendor) => StoredVendor): Promise<void>;
  fieldOf(sessionId: string, field: string): Promise<StoredField | undefined>;
};

type Options = {
  clock?: { time: number };
  items?: OutboxItem[];
  steps?: Partial<FileSteps>;
  connections?: StoredConnection[];
  keyring?: SafeStorage;
};

/** The real vault and the real sessions over a folder, as a start of the app opens them, with a clock of the test's. */
export async function openDiskServices(folder: string, options: Options = {}): Promise<DiskServices> {
  const clock = options.clock ?? { time: Date.parse('2030-01-01T00:00:00Z') };
  const items = options.items ?? [];
  const now = () => clock.time;
  const files = openFiles({ ...systemSteps, pause: async () => {}, ...options.steps });
  const log = silentLog;
  const vault = await openVault({
    safeStorage: options.keyring ?? xorKeyring,
    files,
    folder: join(folder, 'vault'),
    random: randomBytes,
    now,
    log,
  });
  const sessions = openSessions({
    files,
    folder: join(folder, 'sessions'),
    now,
    newId: randomUUID,
    log,
  });
  const services = {
    environment: 'real',
    sessions,
    vault,
    settings: openMemorySettings({ connections: options.connections ?? [] }),
    outbox: {
      items: () => items,
      ofSession: (id: string) => items.filter(({ spec: order }) => order.sessionId === id),
      isInMemory: () => false,
      unusableFiles: () => ({ setAside: 0, newer: 0, unread: 0 }),
      read: (id: string) => items.find((item) => item.id === id) ?? null,
      checkClock: async (id: string) => {
        const index = items.findIndex((item) => item.id === id);
        const [item] = items.slice(index, index + 1);
        if (item !== undefined)
          items[index] = advance(item, { kind: 'clock-checked' }, { now: now(), random: 0 });
      },
      onChange: () => () => {},
    },
    runtime: newRuntimeState(),
    practice: { on: false },
    presentedSession: () => null,
    announce: () => {},
    now,
    newId: randomUUID,
    log,
  } as unknown as RealServices;

  async function changeVendor(sessionId: string, change: (stored: StoredVendor) => StoredVendor) {
    const changed = await sessions.change(sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map(change),
    }));
    if (!changed.ok) throw new Error(changed.error.code);
  }

  async function seal(sessionId: string, vendor: string, field: string, text: string): Promise<SecretRef> {
    const { ref } = await vault.save(recordOf(sessionId, vendor, field), text);
    const fingerprint = field.toLowerCase().includes('secret')
      ? { fingerprint: vault.fingerprint(text) }
      : {};
    await changeVendor(sessionId, (stored) => ({
      ...stored,
      fields: { ...stored.fields, [field]: { ref, length: text.length, corrections: [], ...fingerprint } },
    }));
    return ref;
  }

  return {
    services,
    files,
    clock,
    items,
    changeVendor,
    seal,
    async recordFiles() {
      const names = await readdir(join(folder, 'vault'), { recursive: true });
      return names.flatMap((name) => /\/([^/]+\.\d+\.json)$/.exec(name)?.[1] ?? []).sort();
    },
    async begin(vendor, fields) {
      const { id } = await sessions.create({
        clientName: 'Acme',
        technician: '',
        connectionId: null,
        currentVendor: vendor,
        vendors: [emptyVendor(vendor)],
      });
      for (const [field, text] of Object.entries(fields)) await seal(id, vendor, field, text);
      return id;
    },
    async fieldOf(sessionId, field) {
      const read = await sessions.read(sessionId);
      if (!read.ok) throw new Error(read.error.code);
      return read.value.vendors[0]?.fields[field];
    },
  };
}

/** An item of the outbox that names these revisions; the rest of it is of no concern here. */
export function itemFor(
  sessionId: string,
  vendor: string,
  refs: Record<string, SecretRef>,
  rest: Partial<OutboxItem>,
): OutboxItem {
  const secrets = Object.entries(refs).map(([field, ref]) => ({ field, neoName: field, ref }));
  const spec = { work: 'submit', sessionId, vendor, connectionId: 'connection-1', secrets, plain: [] };
  const item = {
    id: randomUUID(),
    spec,
    sequence: 1,
    createdAt: 0,
    changedAt: 0,
    attempts: 0,
    state: { status: 'connected' },
    route: null,
    neo: null,
    confirmation: null,
    holder: null,
    mayHaveArrived: false,
    acceptedAt: null,
    keepsSecrets: false,
  };
  return { ...item, ...rest } as unknown as OutboxItem;
}
