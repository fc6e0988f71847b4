import { spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseVersion, flipFuses } from '@electron/fuses';
import { fusesFor } from '../../../tools/package/fuses.ts';
import { BUILD_VARIABLE } from './copy-build.ts';
import type { Desktop } from './desktop.ts';
import { untilGone, withDescendants } from './process-tree.ts';

/** Debian's `nobody` and `nogroup`. */
const NOBODY = 65_534;
const NAME = 'neo-setup-assistant';

export type Started = {
  pid: number;
  /** The exit code, null after a signal. */
  ended: Promise<number | null>;
  output(): string;
  /** With all it has started. */
  kill(): Promise<void>;
};

export type InstalledCopy = {
  /** A fresh folder for the app's data. */
  profile(): Promise<string>;
  start(parts: { profile: string; args?: string[]; environment?: NodeJS.ProcessEnv }): Started;
  /** What the app has written into its log. */
  log(profile: string): Promise<string>;
  remove(): Promise<void>;
};

/**
 * The built app as it is once installed: in an archive, under its own name (which is how Electron tells), with the fuses of
 * a package, run by a user who is not root. Quicker than a package, and it can be tried without installing one.
 */
export async function makeInstalledCopy(desktop: Desktop): Promise<InstalledCopy> {
  const isRoot = process.getuid?.() === 0;
  const folder = await mkdtemp(join(tmpdir(), 'neo-e2e-installed-'));
  await chmod(folder, 0o755);
  const app = join(folder, 'app');
  await cp(dirname(desktop.executable), app, { recursive: true });
  const executable = join(app, NAME);
  await rename(desktop.executable.replace(dirname(desktop.executable), app), executable);
  await rm(join(app, 'resources'), { recursive: true });
  await mkdir(join(app, 'resources'));
  await createPackage(process.env[BUILD_VARIABLE] ?? '', join(app, 'resources', 'app.asar'));
  await flipFuses(executable, { version: FuseVersion.V1, ...numbered(fusesFor(process.platform)) });
  const become = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'] : [];
  let homes = 0;

  return {
    async profile() {
      homes += 1;
      const home = join(folder, `home-${homes}`);
      const profile = join(home, 'profile');
      for (const path of [home, profile]) {
        await mkdir(path, { mode: 0o700 });
        if (isRoot) await chown(path, NOBODY, NOBODY);
      }
      return profile;
    },
    start({ profile, args = [], environment = {} }) {
      const home = dirname(profile);
      const [first = '', ...rest] = [...become, executable, `--user-data-dir=${profile}`, ...args];
      const child = spawn(first, rest, {
        cwd: home,
        env: {
          PATH: process.env.PATH,
          LANG: 'C.UTF-8',
          DISPLAY: desktop.environment.DISPLAY,
          HOME: home,
          XDG_RUNTIME_DIR: home,
          XDG_CONFIG_HOME: home,
          DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text) => (output += String(text)));
      // Not `close`: a start that is refused may leave a child of Chromium's behind for a moment, which holds the pipes.
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      return {
        pid: child.pid ?? 0,
        ended,
        output: () => output,
        async kill() {
          const all = await withDescendants(child.pid ?? 0);
          child.kill('SIGKILL');
          await ended;
          await untilGone(all);
        },
      };
    },
    log: (profile) => readFile(join(profile, 'logs', 'app.log'), 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** The library takes the fuses by number. */
function numbered(fuses: ReturnType<typeof fusesFor>) {
  return {
    0: fuses.runAsNode,
    1: fuses.enableCookieEncryption,
    2: fuses.enableNodeOptionsEnvironmentVariable,
    3: fuses.enableNodeCliInspectArguments,
    4: fuses.enableEmbeddedAsarIntegrityValidation,
    5: fuses.onlyLoadAppFromAsar,
    6: fuses.loadBrowserProcessSpecificV8Snapshot,
    7: fuses.grantFileProtocolExtraPrivileges,
  };
}
