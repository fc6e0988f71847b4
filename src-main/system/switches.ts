/*
 * Which switches an installed app takes. Chromium and Node read hundreds of them before any script runs, and each release
 * brings others; a list of what is refused would always be behind, so this is a list of what is allowed.
 */

/** Tells a second process of this app to do nothing but ask the keyring (secrets/keyring-helper.ts). */
export const KEYRING_HELPER_SWITCH = 'keyring-helper';
/** Tells a second process of this app to do nothing but say why a start was refused (refused-start.ts). */
export const REFUSED_START_SWITCH = 'refused-start';

const NOTHING = /^$/;

/**
 * The values that each may have. None of them reaches another program, the network, the sandbox or a file but the
 * data.
 */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  'user-data-dir': /./,
  lang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i,
  'force-renderer-accessibility': /^(|basic|form-controls|complete)$/,
  'force-device-scale-factor': /^\d+(\.\d+)?$/,
  'force-high-contrast': NOTHING,
  'disable-gpu': NOTHING,
  'ozone-platform': /^(auto|x11|wayland)$/,
  'ozone-platform-hint': /^(auto|x11|wayland)$/,
  'enable-features':
    /^(UseOzonePlatform|WaylandWindowDecorations)(,(UseOzonePlatform|WaylandWindowDecorations))*$/,
  'enable-wayland-ime': NOTHING,
  'wayland-text-input-version': /^[13]$/,
  [REFUSED_START_SWITCH]: /./,
};

/**
 * What a system adds by itself. Chromium on Windows notes when its process was made; macOS before 10.9 numbered
 * programs.
 */
const ALLOWED_ON: Partial<Record<NodeJS.Platform, Readonly<Record<string, RegExp>>>> = {
  win32: { 'original-process-start-time': /^\d+$/ },
  linux: { [KEYRING_HELPER_SWITCH]: NOTHING },
};
const PROCESS_NUMBER = /^psn_\d+_\d+$/;

export type Switch = { name: string; value: string };

/**
 * One word of a command line as Chromium reads it (base/command_line.cc): with one or two dashes, or on Windows a
 * slash, blanks around it, in any case. Null for what is no switch.
 */
export function readSwitch(word: string, platform: NodeJS.Platform): Switch | null {
  const prefix = platform === 'win32' ? /^(?:--|-|\/)/ : /^--?/;
  const text = word.trim();
  const rest = text.replace(prefix, '');
  if (rest === text || rest === '') return null;
  const [name = ''] = rest.split('=', 1);
  return { name: name.toLowerCase(), value: rest.slice(name.length + 1) };
}

/** `argv` begins with the program. Also what stands behind a bare `--` counts: nobody needs it there. */
export function switchesIn(argv: readonly string[], platform: NodeJS.Platform): Switch[] {
  return argv.slice(1).flatMap((word) => readSwitch(word, platform) ?? []);
}

/** The names that an installed app does not take, each once. */
export function refusedSwitches(argv: readonly string[], platform: NodeJS.Platform): string[] {
  const allowed: Readonly<Record<string, RegExp>> = { ...ALLOWED, ...ALLOWED_ON[platform] };
  const refused = switchesIn(argv, platform).filter(({ name, value }) => {
    if (platform === 'darwin' && PROCESS_NUMBER.test(name)) return false;
    return !(Object.hasOwn(allowed, name) && allowed[name]?.test(value));
  });
  return [...new Set(refused.map(({ name }) => name))];
}
