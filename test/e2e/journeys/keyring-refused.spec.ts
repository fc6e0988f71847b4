import { expect, type Page } from '@playwright/test';
import { startDesktopSession } from '../../../tools/bootstrap/desktop-session.mjs';
import { type KeePassXC, startKeePassXC } from '../../harness/keepassxc.ts';
import { startBareBus } from '../../harness/keyring.ts';
import { TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { askToQuit, endBy, quit } from '../app/quit.ts';
import { test } from '../app/test.ts';
import { openSession, startSession } from '../screens/sessions.ts';
import { enter, enterSecret, field, fillVsax } from '../screens/workspace.ts';

// Debian's KeePassXC as the Secret Service, its prompt closed: Chromium makes a key that is kept nowhere.

let session: Awaited<ReturnType<typeof startDesktopSession>>;
let bus: Awaited<ReturnType<typeof startBareBus>>;
let keepassxc: KeePassXC;
let environment: NodeJS.ProcessEnv;

test.beforeEach(async ({ desktop }) => {
  // KeePassXC has a screen of its own: there its windows cannot cover the app's, nor take its keys.
  session = await startDesktopSession();
  bus = await startBareBus(session.environment);
  environment = { ...bus.environment, DISPLAY: desktop.environment.DISPLAY };
});
test.afterEach(async () => {
  await keepassxc.stop();
  await bus.stop();
  await session.stop();
});

const storage = (page: Page) => page.getByRole('status', { name: 'Secret storage', exact: true });

test('a prompt that was closed: memory only, nothing called lost, and all is back at the next start', async ({
  launchApp,
}) => {
  keepassxc = await startKeePassXC(bus.environment, { locked: false });
  const first = await launchApp({ environment });
  await startSession(first.page);
  await fillVsax(first.page);
  await expect(storage(first.page)).toHaveText('Encrypted by this computer');
  await quit(first);
  await keepassxc.lock();

  const refused = await keepassxc.whileClosingPrompts(
    launchApp({ environment, profile: first.profile }).then(async (app) => {
      await expect(storage(app.page)).toHaveText(/^In memory only/, { timeout: 20_000 });
      return app;
    }),
  );
  const { page } = refused;
  await expect(page.getByText(/keyring is locked, or somebody closed its unlock prompt/)).toBeVisible();
  await expect(page.getByText(/no longer open/)).toHaveCount(0);
  await openSession(page, 'Acme');
  await expect(field(page, 'Token Secret')).not.toHaveAccessibleDescription(/Enter it again/);
  await enter(page, 'Token ID', 'entered-while-refused');
  await expect(page.getByText('Kept in memory only: gone when you quit.')).toBeVisible();
  await askToQuit(refused);
  const dialog = page.getByRole('dialog', { name: 'Quit and lose secrets?', exact: true });
  await expect(dialog.getByRole('button', { name: 'Save to a sealed file', exact: true })).toBeVisible();
  await endBy(refused, dialog.getByRole('button', { name: 'Quit and lose them', exact: true }));

  await keepassxc.unlock();
  const last = await launchApp({ environment, profile: first.profile });
  await expect(storage(last.page)).toHaveText('Encrypted by this computer');
  await openSession(last.page, 'Acme');
  await expect(field(last.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await last.kill();
});

test('at the very first start: what is typed is in memory, and kept once it is unlocked', async ({
  launchApp,
}) => {
  keepassxc = await startKeePassXC(bus.environment, { locked: true });
  const app = await keepassxc.whileClosingPrompts(
    launchApp({ environment }).then(async (one) => {
      await expect(storage(one.page)).toHaveText(/^In memory only/, { timeout: 20_000 });
      return one;
    }),
  );
  const { page } = app;
  await startSession(page);
  await enterSecret(page, 'Token Secret', TOKEN_SECRET);
  await expect(page.getByText('Kept in memory only: gone when you quit.')).toBeVisible();
  await keepassxc.unlock();
  const keepNow = page.getByRole('button', { name: 'Keep now', exact: true });
  const comeBack = () =>
    app.electron.evaluate(({ app: electron, BrowserWindow }) => {
      electron.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]);
    });
  await expect
    .poll(() => comeBack().then(() => keepNow.isVisible()), { timeout: 50_000, intervals: [1_000] })
    .toBe(true);
  await keepNow.click();
  await expect(storage(page)).toHaveText('Encrypted by this computer');
  await quit(app);

  const again = await launchApp({ environment, profile: app.profile });
  await openSession(again.page, 'Acme');
  await expect(field(again.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await again.kill();
});
