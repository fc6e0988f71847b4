import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import { type InstalledCopy, makeInstalledCopy } from '../app/installed-copy.ts';
import { commandLines } from '../app/process-tree.ts';
import { test } from '../app/test.ts';

/** Whether an installed app starts, with what it is started with. Its sandbox is on, its user is not root. */
test.skip(process.platform !== 'linux', 'the copy is made for Linux');
let copy: InstalledCopy;

test.beforeAll(async ({ desktop }) => {
  copy = await makeInstalledCopy(desktop);
});
test.afterAll(() => copy.remove());

/** What the second process, which shows it on the screen, was given; ends it, so that no box stays behind. */
async function noticeOf(profile: string): Promise<string | undefined> {
  let reason: string | undefined;
  const look = async () => {
    const lines = await commandLines(`${profile}/refused-start`);
    const [pid, line] = [...lines].find(([, each]) => !each.includes('--type=')) ?? [];
    if (pid === undefined) return false;
    reason = /--refused-start=(\S+)/.exec(line ?? '')?.[1];
    process.kill(pid, 'SIGKILL');
    return true;
  };
  await expect.poll(look).toBe(true);
  return reason;
}

const words: [word: string, name: string][] = [
  ['--remote-debugging-port=0', 'remote-debugging-port'],
  ['-remote-debugging-port=0', 'remote-debugging-port'],
  ['  --Remote-Debugging-Port=0', 'remote-debugging-port'],
  ['-no-sandbox', 'no-sandbox'],
  ['-log-net-log=/tmp/neo-net-log', 'log-net-log'],
  ['--password-store=basic', 'password-store'],
  ['--proxy-server=127.0.0.1:9', 'proxy-server'],
];
for (const [word, name] of words) {
  test(`an installed app started with ${word} ends and says why`, async () => {
    const profile = await copy.profile();
    const app = copy.start({ profile, args: [word] });
    expect(await app.ended, app.output()).toBe(1);
    await expect.poll(app.output).toContain(`started with --${name}. It takes only a few switches`);
    expect(app.output()).not.toContain('DevTools listening');
    expect(await copy.log(profile)).toContain(`"event":"start-refused","why":"switch","names":"${name}"`);
    expect(await noticeOf(profile)).toBe(`switch:${name}`);
    expect(existsSync(`${profile}/vault`)).toBe(false);
  });
}

test('the keyring helper is no way around', async () => {
  const profile = await copy.profile();
  const app = copy.start({ profile, args: ['--keyring-helper', '-remote-debugging-port=0'] });
  expect(await app.ended, app.output()).toBe(1);
  await noticeOf(profile);
});

test('a program given as launcher of the graphics process is never started', async () => {
  const profile = await copy.profile();
  const mark = `${profile}/launched`;
  const app = copy.start({ profile, args: [`--gpu-launcher=touch ${mark}`] });
  expect(await app.ended, app.output()).toBe(1);
  await noticeOf(profile);
  expect(existsSync(mark)).toBe(false);
});

for (const name of [
  'ELECTRON_DISABLE_SANDBOX',
  'NODE_DEBUG',
  'NODE_V8_COVERAGE',
  'ELECTRON_ENABLE_LOGGING',
]) {
  test(`an installed app started with ${name} in its environment ends and says why`, async () => {
    const profile = await copy.profile();
    const app = copy.start({ profile, environment: { [name]: '1' } });
    expect(await app.ended, app.output()).toBe(1);
    await expect.poll(app.output).toContain(`The environment sets ${name}`);
    expect(await noticeOf(profile)).toBe(`variable:${name}`);
  });
}

test('an installed app starts with what may be there, and takes it out of its environment', async () => {
  const profile = await copy.profile();
  const app = copy.start({
    profile,
    args: ['--force-renderer-accessibility', '--lang=en-GB', 'neo-setup://session/none'],
    environment: {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_EXTRA_CA_CERTS: '/etc/hostname',
      NODE_OPTIONS: '--require=/nonexistent.cjs',
      ELECTRON_RUN_AS_NODE: '1',
      SSL_CERT_FILE: '/etc/hostname',
      SSLKEYLOGFILE: `${profile}/keys`,
    },
  });
  const log = () => copy.log(profile).catch(() => '');
  // Electron has taken out two more, as the fuse tells it.
  await expect
    .poll(log)
    .toContain('"names":"ELECTRON_RUN_AS_NODE NODE_TLS_REJECT_UNAUTHORIZED SSLKEYLOGFILE SSL_CERT_FILE"');
  await expect.poll(() => existsSync(`${profile}/sessions`) || existsSync(`${profile}/vault`)).toBe(true);
  expect(existsSync(`${profile}/keys`)).toBe(false);
  await app.kill();
});
