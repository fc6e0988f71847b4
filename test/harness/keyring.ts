import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDaemon } from '../../tools/bootstrap/daemon.mjs';
import { startKeyring } from '../../tools/bootstrap/keyring.mjs';
import { APP_NAME } from './vault-process.ts';

const run = promisify(execFile);

/** Locks every collection of the session's Secret Service. */
export async function lockKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  await run('gdbus', [...CALL, 'org.freedesktop.Secret.Service.Lock', `['${LOGIN}']`], { env: environment });
}

/** As a user does who resets the keyring: the app's item is gone, the service works. */
export async function resetKeyring(environment: NodeJS.ProcessEnv, appName = APP_NAME): Promise<void> {
  await run('secret-tool', ['clear', 'application', appName], { env: environment });
}

/** A session bus on which no Secret Service is, nor can be started. */
export async function startBareBus(environment: NodeJS.ProcessEnv) {
  const folder = await mkdtemp(join(tmpdir(), 'neo-bare-bus-'));
  const config = join(folder, 'bus.conf');
  await writeFile(config, BARE_BUS);
  const bus = await startDaemon(
    'dbus-daemon',
    [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'],
    { environment, announces: true },
  );
  return {
    environment: { ...environment, DBUS_SESSION_BUS_ADDRESS: bus.announced },
    stop: () => bus.stop().then(() => rm(folder, { recursive: true, force: true })),
  };
}

/** A Secret Service on a bus that had none, with a keyring of its own. It can be ended and started again. */
export async function startLateKeyring(environment: NodeJS.ProcessEnv) {
  const folder = await mkdtemp(join(tmpdir(), 'neo-late-keyring-'));
  const password = randomBytes(16).toString('hex');
  const start = () =>
    startKeyring({ ...environment, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder }, password);
  let keyring = await start();
  return {
    /** As when it crashes. */
    end: () => keyring.stop(),
    async start() {
      keyring = await start();
    },
    stop: () => keyring.stop().then(() => rm(folder, { recursive: true, force: true })),
  };
}

const LOGIN = '/org/freedesktop/secrets/collection/login';
const CALL = [
  'call',
  '--session',
  '--dest=org.freedesktop.secrets',
  '--object-path=/org/freedesktop/secrets',
  '--method',
];

const BARE_BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
