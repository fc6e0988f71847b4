import { join } from 'node:path';
import { app, type Session } from 'electron';
import type { RunningApp } from './bootstrap.ts';
import { parseRoutes } from './http/routes.ts';
import { registerIpc } from './ipc/register.ts';
import { redact } from './secrets/redact.ts';
import { type Files, openFiles } from './storage/files.ts';
import { openLogFile } from './storage/log-file.ts';
import { readStartSnapshot } from './storage/start-snapshot.ts';
import { openWindowFile, technicianPlace } from './storage/window-file.ts';
import { readConfig } from './system/config.ts';
import { faultFields } from './system/fault-fields.ts';
import { lazy } from './system/lazy.ts';
import { openLog } from './system/log.ts';
import { REFUSED_START_SWITCH } from './system/switches.ts';
import { registerAppScheme, serveApp } from './windows/app-protocol.ts';
import { LINK_SCHEME, openDeepLinks } from './windows/deep-links.ts';
import type { DevelopmentServer } from './windows/development-page.ts';
import { hideMenuBar, showMacMenu } from './windows/menus.ts';
import { announceRefusedStart, showRefusedStart } from './windows/refused-start.ts';
import { followShortcuts } from './windows/shortcuts.ts';
import { bringForward, openTechnicianWindow } from './windows/technician-window.ts';
import { controlWindow, type WindowControl, workAreas } from './windows/window-control.ts';
import icon from './windows/window-icon.png?asset';
import { setTheme } from './windows/window-look.ts';
import { placeWindow } from './windows/window-place.ts';
import {
  announce,
  closePageSettings,
  lastAnnounced,
  lockSessions,
  lockWindows,
  pageSession,
  roleOf,
  technicianWindow,
} from './windows/windows.ts';

/*
 * Starts the app: one instance, locked windows, the page, the IPC. The services are loaded beside
 * the window and not before it. This is the one place that hands out the clock, randomness and the disk.
 */
const OLDEST_SUPPORTED_ELECTRON = 43;
/** Null in every build, which then leaves out what stands behind it. */
declare const __DEVELOPMENT_SERVER__: DevelopmentServer | null;
const read = readConfig({ isPackaged: app.isPackaged, parseRoutes });
const here = import.meta.dirname;
// AppData on Windows roams by default; sealed values only open where their key is.
const { localFolder } = read.ok ? read.config : read;
if (localFolder !== null && !app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(localFolder, app.name));
}
const files = openFiles();
const log = openLog({
  write: openLogFile(files, join(app.getPath('userData'), 'logs')),
  redact: (text) => redact(text),
  // The global one is loaded with its first use: node:crypto would hold the window back by some 5 ms.
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  now: () => Date.now(),
  // A start that was refused has no other way to tell whoever started it.
  echo: !app.isPackaged || !read.ok,
});

// Electron shows it as before; only the log would know nothing of it.
process.on('uncaughtExceptionMonitor', (fault) => log.error('uncaught', faultFields(fault)));
registerAppScheme();
closePageSettings();
hideMenuBar();
if (!read.ok) {
  void refuseStart(read);
} else if (read.config.refusedStart !== null) {
  const refusal = read.config.refusedStart;
  app.whenReady().then(() => {
    showRefusedStart(refusal);
    app.exit(1);
  });
} else if (read.config.isKeyringHelper) {
  import('./secrets/keyring-helper.ts').then((helper) => helper.runAsKeyringHelper());
} else if (app.requestSingleInstanceLock()) {
  start(read.config);
} else {
  // Where the folder cannot be written to there is no lock and no first instance: the app opens and says so.
  const { config } = read;
  holdsALock(files, app.getPath('userData')).then((isHeld) => (isHeld ? app.exit(0) : start(config)));
}

async function refuseStart({ refusal, isPackaged }: Extract<typeof read, { ok: false }>): Promise<void> {
  // First of all: later the second process would inherit what Chromium has opened, and keep the first one's children alive.
  // In development whoever started it reads the terminal.
  // One that is to say why another was refused, and is refused itself, starts no third.
  const isNotice = app.commandLine.hasSwitch(REFUSED_START_SWITCH);
  if (isPackaged && !isNotice) announceRefusedStart(refusal, join(app.getPath('userData'), 'refused-start'));
  // Chromium opens its port for debuggers once it is ready, which may be before the log is written.
  for (const name of refusal.names) app.commandLine.removeSwitch(name);
  log.error('start-refused', { why: refusal.why, names: refusal.names.join(' '), problem: refusal.problem });
  await log.flush();
  app.exit(1);
}

function start(config: Extract<typeof read, { ok: true }>['config']): void {
  let isEnding = false;
  if (config.removedVariables.length > 0)
    log.info('variables-removed', { names: config.removedVariables.join(' ') });
  const keyring = {
    appPath: app.isPackaged ? null : app.getAppPath(),
    passwordStore: app.commandLine.getSwitchValue('password-store'),
    appName: app.getName(),
  };

  const links = openDeepLinks({ tell: (link) => announce('open-link', link), log });
  links.fromCommandLine(process.argv);

  let control: WindowControl | null = null;
  function openedWindow(): WindowControl {
    if (control === null) throw new Error('Services are asked for by a window, and there is none yet.');
    return control;
  }

  const renderer = join(here, '../renderer');
  const readBytes = (path: string) => files.readBytes(path);

  async function serveAudience(session: Session): Promise<void> {
    if (__DEVELOPMENT_SERVER__ !== null && !app.isPackaged) {
      const page = await import('./windows/development-page.ts');
      page.serveDevelopmentAudience(__DEVELOPMENT_SERVER__, session);
    } else serveApp(renderer, readBytes, [session], async () => null);
  }

  const running = lazy<RunningApp>(() =>
    import('./bootstrap.ts').then((module) =>
      module.bootstrap({
        config,
        files,
        log,
        userData: app.getPath('userData'),
        appInfo: facts(),
        keyring,
        takeDeepLink: links.take,
        window: openedWindow(),
        audiencePage: { preload: join(here, '../preload/audience.cjs'), serve: serveAudience },
        finish,
      }),
    ),
  );

  function finish(): void {
    isEnding = true;
    const close = running.current()?.then((one) => one.close()) ?? Promise.resolve();
    close
      .catch((fault: unknown) => log.error('close-failed', faultFields(fault)))
      .then(() => windowFile.close())
      .then(() => log.flush())
      .finally(() => app.exit(0));
  }

  // Both are read while Chromium gets ready. A page that is loaded again asks main, which knows more by then.
  const inUserData = { files, userData: app.getPath('userData'), log };
  const windowFile = openWindowFile(technicianPlace, {
    ...inUserData,
    take: () => control?.place() ?? null,
    schedule: (milliseconds, callBack) => {
      const timer = setTimeout(callBack, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const place = windowFile.read();
  let snapshot: ReturnType<typeof readStartSnapshot> | null = readStartSnapshot({
    ...inUserData,
    now: () => Date.now(),
  });
  const takeSnapshot = async () => {
    const taken = snapshot;
    snapshot = null;
    return taken;
  };

  lockWindows(log);
  registerIpc({ roleOf, lastAnnounced, dispatch: () => running.get().then((one) => one.dispatch), log });

  app.on('second-instance', (_event, argv) => {
    bringForward();
    links.fromCommandLine(argv);
  });
  // On a Mac a link comes as an event, also the one that starts the app.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    bringForward();
    links.fromSystem(url);
  });
  // The Debian package registers the scheme itself.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
  // As Chromium would. The settings store's library catches signals too, from its first use on, and ends the process with
  // them, whatever is still on its way to the disk: a listener that stays keeps it from that.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  app.on('window-all-closed', () => finish());
  app.on('before-quit', (event) => {
    if (isEnding) return;
    event.preventDefault();
    technicianWindow()?.close();
  });

  // A top-level await of ready would never settle: Electron waits for this module first.
  app.whenReady().then(async () => {
    const sessions = lockSessions();
    if (__DEVELOPMENT_SERVER__ !== null && !app.isPackaged) {
      const page = await import('./windows/development-page.ts');
      page.serveDevelopmentPage(__DEVELOPMENT_SERVER__, { all: sessions, page: pageSession() });
    } else serveApp(renderer, readBytes, sessions, takeSnapshot);
    // A Mac has no picture of a window, and Windows has the program's own in every size.
    const takesIcon = process.platform === 'linux' || (process.platform === 'win32' && !app.isPackaged);
    const window = openTechnicianWindow({
      preload: join(here, '../preload/index.cjs'),
      log,
      icon: takesIcon ? icon : null,
      placed: placeWindow(null, workAreas()),
      schedule: (milliseconds, callBack) => void setTimeout(callBack, milliseconds),
    });
    const opened = controlWindow(window, {
      moved: () => windowFile.note(),
      tell: (state) => announce('window-changed', state),
    });
    control = opened;
    // Not waited for: the page is loaded meanwhile, and the window is shown when both are there.
    void place.then((remembered) => remembered && opened.restore(remembered));
    void snapshot?.then((shown) => shown && setTheme(shown.theme));
    followShortcuts(window, { platform: process.platform, isDevelopment: !app.isPackaged }, opened.zoom);
    if (process.platform === 'darwin')
      showMacMenu({ openScreen: (screen) => announce('open-screen', screen), zoom: opened.zoom });
    // Once the first rows are drawn: earlier, main would hold back the frame they are in; with the page's first request,
    // which comes later, it would be busy when the first click does.
    window.once('ready-to-show', () => {
      // What fails here is said to the page's first request.
      running.get().catch(() => undefined);
    });
    window.on('close', (event) => {
      if (isEnding) return;
      // Never left to Chromium, which would first ask the page, and wait for one that hangs.
      event.preventDefault();
      const services = running.current();
      if (services === undefined) finish();
      else void services.then((one) => one.quitGuard.ask()).then((isFree) => isFree && finish());
    });
  });
}

/** Chromium's lock on Linux and the Mac is a link in the folder; on Windows the lock does not need the folder. */
async function holdsALock(files: Files, folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return files.list(folder).then(
    (names) => names.includes('SingletonLock'),
    () => true,
  );
}

function facts() {
  const { electron, chrome, node } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    supportedRuntime: Number.parseInt(electron, 10) >= OLDEST_SUPPORTED_ELECTRON,
    platform: process.platform,
    userData: app.getPath('userData'),
  };
}
