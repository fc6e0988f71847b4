import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../../tools/runtime/child-process.mjs';

/** Runs a command as whoever pushes software does: nobody there to answer, nothing to answer on. */
export async function run(
  command: string,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  return runQuietly(command, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8', ...environment },
  });
}

/** The paths of an installed package, folders included. */
export async function pathsOf(name: string): Promise<string[]> {
  const { output } = await run('dpkg', ['-L', name]);
  return output.split('\n').filter((path) => path.startsWith('/') && path !== '/.');
}

/** Whatever carries the name outside homes, logs and checkouts. */
export async function findByName(name: string): Promise<string[]> {
  const places = ['/etc', '/opt', '/usr', '/var'].filter((place) => existsSync(place));
  const skipped = ['/usr/local', '/var/log', '/var/tmp'].flatMap((place) => ['-path', place, '-prune', '-o']);
  const { output } = await run('find', [...places, '-xdev', ...skipped, '-name', `*${name}*`, '-print']);
  return output.split('\n').filter((path) => path !== '' && !path.startsWith(join(process.cwd(), '/')));
}

/**
 * Stand-ins for AppArmor's two programs, which no container has: they say that it is at work and note what they are asked.
 *
 * @returns what to put into the environment, and where the questions are noted
 */
export function pretendAppArmor(folder: string): { environment: NodeJS.ProcessEnv; asked: string } {
  const programs = mkdtempSync(join(folder, 'apparmor-'));
  const asked = join(programs, 'asked');
  writeFileSync(join(programs, 'aa-enabled'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  writeFileSync(join(programs, 'apparmor_parser'), `#!/bin/sh\necho "$@" >> '${asked}'\n`, { mode: 0o755 });
  return { environment: { PATH: `${programs}:${process.env.PATH}` }, asked };
}
