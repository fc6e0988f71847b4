/** What the environment and the command line say, read once. */
export type Config<Routes> = {
  isPackaged: boolean;
  routes: Routes | null;
  /** The local, not the roaming, application data of Windows; null elsewhere. */
  localFolder: string | null;
  /** Where a development server serves the page; never in a packaged app. */
  pageServer: string | null;
  /** Switches found that would open the app to others or weaken it. A packaged app refuses to start with one. */
  dangerousSwitches: string[];
  /** True for a second process of this app that only asks the keyring (secrets/keyring-helper.ts). */
  isKeyringHelper: boolean;
};

export type ConfigRead<Routes> = { ok: true; config: Config<Routes> } | { ok: false; problem: string };

type Environment = Readonly<Record<string, string | undefined>>;

export const ROUTES_VARIABLE = 'NEO_SETUP_ROUTES';
export const KEYRING_HELPER_SWITCH = 'keyring-helper';

// Fuses do not close the debugging port, and Chromium reads the rest before any script runs.
const DANGEROUS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-running-insecure-content',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'load-extension',
  'disable-extensions-except',
];

/**
 * Refuses as a whole: an app that was told to send credentials elsewhere, and does not understand where, must not
 * start. `problem` is a sentence for whoever set the variable. Read Electron's own switches from argv, because
 * app.commandLine also holds what Electron itself has set.
 */
export function readConfig<Routes>(
  parts: {
    isPackaged: boolean;
    parseRoutes: (json: string) => { ok: true; routes: Routes } | { ok: false; problem: string };
  },
  environment: Environment = process.env,
  argv: readonly string[] = process.argv,
): ConfigRead<Routes> {
  const { isPackaged, parseRoutes } = parts;
  const dangerousSwitches = DANGEROUS.filter((name) => argv.some((word) => isSwitch(word, name)));
  const pageServer = isPackaged ? null : (environment.ELECTRON_RENDERER_URL ?? null);

  const localFolder = process.platform === 'win32' ? (environment.LOCALAPPDATA ?? null) : null;
  // Only where any program of the user may ask the keyring anyway: on a Mac it would be a way around the Keychain,
  // which opens for this app alone.
  const isKeyringHelper =
    process.platform === 'linux' && argv.some((word) => isSwitch(word, KEYRING_HELPER_SWITCH));
  const config = { isPackaged, localFolder, pageServer, dangerousSwitches, isKeyringHelper };

  const json = environment[ROUTES_VARIABLE];
  if (json === undefined || json === '') return { ok: true, config: { ...config, routes: null } };
  if (isPackaged) {
    return {
      ok: false,
      problem: `${ROUTES_VARIABLE} is for tests only. Start the installed app without it.`,
    };
  }
  const parsed = parseRoutes(json);
  if (!parsed.ok) return { ok: false, problem: `${ROUTES_VARIABLE} cannot be used. ${parsed.problem}` };
  return { ok: true, config: { ...config, routes: parsed.routes } };
}

function isSwitch(word: string, name: string): boolean {
  const lower = word.toLowerCase();
  return lower === `--${name}` || lower.startsWith(`--${name}=`);
}
