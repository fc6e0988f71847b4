import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Desktop } from './desktop.ts';
import type { LaunchOptions } from './running-app.ts';

/** Debian's `nobody` and `nogroup`. */
const NOBODY = 65_534;

/**
 * The options with which the app runs with its sandbox on. Root cannot have it, so root lends the app to `nobody`:
 * a copy of the runtime which that user may read, and a home. The keyring stays root's.
 */
export async function asOrdinaryUser(
  desktop: Desktop,
): Promise<{ options: LaunchOptions; stop: () => Promise<void> }> {
  if (process.getuid?.() !== 0) return { options: {}, stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'neo-e2e-nobody-'));
  await chmod(folder, 0o755);
  const runtime = join(folder, 'runtime');
  await cp(dirname(desktop.executable), runtime, { recursive: true });
  const home = join(folder, 'home');
  const profile = join(home, 'profile');
  for (const path of [home, profile, join(home, 'run')]) {
    await mkdir(path, { mode: 0o700 });
    await chown(path, NOBODY, NOBODY);
  }
  const program = join(folder, 'electron-as-nobody');
  const electron = join(runtime, basename(desktop.executable));
  const become = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --`;
  await writeFile(program, `#!/bin/sh\ncd '${home}'\nexec ${become} '${electron}' "$@"\n`, { mode: 0o755 });
  return {
    options: {
      sandboxedBy: program,
      profile,
      keyring: 'none',
      environment: {
        HOME: home,
        XDG_RUNTIME_DIR: join(home, 'run'),
        XDG_CONFIG_HOME: home,
        XDG_DATA_HOME: home,
      },
    },
    stop: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
