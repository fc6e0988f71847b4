import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findElectron } from '../../tools/electron-runtime.mjs';
import { readBundledPackages } from '../../tools/package/bundled-packages.ts';
import { wrongFuses } from '../../tools/package/fuses.ts';
import { type Made, makePackage } from '../../tools/package/make-package.ts';
import { NOTICES_FILE } from '../../tools/package/notices.ts';
import { NAME } from '../../tools/package/package-identity.ts';
import { commandLines } from '../e2e/app/process-tree.ts';
import {
  commandLineOf,
  type InstalledApp,
  listeningPorts,
  startInstalled,
  statusOf,
} from './installed-app.ts';
import { logIn, type OrdinaryUser } from './ordinary-user.ts';
import { type Screen, screenOf } from './screen.ts';
import { makeSecondVersion } from './second-version.ts';
import { findByName, pathsOf, pretendAppArmor, run } from './system.ts';

// One life of an installed package, told in order: each test stands on what the one before has left on the system.
const repository = join(import.meta.dirname, '..', '..');
const out = join(repository, 'out', 'package-test');
const APP = `/opt/${NAME}`;
const PROGRAM = `${APP}/${NAME}`;
const PROFILE = `/etc/apparmor.d/${NAME}`;
const CLIENT = 'Riverside Dental';
const SECRET = 'canary5d0c2f7e9b1a4c3d8e6f';
const MEBIBYTE = 1024 * 1024;

let user: OrdinaryUser;
let screen: Screen;
let first: Made;
let app: InstalledApp | undefined;
let paths: string[] = [];
let foldersBefore: Set<string>;

beforeAll(async () => {
  user = await logIn();
  screen = screenOf(user);
  rmSync(out, { recursive: true, force: true });
  process.env.DISPLAY ??= user.environment.DISPLAY;
  first = await makePackage({ repository, out, compression: 'none', testBuild: 1 });
});

afterAll(async () => {
  await app?.quit('SIGKILL');
  await run('dpkg', ['--purge', NAME]);
  await user.leave();
  rmSync(out, { recursive: true, force: true });
});

function userData(): string {
  return join(user.home, '.config', 'Neo Setup Assistant');
}

function filesOfUser(): string[] {
  const entries = readdirSync(user.home, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function sessionFile(): { clientName: string; vendors: { fields: Record<string, { text?: string }> }[] } {
  const folder = join(userData(), 'sessions');
  const [name = '', ...more] = readdirSync(folder).filter((one) => one !== 'index.json');
  expect(more).toEqual([]);
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

test('the package holds the app, small, and nothing that was left over', () => {
  const resources = join(first.tree, APP, 'resources');
  expect(readdirSync(resources)).toEqual(['app.asar']);
  const asar = join(resources, 'app.asar');
  expect(statSync(asar).size).toBeLessThanOrEqual(4 * MEBIBYTE);
  const inside = listPackage(asar, { isPack: false });
  // Of main's own code only: the log names places with them.
  expect(inside.filter((path) => path.endsWith('.map.gz'))).toContain('/out/main/index.js.map.gz');
  expect(inside.filter((path) => /\.map(?:\.gz)?$/.test(path) && !path.startsWith('/out/main/'))).toEqual([]);
  const parts = new Set(inside.map((path) => path.split('/').slice(1, 3).join('/')));
  expect([...parts].sort()).toEqual(['out', 'out/main', 'out/preload', 'out/renderer', 'package.json']);
  expect(readdirSync(join(first.tree, APP, 'locales')).sort()).toEqual(['en-GB.pak', 'en-US.pak']);
  expect(existsSync(join(first.tree, APP, 'browser_v8_context_snapshot.bin'))).toBe(false);
});

test('it brings the licenses of all that is in it', () => {
  const own = readFileSync(join(first.tree, APP, NOTICES_FILE), 'utf8');
  const bundled = readBundledPackages(repository);
  for (const { name, version } of bundled) expect(own).toContain(`\n${name} ${version} (`);
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  expect(bundled.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(own).toContain('SIL OPEN FONT LICENSE');
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
    expect(statSync(join(first.tree, APP, name)).size, name).toBeGreaterThan(500);
});

test('a package on another Electron than the lockfile’s says in four places that it is a test', async () => {
  const { output } = await run('dpkg-deb', ['--field', first.deb, 'Version', 'Description']);
  const isMarked = (text: string) => /test/i.test(text);
  const places = [
    output.split('\n')[0] ?? '',
    output.split('\n')[1] ?? '',
    readFileSync(join(first.tree, 'usr/share/applications', `${NAME}.desktop`), 'utf8'),
  ];
  expect(places.map(isMarked)).toEqual(places.map(() => first.identity.isTest));
  const mark = join(first.tree, 'usr/share/doc', NAME, 'TEST-PACKAGE');
  expect(existsSync(mark)).toBe(first.identity.isTest);
});

test('it installs without a question, and what is installed is whole', async () => {
  const listed = await run('dpkg-deb', ['--contents', first.deb]);
  const all = [...listed.output.matchAll(/ \.(\/\S*?)\/?(?: -> .*)?$/gm)].map(([, path = '']) => path);
  foldersBefore = new Set(all.filter((path) => path !== '' && existsSync(path)));

  const installed = await run('apt-get', ['install', '-y', '--no-install-recommends', first.deb]);
  expect(installed.code, installed.output).toBe(0);
  paths = await pathsOf(NAME);
  expect(paths).toContain(PROGRAM);
  expect(await run('dpkg', ['--verify', NAME])).toEqual({ code: 0, output: '' });
  const helper = statSync(`${APP}/chrome-sandbox`);
  expect([helper.uid, helper.mode & 0o7777]).toEqual([0, 0o4755]);
  expect(existsSync(PROFILE), 'no AppArmor here, so no profile').toBe(false);
  expect(await wrongFuses(PROGRAM, 'linux')).toEqual([]);
  expect(await wrongFuses((await findElectron()).executable, 'linux')).toContain('runAsNode');

  const entry = `/usr/share/applications/${NAME}.desktop`;
  expect(await run('desktop-file-validate', [entry])).toEqual({ code: 0, output: '' });
  const handlers = readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8');
  expect(handlers).toContain(`x-scheme-handler/neo-setup=${NAME}.desktop;`);
  const linked = await run('ldd', [PROGRAM]);
  expect(linked.output).not.toContain('not found');
});

test.each([
  ['the tests’ routes', [], { NEO_SETUP_ROUTES: '{"https://acme.vsax.net":"http://127.0.0.1:1"}' }],
  ['a debugging port', ['--remote-debugging-port=0'], {}],
  ['a debugging port behind one dash', ['-remote-debugging-port=0'], {}],
  ['an inspector', ['--inspect=127.0.0.1:0'], {}],
  ['no sandbox', ['--no-sandbox'], {}],
  ['no sandbox by a variable', [], { ELECTRON_DISABLE_SANDBOX: '1' }],
] as const)('it refuses to start with %s, and says so on the screen', async (_what, args, environment) => {
  const refused = startInstalled(user, { args: [...args], environment });
  expect(await refused.ended, refused.output()).toBe(1);
  expect(refused.output()).toContain('start-refused');
  const notices = async () => [...(await commandLines('--refused-start=')).keys()];
  await expect.poll(notices, { timeout: 10_000 }).not.toEqual([]);
  // The box is GTK's, which tells nothing to the accessibility bus before a screen reader is there: its window is looked for.
  const windows = async () => {
    const found = await Promise.all(
      (await notices()).map((pid) =>
        run('xdotool', ['search', '--onlyvisible', '--pid', `${pid}`], user.environment),
      ),
    );
    return found.map(({ output }) => output).join('\n');
  };
  await expect.poll(windows, { timeout: 20_000 }).toMatch(/^\d+$/m);
  for (const pid of await notices()) process.kill(pid, 'SIGKILL');
  await expect.poll(notices).toEqual([]);
});

test('an ordinary user makes a draft, with the sandbox on and no port for a debugger', async () => {
  // With its fuse on, the first would make a bare Node of it, without a window.
  const environment = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nonexistent.cjs' };
  app = startInstalled(user, { environment });
  await screen.see('heading', 'Sessions');
  await screen.see('static', 'Encrypted by this computer');

  const processes = await app.processes();
  expect(processes.map((pid) => statusOf(pid).Uid?.split('\t')[0])).toEqual(processes.map(() => '65534'));
  const renderers = processes.filter((pid) => commandLineOf(pid).includes('--type=renderer'));
  expect(renderers).not.toEqual([]);
  for (const pid of renderers) expect(statusOf(pid)).toMatchObject({ Seccomp: '2', NoNewPrivs: '1' });
  expect(listeningPorts(processes)).toEqual([]);

  await screen.press('button', 'New session');
  await screen.type('entry', 'Client name', CLIENT);
  await screen.press('check box', 'VSA X');
  await screen.press('button', 'Start session');
  await screen.type('entry', 'Tenant URL', 'riverside.vsax.net');
  await screen.type('password text', 'Token Secret', SECRET);
  await expect
    .poll(() => Object.keys(sessionFile().vendors[0]?.fields ?? {}), { timeout: 10_000 })
    .toContain('tokenSecret');
  expect(sessionFile().clientName).toBe(CLIENT);
});

test('a newer version installs over the running app, which keeps working until it is closed', async () => {
  const apparmor = pretendAppArmor(out);
  const second = await makeSecondVersion(repository, out, first);
  const upgraded = await run('dpkg', ['--install', second.deb], apparmor.environment);
  expect(upgraded.code, upgraded.output).toBe(0);
  expect((await run('dpkg-query', ['--show', NAME])).output).toBe(`${NAME}\t9.9.9~test2`);
  expect(readFileSync(PROFILE, 'utf8')).toContain(`"${PROGRAM}"`);
  expect(readFileSync(apparmor.asked, 'utf8')).toContain(`--replace --skip-cache ${PROFILE}`);

  await screen.type('entry', 'Token ID', '4711');
  await screen.press('link', 'Sessions');
  await screen.see('link', CLIENT);
  expect(sessionFile().vendors[0]?.fields).toHaveProperty('tokenId');
  await app?.quit();
});

test('the newer version opens the draft, its secret still sealed', async () => {
  app = startInstalled(user);
  await screen.press('link', CLIENT);
  await screen.see('button', 'Replace Token Secret');
  await screen.press('link', 'About');
  await screen.see('static', '9.9.9-test.2');
  if (first.identity.isTest) await screen.see('static', 'This runtime no longer gets security updates');
  expect(sessionFile().vendors[0]?.fields.tenantUrl?.text).toBe('https://riverside.vsax.net');
  for (const path of filesOfUser()) expect(readFileSync(path).includes(SECRET), path).toBe(false);
});

test('a signal that opens a debugger elsewhere opens none', async () => {
  const processes = (await app?.processes()) ?? [];
  process.kill(app?.pid ?? 0, 'SIGUSR1');
  // Without the fuse Node leaves the signal to the system, which ends the program.
  await app?.ended;
  expect(listeningPorts(processes.filter((pid) => existsSync(`/proc/${pid}/fd`)))).toEqual([]);
  app = undefined;
});

test('removing and purging leave nothing behind but what people have kept', async () => {
  const before = filesOfUser();
  expect(before.length).toBeGreaterThan(0);
  const removed = await run('dpkg', ['--remove', NAME]);
  expect(removed.code, removed.output).toBe(0);
  expect(existsSync(PROFILE)).toBe(false);
  const purged = await run('dpkg', ['--purge', NAME]);
  expect(purged.code, purged.output).toBe(0);

  expect(paths.filter((path) => !foldersBefore.has(path) && existsSync(path))).toEqual([]);
  expect(await findByName(NAME)).toEqual([]);
  const handlers = '/usr/share/applications/mimeinfo.cache';
  expect(existsSync(handlers) ? readFileSync(handlers, 'utf8') : '').not.toContain(NAME);
  expect(filesOfUser()).toEqual(before);
  expect(sessionFile().clientName).toBe(CLIENT);
});
