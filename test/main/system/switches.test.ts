import { describe, expect, it } from 'vitest';
import { readSwitch, refusedSwitches } from '../../../src-main/system/switches.ts';

const refused = (words: string[], platform: NodeJS.Platform = 'linux') =>
  refusedSwitches(['program', ...words], platform);

/** From the lists of Chromium, Node and Electron: what opens the app, sends it elsewhere, weakens it or writes of it. */
const DANGEROUS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'remote-allow-origins',
  'custom-devtools-frontend',
  'auto-open-devtools-for-tabs',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'debug-port',
  'js-flags',
  'no-sandbox',
  'no-zygote',
  'no-zygote-sandbox',
  'single-process',
  'in-process-gpu',
  'disable-gpu-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'service-sandbox-type',
  'allow-sandbox-debugging',
  'gpu-sandbox-start-early',
  'disable-site-isolation-trials',
  'disable-web-security',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'proxy-auto-detect',
  'no-proxy-server',
  'auth-server-allowlist',
  'ssl-key-log-file',
  'ssl-version-min',
  'tls-keylog',
  'use-openssl-ca',
  'load-extension',
  'disable-extensions-except',
  'gpu-launcher',
  'gpu2-startup-dialog',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'ppapi-plugin-launcher',
  'zygote-cmd-prefix',
  'browser-subprocess-path',
  'type',
  'log-net-log',
  'net-log-capture-mode',
  'log-file',
  'enable-logging',
  'v',
  'vmodule',
  'trace-startup',
  'trace-startup-file',
  'enable-tracing',
  'dump-dom',
  'crash-dumps-dir',
  'password-store',
  'use-mock-keychain',
  'enable-blink-features',
  'disable-blink-features',
  'blink-settings',
  'disable-features',
  'enable-experimental-web-platform-features',
  'force-webrtc-ip-handling-policy',
  'use-fake-ui-for-media-stream',
  'disk-cache-dir',
  'disable-dev-shm-usage',
  'app',
  'r',
  'require',
  'import',
  'e',
  'test-type',
  'enable-automation',
];

describe('a switch that is not on the list', () => {
  it.each(DANGEROUS)('is refused: %s', (name) => {
    for (const word of [`--${name}`, `-${name}`, `--${name}=1`, `-${name}=1`, `--${name.toUpperCase()}=`]) {
      expect(refused([word]), word).toEqual([name]);
      expect(refused([word], 'win32'), word).toEqual([name]);
      expect(refused([word], 'darwin'), word).toEqual([name]);
    }
    expect(refused([`/${name}=1`], 'win32')).toEqual([name]);
  });

  it.each([
    ['with blanks around it, which Chromium takes off', ['  --js-flags=x ']],
    ['with another kind of blank', ['\t-js-flags']],
    ['behind a bare --', ['--', '--js-flags']],
    ['behind a link', ['neo-setup://session/x', '--js-flags']],
    ['beside allowed ones', ['--lang=en', '--disable-gpu', '--js-flags', '--js-flags=1']],
  ])('is found %s', (_how, words) => expect(refused(words)).toEqual(['js-flags']));
});

describe('a switch on the list', () => {
  it.each([
    ['--user-data-dir=/home/x/data'],
    ['--force-renderer-accessibility'],
    ['--force-renderer-accessibility=complete'],
    ['--force-device-scale-factor=1.5'],
    ['--disable-gpu'],
    ['--ozone-platform=wayland'],
    ['--ozone-platform-hint=auto'],
    ['--enable-features=UseOzonePlatform,WaylandWindowDecorations'],
    ['--enable-wayland-ime'],
    ['-lang=de-AT'],
    ['--keyring-helper'],
    ['--refused-start=switch:x'],
  ])('is taken: %s', (word) => expect(refused([word])).toEqual([]));

  it.each([
    ['--force-renderer-accessibility=x'],
    ['--ozone-platform=/tmp/x.so'],
    ['--enable-features=UseOzonePlatform,NetworkServiceInProcess'],
    ['--enable-features='],
    ['--lang=../../x'],
    ['--disable-gpu=x'],
    ['--user-data-dir'],
    ['--keyring-helper=x'],
  ])('is refused with a value that it may not have: %s', (word) => expect(refused([word])).toHaveLength(1));

  it.each([
    ['win32', '--original-process-start-time=13377', []],
    ['linux', '--original-process-start-time=13377', ['original-process-start-time']],
    ['darwin', '-psn_0_989382', []],
    ['linux', '-psn_0_989382', ['psn_0_989382']],
    ['win32', '--keyring-helper', ['keyring-helper']],
    ['linux', '--constructor', ['constructor']],
    ['linux', '--__proto__', ['__proto__']],
  ] as const)('is one of its system: on %s %s', (platform, word, names) =>
    expect(refused([word], platform)).toEqual(names),
  );
});

it.each([
  ['', 'linux'],
  ['-', 'linux'],
  ['--', 'linux'],
  ['neo-setup://session/x', 'linux'],
  ['/home/x/file', 'linux'],
  ['–js-flags', 'linux'],
  ['C:\\Users\\x', 'win32'],
  ['/', 'win32'],
] as const)('%j is no switch on %s', (word, platform) => expect(readSwitch(word, platform)).toBe(null));

it('the program itself is not looked at', () => {
  expect(refusedSwitches(['--odd-name-of-a-program'], 'linux')).toEqual([]);
});
