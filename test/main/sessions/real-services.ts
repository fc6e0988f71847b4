import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openSignInLimiter } from '../../../src-main/checks/sign-in-limiter.ts';
import { openPendingPastes } from '../../../src-main/credentials/pending-pastes.ts';
import { openClient } from '../../../src-main/http/client.ts';
import type { Routes } from '../../../src-main/http/routes.ts';
import { openNeoApi } from '../../../src-main/neo/neo-api.ts';
import { openOutbox } from '../../../src-main/outbox/outbox.ts';
import { redact } from '../../../src-main/secrets/redact.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { newRuntimeState } from '../../../src-main/sessions/runtime-state.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openLogFile } from '../../../src-main/storage/log-file.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import { openLog } from '../../../src-main/system/log.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';

export type RealServicesFixture = {
  services: RealServices;
  /** What was announced to the windows, as text. */
  announced: string[];
  flush: () => Promise<void>;
  close: () => Promise<void>;
};

/** Real services over a folder: sessions, log and sign-ins on disk, the vault in memory, routes to loopback. */
export async function openRealServices(folder: string, routes: Routes): Promise<RealServicesFixture> {
  const files = openFiles();
  const now = () => Date.now();
  const random = (bytes: number) => randomBytes(bytes);
  const schedule = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  };
  const log = openLog({
    write: openLogFile(files, join(folder, 'logs')),
    redact: (text) => redact(text),
    random,
    now,
    echo: false,
  });
  const client = openClient({
    routes,
    resolveProxy: async () => 'DIRECT',
    authorities: async () => [],
    isOnline: () => true,
    now,
  });
  const vault = await openVault({ safeStorage: null, files, folder, random, now, log });
  const settings = openMemorySettings();
  const app = { name: 'Neo Setup Assistant' };
  const neo = openNeoApi({ client, vault, base: 'https://api.neoagent.io', app, now });
  const outbox = await openOutbox({
    neo,
    vault,
    files: null,
    folder: '',
    connection: () => null,
    isFormer: () => false,
    vendor: findVendor,
    needsTest: async () => false,
    test: async () => ({ kind: 'passed' }),
    appVersion: '0.0.0',
    now,
    monotonic: () => performance.now(),
    random,
    schedule,
    log,
  });
  const newId = () => randomUUID();
  const announced: string[] = [];
  const services: RealServices = {
    environment: 'real',
    sessions: openSessions({ files, folder: join(folder, 'sessions'), now, newId, log }),
    settings,
    vault,
    client,
    neo,
    outbox,
    signIns: openSignInLimiter({ files, path: join(folder, 'sign-ins.json'), now }),
    runtime: newRuntimeState(),
    pastes: openPendingPastes({ newId, schedule }),
    reach: async () => 'public',
    isOnline: () => true,
    warmUp: () => {},
    practice: { on: false },
    presentedSession: () => null,
    clipboard: { put: async () => ({ clearsAt: '', concealed: false }), write: async () => {} },
    announce: (name, payload) => void announced.push(`${name} ${JSON.stringify(payload)}`),
    now,
    newId,
    log,
  };
  return { services, announced, flush: () => log.flush(), close: () => client.close() };
}
