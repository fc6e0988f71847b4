import { expect } from '@playwright/test';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { removeProfile, test } from '../app/test.ts';

/** The one channel from page to main: who may send, what is taken, and what a refusal says. */
type Refusal = { ok: boolean; error?: { code: string; reference?: string } };
let app: RunningApp;

test.beforeAll(async ({ desktop }) => {
  app = await startApp(desktop);
  await app.page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
});
test.afterAll(async () => {
  await app.kill();
  await removeProfile(app);
});

test('there is one channel for requests', async () => {
  const channels = await app.electron.evaluate(({ ipcMain }) => {
    const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    return { invoked: [..._invokeHandlers.keys()], received: ipcMain.eventNames().map(String) };
  });
  expect(channels.invoked).toEqual(['invoke']);
  // electron-store listens for renderers of its own; it only names its folder.
  expect(channels.received.filter((name) => name !== 'electron-store-get-data' && name !== 'error')).toEqual(
    [],
  );
});

const wrong: [what: string, name: unknown, input: unknown, code: string][] = [
  ['a name nobody knows', 'readEverything', {}, 'unknown-request'],
  ['a name of every object', 'toString', {}, 'unknown-request'],
  ['__proto__', '__proto__', {}, 'unknown-request'],
  ['constructor', 'constructor', {}, 'unknown-request'],
  ['a number for a name', 7, {}, 'unknown-request'],
  ['no name', undefined, undefined, 'unknown-request'],
  ['an object for a name', { toString: 'readApp' }, {}, 'unknown-request'],
  ['no input', 'readSession', undefined, 'bad-input'],
  ['null', 'readSession', null, 'bad-input'],
  ['the wrong type', 'readSession', { sessionId: 7 }, 'bad-input'],
  ['a path for an id', 'readSession', { sessionId: '../../etc/passwd' }, 'bad-input'],
  ['a key nobody asked for', 'readApp', { and: 'more' }, 'bad-input'],
  ['a choice that is none', 'keepPreferences', { theme: 'pink', technician: '' }, 'bad-input'],
  ['300,000 characters', 'listSessions', { search: 'x'.repeat(300_000) }, 'input-too-big'],
  [
    'a session that is not there',
    'readSession',
    { sessionId: '00000000-0000-4000-8000-000000000000' },
    'session-not-found',
  ],
];
for (const [what, name, input, code] of wrong) {
  test(`${what} is answered with ${code}`, async () => {
    const answer = (await app.page.evaluate(
      ([asked, given]) => window.setup?.invoke(asked as 'readApp', given),
      [name, input],
    )) as Refusal;
    expect(answer).toMatchObject({ ok: false, error: { code } });
    const { reference } = answer.error ?? {};
    if (code === 'session-not-found') return;
    expect(reference).toMatch(/^[2-9a-z]{8}$/);
    await expect.poll(() => app.output()).toContain(`"reference":"${reference}"`);
  });
}

test('what cannot be cloned does not leave the page at all', async () => {
  const refused = await app.page.evaluate(() =>
    Promise.resolve(window.setup?.invoke('readApp', { call: () => 1 })).then(
      (answer) => answer?.ok,
      () => 'thrown',
    ),
  );
  expect([false, 'thrown']).toContain(refused);
});

test('a second window of the same page may ask nothing', async () => {
  const answer = await app.electron.evaluate(async ({ app: electron, BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electron.getAppPath()}/out/preload/index.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    });
    await window.loadURL('app://setup/index.html');
    const result = await window.webContents.executeJavaScript(
      "window.setup.invoke('listSessions', { search: '', filter: 'all', limit: 50 })",
    );
    window.destroy();
    return result;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-role' } });
});

test('a strange frame or page in the technician’s own window may ask nothing', async () => {
  const answers = await app.electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const { _invokeHandlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, ...rest: unknown[]) => Promise<unknown>>;
    };
    const handler = _invokeHandlers.get('invoke');
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const ask = (senderFrame: unknown) =>
      handler?.({ sender, senderFrame }, 'listSessions', { search: '', filter: 'all', limit: 50 });
    return Promise.all([
      ask(null),
      ask({ origin: 'app://setup' }),
      ask({ origin: 'https://example.com' }),
      ask(sender?.mainFrame),
    ]);
  });
  expect(answers.slice(0, 3)).toEqual(
    Array.from({ length: 3 }, () =>
      expect.objectContaining({
        result: expect.objectContaining({
          ok: false,
          error: expect.objectContaining({ code: 'wrong-sender' }),
        }),
      }),
    ),
  );
  expect(answers[3]).toMatchObject({ result: { ok: true } });
});

test('every refusal is in the log without what was asked with', async () => {
  const canary = 'canaryInARefusedQuestion77';
  await app.page.evaluate(
    (text) => window.setup?.invoke('keepField', { text, sessionId: 'x', vendor: 'y' }),
    canary,
  );
  await app.page.evaluate((text) => window.setup?.invoke(text as 'readApp', {}), 'unknownThing');
  await expect.poll(() => app.output()).toContain('unknownThing');
  expect(app.output()).not.toContain(canary);
});
