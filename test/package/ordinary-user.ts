import { spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's `nobody` and `nogroup`. */
const NOBODY = 65_534;

export type OrdinaryUser = {
  home: string;
  environment: NodeJS.ProcessEnv;
  /** What to put before a command so that this user runs it. */
  become: readonly [string, ...string[]];
  leave(): Promise<void>;
};

/** A user without rights, with a home, a screen, a session bus and an unlocked keyring of their own. Needs root. */
export async function logIn(): Promise<OrdinaryUser> {
  const home = await mkdtemp(join(tmpdir(), 'neo-package-home-'));
  await chown(home, NOBODY, NOBODY);
  const host = spawn(
    process.execPath,
    [join(import.meta.dirname, 'host-desktop.mjs'), `${NOBODY}`, `${NOBODY}`],
    {
      // Nothing of root's own session may reach the user's.
      env: { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => host.once('close', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    let output = '';
    host.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.endsWith('\n')) resolve(output);
    });
    host.once('close', (code) => reject(new Error(`The user's desktop did not start (exit code ${code}).`)));
  });
  // Without this variable settings lie in ~/.config, where they usually do.
  const { XDG_CONFIG_HOME: _, ...environment } = JSON.parse(line) as NodeJS.ProcessEnv;
  return {
    home,
    environment,
    become: ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'],
    async leave() {
      host.stdin.end();
      await ended;
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
