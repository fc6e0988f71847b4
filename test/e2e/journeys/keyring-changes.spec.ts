import { expect, type Page } from '@playwright/test';
import { startDesktopSession } from '../../../tools/bootstrap/desktop-session.mjs';
import { lockKeyring, resetKeyring, startBareBus, startLateKeyring } from '../../harness/keyring.ts';
import { assumedDescription } from '../../servers/neo-descriptions.ts';
import { TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { askToQuit, quit } from '../app/quit.ts';
import type { RunningApp } from '../app/running-app.ts';
import { NEO_KEY, test } from '../app/test.ts';
import { expectNothingInOutbox } from '../screens/outbox.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey, connection } from '../screens/settings.ts';
import { openReview, submission, submitButton } from '../screens/submission.ts';
import { enter, enterSecret, field, fillVsax, runTest } from '../screens/workspace.ts';

function storage(page: Page) {
  return page.getByRole('status', { name: 'Secret storage', exact: true });
}

/** As when the technician comes back to the window; a screen without a window manager tells nobody. */
function comeBack(app: RunningApp): Promise<void> {
  return app.electron.evaluate(({ app: electron, BrowserWindow }) => {
    electron.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]);
  });
}

/** Under which the keyring knows it. */
function nameOf(app: RunningApp): Promise<string> {
  return app.electron.evaluate(({ app: electron }) => electron.name);
}

test('a keyring that appears later is offered, and takes what memory holds', async ({
  launchApp,
  desktop,
}) => {
  const bus = await startBareBus(desktop.environment);
  const environment = { DBUS_SESSION_BUS_ADDRESS: bus.environment.DBUS_SESSION_BUS_ADDRESS };
  const app = await launchApp({ environment });
  const { page } = app;
  await expect(storage(page)).toHaveText(/^In memory only/);
  await startSession(page);
  await fillVsax(page);
  const keepNow = page.getByRole('button', { name: 'Keep now', exact: true });
  await expect(keepNow).toBeHidden();

  const keyring = await startLateKeyring(bus.environment);
  await expect
    .poll(() => comeBack(app).then(() => keepNow.isVisible()), { timeout: 40_000, intervals: [1_000] })
    .toBe(true);
  await keepNow.click();
  await expect(storage(page)).toHaveText('Encrypted by this computer');
  await expect(keepNow).toBeHidden();
  await quit(app);

  const again = await launchApp({ environment, profile: app.profile });
  await openSession(again.page, 'Acme');
  await expect(field(again.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  await runTest(again.page, /^Passed from this computer/);
  await again.kill();
  await keyring.stop();
  await bus.stop();
});

test.describe('with a keyring of its own', () => {
  let session: Awaited<ReturnType<typeof startDesktopSession>>;
  let environment: NodeJS.ProcessEnv;

  test.beforeEach(async ({ desktop }) => {
    session = await startDesktopSession({ screen: null });
    environment = { ...session.environment, DISPLAY: desktop.environment.DISPLAY };
  });
  test.afterEach(() => session.stop());

  test('a keyring that was reset: the lost secrets are named, and entered again', async ({ launchApp }) => {
    const first = await launchApp({ environment });
    await startSession(first.page);
    await fillVsax(first.page);
    const name = await nameOf(first);
    await quit(first);
    await resetKeyring(environment, name);

    const second = await launchApp({ environment, profile: first.profile });
    const { page } = second;
    await expect(page.getByText(/no longer open.* set aside, not overwritten/)).toBeVisible();
    await openSession(page, 'Acme');
    for (const label of ['Token ID', 'Token Secret']) {
      await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true');
      await expect(field(page, label)).toHaveAccessibleDescription(/Enter it again/);
    }
    await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
    await fillVsax(page);
    await runTest(page, /^Passed from this computer/);
    await second.kill();
  });

  test('a Neo key that was lost with it is asked about before another one is taken', async ({
    launchApp,
    neo,
  }) => {
    neo.description = 'broken';
    const first = await launchApp({ environment });
    await addNeoKey(first.page, NEO_KEY);
    await goTo(first.page, 'Sessions');
    await startSession(first.page);
    await fillVsax(first.page);
    await openReview(first.page);
    await submitButton(first.page).click();
    await first.page.getByRole('button', { name: 'Submit anyway', exact: true }).click();
    await expect(submission(first.page)).toHaveText(/^Queued/);
    const name = await nameOf(first);
    await quit(first);
    await resetKeyring(environment, name);

    const { page, kill } = await launchApp({ environment, profile: first.profile });
    await goTo(page, 'Settings');
    const key = connection(page).getByLabel('Neo API key', { exact: true });
    await expect(connection(page).getByText(/^This computer can no longer open the saved key/)).toBeVisible();
    await expect(key).toHaveAttribute('readonly');
    await expect(key).not.toHaveAccessibleDescription(/Saved/);
    await page.getByRole('button', { name: 'Replace Neo API key', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Is the new key for the same Neo tenant?', exact: true })
      .getByRole('button', { name: 'Another tenant', exact: true })
      .click();
    neo.description = assumedDescription;
    await key.fill(NEO_KEY);
    await expect(key).toHaveAccessibleDescription(new RegExp(`^Saved, ${NEO_KEY.length} characters`));
    await goTo(page, 'Sessions');
    await expectNothingInOutbox(page);
    expect(neo.effects).toEqual([]);
    await kill();
  });

  test('a key deleted while the app runs: nothing is called saved, and quitting asks', async ({
    launchApp,
  }) => {
    const app = await launchApp({ environment });
    const { page } = app;
    await startSession(page);
    await enterSecret(page, 'Token Secret', TOKEN_SECRET);
    await expect(storage(page)).toHaveText('Encrypted by this computer');
    await resetKeyring(environment, await nameOf(app));
    await enter(page, 'Token ID', 'entered-after-that');
    await expect(page.getByText('Kept in memory only: gone when you quit.').first()).toBeVisible();
    await expect(storage(page)).toHaveText(/^In memory only/);
    await askToQuit(app);
    const dialog = page.getByRole('dialog', { name: 'Quit and lose secrets?', exact: true });
    await expect(dialog).toContainText('2 secrets are kept in memory only');
    await dialog.getByRole('button', { name: 'Stay', exact: true }).click();

    // Asked anew, the keyring takes a key, and both secrets with it.
    const keepNow = page.getByRole('button', { name: 'Keep now', exact: true });
    await expect
      .poll(() => comeBack(app).then(() => keepNow.isVisible()), { timeout: 40_000, intervals: [1_000] })
      .toBe(true);
    await keepNow.click();
    await expect(storage(page)).toHaveText('Encrypted by this computer');
    await quit(app);
    const again = await launchApp({ environment, profile: app.profile });
    await openSession(again.page, 'Acme');
    await expect(field(again.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
    await again.kill();
  });

  test('a locked keyring: what is sealed stays sealed, and new secrets stay in memory', async ({
    launchApp,
  }) => {
    const first = await launchApp({ environment });
    await startSession(first.page);
    await enterSecret(first.page, 'Token Secret', TOKEN_SECRET);
    await quit(first);
    await lockKeyring(environment);

    const second = await launchApp({ environment, profile: first.profile });
    const { page } = second;
    await expect(storage(page)).toHaveText(/^In memory only/);
    await openSession(page, 'Acme');
    await expect(field(page, 'Token Secret')).not.toHaveAccessibleDescription(/Enter it again/);
    await enter(page, 'Token ID', 'entered-while-locked');
    await expect(page.getByText('Kept in memory only: gone when you quit.')).toBeVisible();
    await second.kill();
  });
});
