import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EventName } from '../src-preload/contract/events.ts';
import { scriptIds } from './checks/scripts.ts';
import { openSignInLedger } from './checks/sign-in-ledger.ts';
import { openClipboard, systemClipboard } from './clipboard.ts';
import { type Config, sessionBusAddress } from './config.ts';
import { askBox, chooseFileToRead, chooseFileToWrite } from './dialogs.ts';
import { openPasteShelf } from './fields/paste-shelf.ts';
import { classifyHost, openClient, warmUp } from './http/client.ts';
import { isOwnHost } from './http/own-host.ts';
import { systemLookup } from './http/resolve-host.ts';
import { NO_ROUTES, type Routes } from './http/routes.ts';
import { systemNetwork } from './http/system-network.ts';
import { openTrust } from './http/trust.ts';
import { announceOutbox } from './ipc/announce-outbox.ts';
import { type AnswerCall, makeAnswerCall } from './ipc/answer-call.ts';
import { announceVendor } from './ipc/answers/find.ts';
import { sessionsThatStay, settingsThatStay } from './ipc/came-back.ts';
import type { Desk } from './ipc/desk.ts';
import { makeHandlers } from './ipc/handlers.ts';
import type { House } from './ipc/house.ts';
import { purgeDeleted, watchDeleted } from './ipc/purge-sessions.ts';
import { secretsAtRisk } from './ipc/secrets-at-risk.ts';
import { needsTest, testOrder } from './ipc/test-order.ts';
import { viewConnection } from './ipc/view-connection.ts';
import type { Log } from './log.ts';
import { NEO_BASE, openNeoApi } from './neo/neo-api.ts';
import { openOutbox } from './outbox/outbox.ts';
import { PAGE_ORIGIN } from './page.ts';
import { quitBox } from './quit-box.ts';
import { makeQuitGuard, type QuitGuard } from './quit-guard.ts';
import { helperStarter, withProof } from './secrets/keyring-helper.ts';
import type { Keyring } from './secrets/keyring-proof.ts';
import { openSafeStorage } from './secrets/safe-storage.ts';
import { lookAtKeyring } from './secrets/secret-service.ts';
import { openVault } from './secrets/vault.ts';
import type { Files } from './storage/files.ts';
import { openSessions } from './storage/sessions.ts';
import { openSettingsStore } from './storage/store.ts';
import { connectionOfTenant, isFormerTenant } from './storage/tenant-of.ts';
import { findVendor, requireScripts, vendorDomains } from './vendors/catalog.ts';
import { watchKeyring, watchNetwork, watchRetention } from './watches.ts';
import { announce, isPageAlive, restartPage } from './windows.ts';

/** What the start hands to the keeper of the real world. Times in milliseconds. */
export type StartParts = {
  config: Config<Routes>;
  files: Files;
  log: Log;
  userData: string;
  facts: House['facts'];
  takeStartLink: House['takeStartLink'];
  /**
   * The path is null when packaged; what `--password-store` says in development, or nothing: an installed app refuses
   * it; what Chromium names its item after.
   */
  keyring: { appPath: string | null; passwordStore: string; appName: string };
  finish: () => void;
};

/** Of the system's certificate authorities, in bytes; a distribution's bundle is a quarter of one MiB. */
const LARGEST_BUNDLE = 16 * 1024 * 1024;

/** News of what each world has its own of. */
const OF_A_WORLD: ReadonlySet<string> = new Set<EventName>([
  'vendor-changed',
  'sessions-changed',
  'outbox-changed',
  'connection-changed',
  'secret-storage-changed',
  'theme-changed',
]);

export type Keeper = { answerCall: AnswerCall; quitGuard: QuitGuard; close: () => Promise<void> };

/**
 * Builds the real world: settings, vault, sessions, client, outbox, and the answers over them. Loaded with the
 * first question, so that the window is on the screen before any of this is read from disk.
 */
export async function openKeeper(parts: StartParts): Promise<Keeper> {
  const { config, files, log, userData } = parts;
  requireScripts(scriptIds());
  const now = () => Date.now();
  const monotonic = () => performance.now();
  const newId = () => randomUUID();
  const random = (bytes: number) => randomBytes(bytes);
  const schedule = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  };
  const routes = config.routes ?? NO_ROUTES;

  const stored = await openSettingsStore('real', { files, folder: userData, log });
  const vault = await openVault('real', {
    safeStorage: await openKeyring(parts),
    files,
    folder: join(userData, 'vault'),
    random,
    now,
    log,
  });
  const settings = settingsThatStay(stored, vault);
  const inFiles = { files, folder: join(userData, 'sessions') };
  const sessions = sessionsThatStay(openSessions('real', { ...inFiles, now, newId, log, schedule }), vault);
  const trust = openTrust({
    platform: process.platform,
    readText: (path) => files.readText(path, LARGEST_BUNDLE),
    added: () => settings.read().certificatesPem ?? '',
  });
  const client = openClient({
    routes,
    resolveProxy: systemNetwork.resolveProxy,
    authorities: trust.authorities,
    isOnline: systemNetwork.isOnline,
    isVendorHost: (host) => isOwnHost(host, vendorDomains()),
    now,
  });
  const app = { name: 'Neo Setup Assistant' };
  const neo = openNeoApi('real', { client, vault, base: NEO_BASE, app, now });
  const outbox = await openOutbox('real', {
    neo,
    vault,
    files,
    folder: join(userData, 'outbox'),
    connection: (id) => {
      const stored = connectionOfTenant(settings.read().connections, id);
      if (stored === undefined) return null;
      return { key: stored.keyRef ?? null, sendByAssumedPath: stored.sendByAssumedPath };
    },
    isFormer: (id) => isFormerTenant(settings.read().connections, id),
    vendor: findVendor,
    test: (order, signal) => testOrder(desk, order, signal),
    needsTest: (order) => needsTest(desk, order),
    appVersion: parts.facts.version,
    now,
    monotonic,
    random,
    schedule,
    log,
  });
  const clipboard = openClipboard({ calls: systemClipboard, schedule, now });

  // While practice is on the window shows practice; what is real is read again when it ends.
  const announceReal: typeof announce = (name, payload) => {
    if (house.practice === null || !OF_A_WORLD.has(name)) announce(name, payload);
  };
  const announcePractice: typeof announce = (name, payload) => {
    if (house.practice !== null) announce(name, payload);
  };

  const desk: Desk<'real'> = {
    world: 'real',
    sessions,
    settings,
    vault,
    client,
    neo,
    outbox,
    signIns: openSignInLedger('real', { files, path: join(userData, 'sign-ins.json'), now }),
    runs: new Map(),
    pastes: openPasteShelf({ newId, schedule }),
    reach: async (host, origin) => (routes.has(origin) ? 'public' : classifyHost(host, systemLookup)),
    isOnline: systemNetwork.isOnline,
    warmUp: () => void warmUp(trust.authorities),
    practice: { on: false },
    clipboard,
    announce: announceReal,
    now,
    newId,
    log,
  };

  const quitGuard = makeQuitGuard({
    commitNow: () => announce('commit-now', null),
    atRisk: () => secretsAtRisk(desk),
    askWindow: (risk) => announce('quit-asked', risk),
    askInBox: (risk) => askBox(quitBox(risk)),
    finish: parts.finish,
    isPageAlive: () => isPageAlive(schedule),
    restartPage: () => restartPage(schedule),
    schedule,
    log,
  });

  const house: House = {
    real: desk,
    practice: null,
    desk: () => house.practice?.desk ?? desk,
    openPractice: async (scenario) => {
      const { openPracticeDesk } = await import('./ipc/practice-desk.ts');
      return openPracticeDesk({
        scenario,
        files,
        version: parts.facts.version,
        announce: announcePractice,
        now,
        monotonic,
        newId,
        random,
        schedule,
        clipboard,
        log,
      });
    },
    facts: parts.facts,
    network: () => (systemNetwork.isOnline() ? 'online' : 'offline'),
    files,
    takeStartLink: parts.takeStartLink,
    chooseFileToWrite: (name) => chooseFileToWrite({ defaultPath: name }),
    chooseFileToRead: () => chooseFileToRead({ properties: ['openFile'] }),
    quitGuard,
  };

  vault.onChange((storage) => {
    if (house.practice !== null) return;
    announce('secret-storage-changed', storage);
    for (const stored of settings.read().connections) {
      announce('connection-changed', viewConnection(desk, stored));
    }
  });
  outbox.onChange((item) => {
    if (house.practice !== null) return;
    void announceVendor(desk, { sessionId: item.order.sessionId, vendor: item.order.vendor });
    announceOutbox(desk);
  });
  const ends = [
    watchNetwork(house, schedule),
    watchRetention(desk, { files, userData, schedule }),
    watchKeyring(desk, schedule),
    watchDeleted(desk, schedule),
  ];
  // The list was shown as its index had it, and a file says something else.
  sessions.onDifference(() => {
    if (house.practice === null) announce('sessions-changed', { practice: false });
  });
  outbox.resume('started');

  return {
    answerCall: makeAnswerCall({ handlers: makeHandlers(house), origin: PAGE_ORIGIN, log }),
    quitGuard,
    close: async () => {
      for (const end of ends) end();
      for (const run of desk.runs.values()) run.abort.abort();
      desk.pastes.clear();
      await clipboard.clear();
      await purgeDeleted(desk, 'all');
      await outbox.close();
      await sessions.close();
      await client.close();
    },
  };
}

/** Chromium on Linux takes a refusal for an empty keyring, and remembers it; helpers look afresh. */
async function openKeyring({ config, userData, keyring }: StartParts): Promise<Keyring> {
  const door = await openSafeStorage();
  if (process.platform !== 'linux') return door;
  const start = helperStarter({
    appPath: keyring.appPath,
    passwordStore: keyring.passwordStore,
    userData: join(userData, 'keyring-helper'),
    isUnsandboxed: config.isUnsandboxed,
  });
  const { appName } = keyring;
  const look = (backend: string) => lookAtKeyring({ address: sessionBusAddress(), appName, backend });
  return withProof(door, { start, look });
}
