import { describe, expect, it, test } from 'vitest';
import { parseRoutes } from '../../../src-main/http/routes.ts';
import { type Refusal, readConfig, writeRefusal } from '../../../src-main/system/config.ts';

const routes = '{"https://acme.vsax.net":"http://127.0.0.1:4101"}';
const read = (
  isPackaged: boolean,
  environment: Record<string, string>,
  argv: string[] = ['app'],
  platform: NodeJS.Platform = 'linux',
) => readConfig({ isPackaged, parseRoutes, platform }, environment, argv);

test('without any setting there is nothing special', () => {
  expect(read(false, {})).toMatchObject({
    ok: true,
    config: {
      isPackaged: false,
      routes: null,
      isUnsandboxed: false,
      refusedStart: null,
      removedVariables: [],
    },
  });
});

test('routes are read in development and refuse the start of an installed app', () => {
  const found = read(false, { NEO_SETUP_ROUTES: routes });
  expect(found.ok && found.config.routes?.get('https://acme.vsax.net')).toBe('http://127.0.0.1:4101');
  expect(read(true, { NEO_SETUP_ROUTES: routes })).toMatchObject({
    ok: false,
    refusal: { why: 'routes', problem: expect.stringContaining('NEO_SETUP_ROUTES') },
  });
});

test.each([
  'nonsense',
  '[]',
  '{"https://acme.vsax.net":"https://elsewhere.example.com"}',
  '{"x":"http://127.0.0.1"}',
])('the routes %s refuse the start', (json) => {
  expect(read(false, { NEO_SETUP_ROUTES: json })).toMatchObject({ ok: false, refusal: { why: 'routes' } });
});

test('an installed app names the switches it does not take, and keeps what is not plain to itself', () => {
  const argv = ['app', '-Remote-Debugging-Port=9222', '--lang=de', 'inspect', '--<b>', '--secret=canary77'];
  const found = read(true, {}, argv);
  expect(found).toMatchObject({ ok: false, refusal: { names: ['remote-debugging-port', 'secret'] } });
  expect(JSON.stringify(found)).not.toMatch(/canary77|<b>|9222/);
});

test('in development switches are nobody’s business, and the missing sandbox is known', () => {
  const argv = ['electron', '--no-sandbox', '.', '--remote-debugging-port=0'];
  expect(read(false, {}, argv)).toMatchObject({ ok: true, config: { isUnsandboxed: true } });
});

describe('the keyring helper', () => {
  it.each([
    ['linux', '--keyring-helper', true],
    ['linux', '--keyring-helper-x', false],
    ['win32', '--keyring-helper', false],
    ['darwin', '--keyring-helper', false],
  ] as const)('on %s, started with %s: %s', (platform, word, isHelper) => {
    const found = read(false, {}, ['app', word], platform);
    expect(found).toMatchObject({ config: { isKeyringHelper: isHelper } });
  });

  it('is refused beside a switch that an installed app does not take', () => {
    for (const word of ['--password-store=basic', '-remote-debugging-port=0', '--no-sandbox']) {
      expect(read(true, {}, ['app', '--keyring-helper', word])).toMatchObject({ ok: false });
    }
  });
});

describe('a refusal handed to another process', () => {
  const handed = (text: string) => {
    const found = read(true, {}, ['app', `--refused-start=${text}`]);
    return found.ok ? found.config.refusedStart : null;
  };

  it.each<[Refusal['why'], string[]]>([
    ['switch', ['remote-debugging-port', 'js-flags']],
    ['variable', ['NODE_DEBUG']],
    ['routes', []],
    ['switch', []],
  ])('comes through: %s %j', (why, names) => {
    expect(handed(writeRefusal({ why, names, problem: '' }))).toMatchObject({ why, names });
  });

  it.each(['', 'switch', 'other:x', 'switch:<b>', 'switch:a b', `switch:${'a,'.repeat(9)}`])(
    'is nothing where somebody else wrote it: %j',
    (text) => expect(handed(text)).toBe(null),
  );
});

it('the routes of tests are taken out of the environment of the process that says why they were refused', () => {
  const environment = { NEO_SETUP_ROUTES: '{"https://a.example":"http://127.0.0.1:1"}' };
  const parts = { isPackaged: true, parseRoutes: () => ({ ok: true as const, routes: {} }) };
  expect(readConfig(parts, environment, ['app'])).toMatchObject({ ok: false, refusal: { why: 'routes' } });
  expect(readConfig(parts, environment, ['app', '--refused-start=routes:'])).toMatchObject({
    ok: true,
    config: { refusedStart: { why: 'routes' } },
  });
});
