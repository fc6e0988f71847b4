/*
 * What is done with the variables of the environment that could weaken or redirect this app. docs/decisions.md, "Starting
 * the app", has the whole table with the reasons; many of them are set for all programs of a computer, so an app that can do
 * without one removes it and starts.
 */

/**
 * Acted on before any script runs, so removing them is too late: the sandbox is off, a log of what passes is written,
 * or code is read from elsewhere. An installed app refuses to start with one, also where its value is empty.
 */
const REFUSED: readonly string[] = [
  'ELECTRON_DISABLE_SANDBOX',
  'CHROME_DEVEL_SANDBOX',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'NODE_COMPILE_CACHE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_V8_COVERAGE',
];

/** Read when they are used, or given to every program that this one starts. */
const REMOVED =
  /^(?:NODE_|SSL_|SSLKEYLOGFILE$|OPENSSL_|UV_|ELECTRON_|GOOGLE_|CHROME_LOG_FILE$|CHROME_DEVEL_SANDBOX$)/;

/** X11 or Wayland; it does nothing else. */
const KEPT: readonly string[] = ['ELECTRON_OZONE_PLATFORM_HINT'];

export type VariableDecision = 'refused' | 'removed' | 'kept';

/** Case does not matter, because on Windows it makes no difference to anybody. */
export function decideVariable(name: string): VariableDecision {
  const upper = name.toUpperCase();
  if (REFUSED.includes(upper)) return 'refused';
  return REMOVED.test(upper) && !KEPT.includes(upper) ? 'removed' : 'kept';
}

export type Variables = Record<string, string | undefined>;

/** Takes out of `environment` whatever is not kept, and names it, sorted. */
export function cleanEnvironment(environment: Variables): { refused: string[]; removed: string[] } {
  const found = { refused: [] as string[], removed: [] as string[] };
  for (const name of Object.keys(environment).sort()) {
    const decision = decideVariable(name);
    if (decision === 'kept') continue;
    found[decision].push(name);
    delete environment[name];
  }
  return found;
}
