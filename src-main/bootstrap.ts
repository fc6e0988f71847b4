import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { scriptIds } from './checks/scripts.ts';
import { openSignInLimiter } from './checks/sign-in-limiter.ts';
import { openPendingPastes } from './credentials/pending-pastes.ts';
import { scheduleRetention } from './credentials/retention.ts';
import { secretsAtRisk } from './credentials/secrets-at-risk.ts';
import { classifyHost, openClient, warmUp } from './http/client.ts';
import { isOwnHost } from './http/own-host.ts';
import { systemLookup } from './http/resolve-host.ts';
import { NO_ROUTES, type Routes } from './http/routes.ts';
import { systemNetwork, watchNetwork } from './http/system-network.ts';
import { openTrust } from './http/trust.ts';
import { makeAnnouncers } from './ipc/announcers.ts';
import type { AppServices } from './ipc/app-services.ts';
import { type Dispatch, makeDispatch, makeHandlers } from './ipc/dispatch.ts';
import { whoIsShown } from './ipc/while-presenting.ts';
import { NEO_BASE, openNeoApi } from './neo/neo-api.ts';
import { openOutbox } from './outbox/outbox.ts';
import { announceOutbox, openOutboxNotices } from './outbox/outbox-view.ts';
import { needsTest, runQueuedTest } from './outbox/queued-test.ts';
import { watchKeyring } from './secrets/keyring-watch.ts';
import { openSystemKeyring } from './secrets/system-keyring.ts';
import { openVault } from './secrets/vault.ts';
import { purgeDeleted, schedulePurge } from './sessions/deleted-sessions.ts';
import type { RealServices } from './sessions/environment-services.ts';
import { openFirstPage } from './sessions/first-page.ts';
import { announceNames, followAnnouncement, openPresenting } from './sessions/presenting.ts';
import { newRuntimeState } from './sessions/runtime-state.ts';
import { sessionsWithFallback, settingsWithFallback } from './sessions/sealed-fallback.ts';
import { announceVendor } from './sessions/vendor-progress.ts';
import { announceSettings } from './settings/preferences.ts';
import type { Files } from './storage/files.ts';
import { openSessions } from './storage/sessions.ts';
import { openSettingsStore } from './storage/settings-store.ts';
import { connectionOfTenant, isFormerTenant } from './storage/tenant-of.ts';
import type { Config } from './system/config.ts';
import type { Log } from './system/log.ts';
import { findVendor, requireScripts, vendorDomains } from './vendors/catalog.ts';
import { PAGE_ORIGIN } from './windows/app-protocol.ts';
import { openAudience, releaseCoverKey, takeCoverKey } from './windows/audience-window.ts';
import { openClipboard, systemClipboard } from './windows/clipboard.ts';
import { askInDialog, chooseFileToRead, chooseFileToWrite } from './windows/dialogs.ts';
import { openInBrowser, openMail } from './windows/external-links.ts';
import { showNotification } from './windows/notifications.ts';
import { printPdf } from './windows/print-pdf.ts';
import { makeQuitGuard, type QuitGuard, quitDialogText } from './windows/quit-guard.ts';
import { bringForward, isPageAlive, restartPage } from './windows/technician-window.ts';
import { setTheme } from './windows/window-look.ts';
import { announce, onWindowFocus, technicianWindow } from './windows/windows.ts';

/** What the start hands over. */
export type BootstrapParts = {
  config: Config<Routes>;
  files: Files;
  log: Log;
  userData: string;
  appInfo: AppServices['appInfo'];
  takeDeepLink: AppServices['takeDeepLink'];
  window: AppServices['window'];
  /** How the audience window gets its page. */
  audiencePage: Pick<Parameters<typeof openAudience>[0], 'preload' | 'serve'>;
  /**
   * The path is null when packaged; what `--password-store` says in development, or nothing: an installed app refuses
   * it; what Chromium names its item after.
   */
  keyring: { appPath: string | null; passwordStore: string; appName: string };
  finish: () => void;
};

/** Of the system's certificate authorities, in bytes; a distribution's bundle is a quarter of one MiB. */
const MAX_BUNDLE_BYTES = 16 * 1024 * 1024;

export type RunningApp = { dispatch: Dispatch; quitGuard: QuitGuard; close: () => Promise<void> };

/**
 * Builds the real services: settings, vault, sessions, client, outbox, and the handlers over them. Loaded with the
 * first request, so that the window is on the screen before any of this is read from disk.
 */
export async function bootstrap(parts: BootstrapParts): Promise<RunningApp> {
  const { config, files, log, userData } = parts;
  requireScripts(scriptIds());
  const now = () => Date.now();
  const monotonic = () => performance.now();
  const newId = () => randomUUID();
  const schedule = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  };
  const routes = config.routes ?? NO_ROUTES;
  const stored = await openSettingsStore({ files, folder: userData, log });
  setTheme(stored.read().theme);
  const vault = await openVault({
    safeStorage: await openSystemKeyring({
      ...parts.keyring,
      userData,
      isUnsandboxed: config.isUnsandboxed,
    }),
    files,
    folder: join(userData, 'vault'),
    random: randomBytes,
    now,
    log,
  });
  const settings = settingsWithFallback(stored, vault);
  const inFiles = { files, folder: join(userData, 'sessions') };
  const sessions = sessionsWithFallback(openSessions({ ...inFiles, now, newId, log, schedule }), vault);
  const trust = openTrust({
    platform: process.platform,
    readText: (path) => files.readText(path, MAX_BUNDLE_BYTES),
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
  const neo = openNeoApi({ client, vault, base: NEO_BASE, app, now });
  const outbox = await openOutbox({
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
    test: (order, signal) => runQueuedTest(services, order, signal),
    needsTest: (order) => needsTest(services, order),
    appVersion: parts.appInfo.version,
    now,
    monotonic,
    random: randomBytes,
    schedule,
    log,
  });
  const clipboard = openClipboard({ calls: systemClipboard, schedule, now });
  const audience = openAudience({
    ...parts,
    ...parts.audiencePage,
    schedule,
    closed: () => presenting.windowClosed(),
  });
  const presenting = openPresenting({
    current: () => appServices.current(),
    audience,
    takeKey: takeCoverKey,
    releaseKey: releaseCoverKey,
    announce: (state) => announce('presenting-changed', state),
    changed: (sessionId) => announceNames(appServices.current(), sessionId),
  });
  const announcers = makeAnnouncers(
    () => appServices.practice !== null,
    (name, payload) => void followAnnouncement(presenting, name, payload),
    whoIsShown(presenting, () => appServices.current()),
  );

  const services: RealServices = {
    environment: 'real',
    sessions,
    settings,
    vault,
    client,
    neo,
    outbox,
    signIns: openSignInLimiter({ files, path: join(userData, 'sign-ins.json'), now }),
    runtime: newRuntimeState(),
    pastes: openPendingPastes({ newId, schedule }),
    reach: async (host, origin) => (routes.has(origin) ? 'public' : classifyHost(host, systemLookup)),
    isOnline: systemNetwork.isOnline,
    warmUp: () => void warmUp(trust.authorities),
    practice: { on: false },
    presentedSession: presenting.sessionId,
    clipboard,
    announce: announcers.real,
    now,
    newId,
    log,
  };

  const firstPage = openFirstPage(services, { files, userData, schedule });
  services.rememberFirstPage = firstPage.remember;

  const quitGuard = makeQuitGuard({
    commitNow: () => announce('commit-now', null),
    atRisk: () => secretsAtRisk(services),
    askWindow: (risk) => announcers.announce('quit-asked', risk),
    askInDialog: (risk) => askInDialog(quitDialogText(risk)),
    finish: parts.finish,
    isPageAlive: () => isPageAlive(schedule),
    restartPage: () => restartPage(schedule),
    schedule,
    log,
  });

  const network = watchNetwork(schedule, (isOnline) => {
    announce('network-changed', isOnline ? 'online' : 'offline');
    if (isOnline) outbox.resume('online');
  });

  const appServices: AppServices = {
    real: services,
    practice: null,
    current: () => appServices.practice?.services ?? services,
    openPractice: async (scenario) => {
      const { openPracticeServices } = await import('./practice/practice-services.ts');
      return openPracticeServices({
        scenario,
        files,
        version: parts.appInfo.version,
        announce: announcers.practice,
        now,
        monotonic,
        newId,
        random: randomBytes,
        schedule,
        clipboard,
        presentedSession: presenting.sessionId,
        log,
      });
    },
    appInfo: parts.appInfo,
    network: () => (network.isOnline() ? 'online' : 'offline'),
    files,
    takeDeepLink: parts.takeDeepLink,
    window: parts.window,
    chooseFileToWrite: (name) => chooseFileToWrite({ defaultPath: name }),
    chooseFileToRead: () => chooseFileToRead({ properties: ['openFile'] }),
    openInBrowser,
    openMail,
    presenting,
    random: randomBytes,
    printPdf: (page) => printPdf(page, schedule),
    quitGuard,
    log,
  };

  vault.onChange((storage) => {
    if (appServices.practice !== null) return;
    announce('secret-storage-changed', storage);
    announceSettings(services);
  });
  outbox.onChange((item) => {
    if (appServices.practice !== null) return;
    void announceVendor(services, { sessionId: item.spec.sessionId, vendor: item.spec.vendor });
    void announceOutbox(services);
  });
  const notices = openOutboxNotices(
    {
      isWatched: () => technicianWindow()?.isFocused() === true,
      isHeldBack: () => presenting.sessionId() !== null,
      show: (notice) => showNotification({ ...notice, onClick: () => bringForward('outbox') }),
      vendorName: (vendor) => findVendor(vendor).name,
      schedule,
    },
    outbox.items(),
  );
  // Also while practice is on: what was queued is real.
  outbox.onChange(notices.changed);
  const ends = [
    notices.close,
    network.end,
    scheduleRetention(services, { files, userData, schedule }),
    watchKeyring({ vault, onWindowFocus, schedule, now }),
    schedulePurge(services, schedule),
  ];
  // The list was shown as its index had it, and a file says something else.
  sessions.onDifference(() => {
    if (appServices.practice === null) announce('sessions-changed', { practice: false });
  });
  outbox.resume('started');

  return {
    dispatch: makeDispatch({ handlers: makeHandlers(appServices), origin: PAGE_ORIGIN, log }),
    quitGuard,
    close: async () => {
      presenting.stop();
      await audience.end();
      for (const end of ends) end();
      for (const run of services.runtime.runs.values()) run.abort.abort();
      services.pastes.clear();
      await clipboard.clear();
      await purgeDeleted(services, 'all');
      await outbox.close();
      await firstPage.close();
      await sessions.close();
      await client.close();
    },
  };
}
