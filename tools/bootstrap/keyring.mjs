import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { runQuietly } from '../runtime/child-process.mjs';
import { startDaemon } from './daemon.mjs';

const patienceMs = 15_000;
const probe = ['purpose', 'neo-desktop-probe'];

/**
 * A Secret Service, unlocked with a throw-away password, that has proved that it keeps and gives back a secret.
 *
 * @param {NodeJS.ProcessEnv} environment with a session bus, and an XDG_DATA_HOME of its own
 * @param {string} [password] of the keyring that is there already
 */
export async function startKeyring(environment, password = randomBytes(16).toString('hex')) {
  const daemon = await startDaemon(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets'],
    {
      environment,
      input: password,
    },
  );
  const ask = (/** @type {string} */ command, /** @type {string[]} */ args) =>
    runQuietly(command, args, { env: environment });

  const giveUpAt = Date.now() + patienceMs;
  try {
    // Asking for a secret before the name is taken would make the bus start a second daemon.
    while (!(await ask('dbus-send', nameHasOwner)).output.includes('boolean true')) {
      if (!daemon.isRunning() || Date.now() > giveUpAt) throw new Error('did not come to the bus');
      await pause(20);
    }
    const store = `printf kept | secret-tool store --label=probe ${probe.join(' ')}`;
    const stored = await ask('sh', ['-c', store]);
    const { output } = await ask('secret-tool', ['lookup', ...probe]);
    if (output !== 'kept') throw new Error(`does not keep secrets. ${stored.output} ${output}`);
    await ask('secret-tool', ['clear', ...probe]);
  } catch (error) {
    await daemon.stop();
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`gnome-keyring-daemon ${reason} ${daemon.complaints()}`);
  }
  return daemon;
}

const nameHasOwner = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.freedesktop.secrets',
];
