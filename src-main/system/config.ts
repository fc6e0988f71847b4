import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { refusedStartMessages } from '../../src-preload/messages/messages.ts';
import { KEYRING_HELPER_SWITCH, REFUSED_START_SWITCH, refusedSwitches, switchesIn } from './switches.ts';
import { cleanEnvironment, type Variables } from './variables.ts';

/** What the environment and the command line say, read once. */
export type Config<Routes> = {
  isPackaged: boolean;
  routes: Routes | null;
  /** The local, not the roaming, application data of Windows; null elsewhere. */
  localFolder: string | null;
  /** Chromium's sandbox was switched off: only ever in development, where root cannot have it. */
  isUnsandboxed: boolean;
  /** True for a second process of this app that only asks the keyring (secrets/keyring-helper.ts). */
  isKeyringHelper: boolean;
  /** Set for a second process of this app that only says why a start was refused. */
  refusedStart: Refusal | null;
  /** Variables that were taken out of the environment. */
  removedVariables: string[];
};

/** Why the app does not start, and what was found: names, never values. */
export type Refusal = { why: 'switch' | 'variable' | 'routes'; names: string[]; problem: string };

export type ConfigRead<Routes> =
  | { ok: true; config: Config<Routes> }
  | { ok: false; refusal: Refusal; isPackaged: boolean; localFolder: string | null };

export const ROUTES_VARIABLE = 'NEO_SETUP_ROUTES';

/**
 * Reads both before anything else is done, and takes out of `environment` what could weaken the app, so that neither
 * this process nor one that it starts meets it. Refuses as a whole: an app that was set to send credentials
 * elsewhere, or that others can look into, must not start. Switches are read from argv, because app.commandLine also
 * holds Electron's own.
 */
export function readConfig<Routes>(
  parts: {
    isPackaged: boolean;
    parseRoutes: (json: string) => { ok: true; routes: Routes } | { ok: false; problem: string };
    platform?: NodeJS.Platform;
  },
  environment: Variables = process.env,
  argv: readonly string[] = process.argv,
): ConfigRead<Routes> {
  const { isPackaged, parseRoutes, platform = process.platform } = parts;
  const variables = cleanEnvironment(environment);
  const localFolder = platform === 'win32' ? (environment.LOCALAPPDATA ?? null) : null;
  const refuse = (refusal: Refusal) => ({ ok: false as const, refusal, isPackaged, localFolder });
  if (isPackaged) {
    const switches = refusedSwitches(argv, platform);
    if (switches.length > 0) return refuse(refusalOf('switch', switches));
    if (variables.refused.length > 0) return refuse(refusalOf('variable', variables.refused));
  }

  const switches = switchesIn(argv, platform);
  const read = (name: string) => switches.find((one) => one.name === name)?.value;
  const config = {
    isPackaged,
    localFolder,
    isUnsandboxed: read('no-sandbox') !== undefined,
    // Only where any program of the user may ask the keyring anyway: on a Mac it would be a way around the Keychain,
    // which opens for this app alone.
    isKeyringHelper: platform === 'linux' && read(KEYRING_HELPER_SWITCH) !== undefined,
    refusedStart: readRefusal(read(REFUSED_START_SWITCH)),
    removedVariables: [...variables.refused, ...variables.removed],
  };

  const json = environment[ROUTES_VARIABLE];
  if (json === undefined || json === '') return { ok: true, config: { ...config, routes: null } };
  if (isPackaged) {
    // The process that says so must not be refused for the same.
    delete environment[ROUTES_VARIABLE];
    return refuse(refusalOf('routes', []));
  }
  const parsed = parseRoutes(json);
  if (parsed.ok) return { ok: true, config: { ...config, routes: parsed.routes } };
  const problem = `${ROUTES_VARIABLE} cannot be used. ${parsed.problem}`;
  return refuse({ why: 'routes', names: [], problem });
}

// Whoever starts the app chooses the names; what is not plain is not repeated on the screen.
const PLAIN_NAME = /^[\w-]{1,60}$/;
const MOST_NAMES = 5;
const WRITTEN = /^(switch|variable|routes):((?:[\w-]{1,60}(?:,|$)){0,5})$/;

function refusalOf(why: Refusal['why'], found: readonly string[]): Refusal {
  const names = found.filter((name) => PLAIN_NAME.test(name)).slice(0, MOST_NAMES);
  const shown = why === 'switch' ? names.map((name) => `--${name}`) : names;
  const params = { count: names.length, names: formatList(shown, 'and') };
  return { why, names, problem: formatMessage(refusedStartMessages.text[why], params) };
}

/** As a value of the switch that hands it to a process of its own. */
export function writeRefusal({ why, names }: Refusal): string {
  return `${why}:${names.join(',')}`;
}

function readRefusal(text: string | undefined): Refusal | null {
  const [, why, names = ''] = WRITTEN.exec(text ?? '') ?? [];
  if (why !== 'switch' && why !== 'variable' && why !== 'routes') return null;
  return refusalOf(why, names.split(',').filter(Boolean));
}

/** Where the desktop's services are asked; Linux only. Without the variable it is where systemd puts it. */
export function sessionBusAddress(environment: Variables = process.env): string {
  const { DBUS_SESSION_BUS_ADDRESS: address = '', XDG_RUNTIME_DIR: folder = '' } = environment;
  return address === '' && folder !== '' ? `unix:path=${folder}/bus` : address;
}
