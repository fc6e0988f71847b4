import { expect, test } from 'vitest';
import { readConfig } from '../../src-main/config.ts';
import { parseRoutes } from '../../src-main/http/routes.ts';

const routes = '{"https://acme.vsax.net":"http://127.0.0.1:4101"}';
const read = (isPackaged: boolean, environment: Record<string, string>, argv: string[] = []) =>
  readConfig({ isPackaged, parseRoutes }, environment, argv);

test('without anything said there is nothing special', () => {
  expect(read(false, {})).toMatchObject({
    ok: true,
    config: { isPackaged: false, routes: null, pageServer: null, dangerousSwitches: [] },
  });
});

test('routes are read in development and refuse the start of an installed app', () => {
  const found = read(false, { NEO_SETUP_ROUTES: routes });
  expect(found.ok && found.config.routes?.get('https://acme.vsax.net')).toBe('http://127.0.0.1:4101');
  expect(read(true, { NEO_SETUP_ROUTES: routes })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('NEO_SETUP_ROUTES'),
  });
});

test.each([
  'nonsense',
  '[]',
  '{"https://acme.vsax.net":"https://elsewhere.example.com"}',
  '{"x":"http://127.0.0.1"}',
])('the routes %s refuse the start', (json) => {
  expect(read(false, { NEO_SETUP_ROUTES: json })).toMatchObject({ ok: false });
});

test('an installed app takes its page from nowhere else', () => {
  const environment = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };
  expect(read(true, environment)).toMatchObject({ config: { pageServer: null } });
  expect(read(false, environment)).toMatchObject({ config: { pageServer: 'http://localhost:5173' } });
});

test('switches that open the app to others are found, however they are written', () => {
  const argv = [
    'app',
    '--Remote-Debugging-Port=9222',
    '--no-sandbox',
    '--no-sandbox-x',
    '--lang=de',
    'inspect',
  ];
  expect(read(true, {}, argv)).toMatchObject({
    config: { dangerousSwitches: ['remote-debugging-port', 'no-sandbox'] },
  });
});

test('the keyring helper is known by its switch, on Linux only', () => {
  const isKnown = process.platform === 'linux';
  expect(read(true, {}, ['app', '--keyring-helper'])).toMatchObject({ config: { isKeyringHelper: isKnown } });
  expect(read(true, {}, ['app', '--keyring-helper-x'])).toMatchObject({ config: { isKeyringHelper: false } });
});
