import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppServices } from '../../../src-main/ipc/app-services.ts';
import type { OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { newRuntimeState } from '../../../src-main/sessions/runtime-state.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import { silentLog } from '../../harness/silent-log.ts';
import { workingKeyring } from '../outbox/outbox-fixture.ts';

/** Sessions and vault on a disk of their own; what an outbox does to a session's items, and nothing of sending. */
export type DiskServices = {
  services: RealServices;
  appServices: AppServices;
  folder: string;
  clock: { now: number };
  announced: string[];
  /** Answered by the next dialog; null is Cancel. */
  chosen: { path: string | null; suggested: string };
  /** Work of that session that waits. */
  queue: (sessionId: string, at?: string) => void;
  /** The app starts again over the same disk. */
  restart: () => Promise<DiskServices>;
  /** Everything below the folder, as one text, names included. */
  everything: () => Promise<string>;
  remove: () => Promise<void>;
};

export async function openServicesOnDisk(before?: {
  folder: string;
  clock: { now: number };
}): Promise<DiskServices> {
  const folder = before?.folder ?? (await mkdtemp(join(tmpdir(), 'neo-care-')));
  const clock = before?.clock ?? { now: Date.parse('2030-01-01T00:00:00Z') };
  const files = openFiles();
  const now = () => {
    clock.now += 1;
    return clock.now;
  };
  const random = (bytes: number) => randomBytes(bytes);
  const vault = await openVault({
    safeStorage: workingKeyring,
    files,
    folder: join(folder, 'vault'),
    random,
    now,
    log: silentLog,
  });
  const newId = () => randomUUID();
  const announced: string[] = [];
  const items = new Map<string, OutboxItem>();
  const waiting = (sessionId: string) =>
    [...items.values()].filter(
      ({ spec, state }) => spec.sessionId === sessionId && state.status !== 'connected',
    );
  const outbox = {
    items: () => [...items.values()],
    ofSession: (id: string) => [...items.values()].filter(({ spec }) => spec.sessionId === id),
    isInMemory: () => false,
    unusableFiles: () => ({ setAside: 0, newer: 0, unread: 0 }),
    read: (id: string) => items.get(id) ?? null,
    onChange: () => () => {},
    waiting: (sessionId: string) => waiting(sessionId),
    async withdrawSession(sessionId: string) {
      const gone = waiting(sessionId);
      for (const { id } of gone) items.delete(id);
      return gone.length;
    },
    async forgetSession(sessionId: string) {
      for (const item of items.values()) if (item.spec.sessionId === sessionId) items.delete(item.id);
    },
  };
  const services = {
    environment: 'real',
    sessions: openSessions({ files, folder: join(folder, 'sessions'), now, newId, log: silentLog }),
    settings: openMemorySettings(),
    vault,
    outbox,
    runtime: newRuntimeState(),
    practice: { on: false },
    presentedSession: () => null,
    announce: (name: string) => announced.push(name),
    now,
    newId,
    log: silentLog,
  } as unknown as RealServices;
  const chosen = { path: null as string | null, suggested: '' };
  const appServices = {
    real: services,
    practice: null,
    appInfo: { version: '9.9.9' },
    files,
    chooseFileToWrite: async (suggestion: string) => {
      chosen.suggested = suggestion;
      return chosen.path;
    },
    chooseFileToRead: async () => chosen.path,
  } as unknown as AppServices;
  return {
    services,
    appServices,
    folder,
    clock,
    announced,
    chosen,
    queue(sessionId, at = 'queued') {
      const id = randomUUID();
      items.set(id, { id, spec: { sessionId, secrets: [] }, state: { status: at } } as unknown as OutboxItem);
    },
    restart: () => openServicesOnDisk({ folder, clock }),
    async everything() {
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      const texts = found.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return `${path}\n${entry.isFile() ? await readFile(path, 'utf8') : ''}`;
      });
      return (await Promise.all(texts)).join('\n');
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
