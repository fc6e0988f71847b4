import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cleanEnvironment,
  decideVariable,
  type VariableDecision,
} from '../../../src-main/system/variables.ts';

const DECIDED: Record<VariableDecision, string[]> = {
  refused: [
    'ELECTRON_DISABLE_SANDBOX',
    'CHROME_DEVEL_SANDBOX',
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
    'NODE_COMPILE_CACHE',
    'NODE_DEBUG',
    'NODE_DEBUG_NATIVE',
    'NODE_REDIRECT_WARNINGS',
    'NODE_V8_COVERAGE',
  ],
  removed: [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_EXTRA_CA_CERTS',
    'NODE_OPTIONS',
    'NODE_PATH',
    'NODE_USE_SYSTEM_CA',
    'NODE_USE_ENV_PROXY',
    'NODE_CHANNEL_FD',
    'NODE_ENV',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'SSLKEYLOGFILE',
    'OPENSSL_CONF',
    'OPENSSL_MODULES',
    'UV_THREADPOOL_SIZE',
    'UV_USE_IO_URING',
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_NO_ASAR',
    'ELECTRON_RENDERER_URL',
    'ELECTRON_TRASH',
    'GOOGLE_API_KEY',
    'GOOGLE_DEFAULT_CLIENT_SECRET',
    'CHROME_LOG_FILE',
  ],
  kept: [
    'http_proxy',
    'HTTPS_PROXY',
    'all_proxy',
    'no_proxy',
    'auto_proxy',
    'SOCKS_SERVER',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'GTK_MODULES',
    'GTK_PATH',
    'GIO_EXTRA_MODULES',
    'VK_ICD_FILENAMES',
    'PATH',
    'HOME',
    'DISPLAY',
    'XDG_CONFIG_HOME',
    'CHROME_CONFIG_HOME',
    'CHROME_DESKTOP',
    'DBUS_SESSION_BUS_ADDRESS',
    'ELECTRON_OZONE_PLATFORM_HINT',
    'LOCALAPPDATA',
    'NEO_SETUP_ROUTES',
  ],
};
const rows = Object.entries(DECIDED).flatMap(([decision, names]) => names.map((name) => [name, decision]));

describe('a variable of the environment', () => {
  it.each(rows)('%s is %s', (name, decision) => {
    expect(decideVariable(name ?? '')).toBe(decision);
    expect(decideVariable(name?.toLowerCase() ?? '')).toBe(decision);
  });

  it.each(rows)('%s stands in the decisions', (name) => {
    const decisions = readFileSync(new URL('../../../docs/decisions.md', import.meta.url), 'utf8');
    const [group = ''] = /^[A-Z]+_/.exec(name ?? '') ?? [];
    expect(decisions.includes(`\`${name}\``) || decisions.includes(`\`${group}*\``)).toBe(true);
  });

  it('leaves the environment where it is refused or removed, and is named without its value', () => {
    const environment: Record<string, string | undefined> = {
      PATH: '/bin',
      NODE_DEBUG: '',
      SSL_CERT_FILE: '/canary.pem',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    };
    expect(cleanEnvironment(environment)).toEqual({
      refused: ['NODE_DEBUG'],
      removed: ['NODE_TLS_REJECT_UNAUTHORIZED', 'SSL_CERT_FILE'],
    });
    expect(environment).toEqual({ PATH: '/bin' });
  });
});
