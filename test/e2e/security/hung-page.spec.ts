import { expect } from '@playwright/test';
import { askToQuit, hasEnded } from '../app/quit.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { enterSecret } from '../screens/workspace.ts';

/** A page in an endless loop neither commits, nor asks, nor answers. */
async function hang({ page }: RunningApp): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
}

/**
 * The same without the computing, for as long as the app is patient: its process is stopped. Returns how to end it: a
 * stopped process outlives the app, and holds the app's output open.
 */
async function freeze({ electron }: RunningApp): Promise<() => void> {
  const pid = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  if (pid === undefined) throw new Error('The window has no process.');
  process.kill(pid, 'SIGSTOP');
  return () => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // The app has ended it.
    }
  };
}

async function closeWindow({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
}

async function start(launchApp: (options?: { keyring?: 'none' }) => Promise<RunningApp>, keyring?: 'none') {
  const app = await launchApp(keyring === undefined ? {} : { keyring });
  await startSession(app.page, { client: 'Riverside Dental', vendors: ['VSA X'] });
  return app;
}

for (const [how, ask] of [
  [
    'closing its window twice',
    async (app: RunningApp) => {
      await closeWindow(app);
      await closeWindow(app);
    },
  ],
  ['quitting', askToQuit],
  ['SIGTERM', async (app: RunningApp) => void app.process.kill('SIGTERM')],
] as const) {
  test(`an app whose page hangs ends by ${how}`, async ({ launchApp }) => {
    const app = await start(launchApp);
    await hang(app);
    const ended = hasEnded(app);
    await ask(app);
    await ended;
    expect(app.process.exitCode).toBe(0);
  });
}

test('an app whose page hangs asks in a new one before it loses what only memory holds', async ({
  launchApp,
}) => {
  const app = await start(launchApp, 'none');
  await enterSecret(app.page, 'Token Secret', 'canary-of-a-hung-page-9f3b');
  await hang(app);
  await closeWindow(app);
  await closeWindow(app);
  await expect.poll(() => app.output(), { timeout: 30_000 }).toContain('"event":"page-restarted"');
  // Playwright takes a page whose process has ended for lost, so main looks into the new one.
  const inNewPage = (script: string) =>
    app.electron.evaluate(
      ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
      script,
    ) as Promise<string | undefined>;
  const question = () => inNewPage("document.querySelector('dialog[open]')?.innerText ?? ''");
  await expect.poll(question, { timeout: 30_000 }).toContain('Riverside Dental');
  expect(await question()).toContain('1 secret is kept in memory only');
  const ended = hasEnded(app);
  await inNewPage(
    "setTimeout(() => [...document.querySelectorAll('dialog[open] button')].find((one) => one.innerText === 'Quit and lose them').click())",
  );
  await ended;
  expect(app.process.exitCode).toBe(0);
});

test('an app whose new page does not come up either asks in a box of the system', async ({ launchApp }) => {
  const app = await start(launchApp, 'none');
  await enterSecret(app.page, 'Token Secret', 'canary-of-a-page-that-stays-away-51c7');
  await app.electron.evaluate(({ BrowserWindow, dialog }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) contents.reload = () => {};
    dialog.showMessageBox = (async (box: { detail?: string; buttons?: string[] }) => {
      console.log(`box: ${box.detail} ${box.buttons?.join(' | ')}`);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  });
  const endFrozen = await freeze(app);
  const ended = hasEnded(app);
  await closeWindow(app);
  await ended;
  endFrozen();
  expect(app.process.exitCode).toBe(0);
  expect(app.output()).toContain('"event":"quit-asked-in-box"');
  expect(app.output()).toMatch(/box: [^|]*1 secret is kept in memory only[^|]*Quit and lose them \| Stay/);
});
