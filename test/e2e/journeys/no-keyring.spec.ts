import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { encodingsOf } from '../app/canary.ts';
import { askToQuit, endBy } from '../app/quit.ts';
import { NEO_KEY, test } from '../app/test.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { upToReview } from '../screens/up-to-review.ts';
import { field, fillVsax, overall, runTest, testButton } from '../screens/workspace.ts';

const PASSPHRASE = 'three quiet owls tonight';

for (const keyring of ['none', 'basic'] as const) {
  test(`without a real keyring (${keyring}) the journey works from memory, and nothing secret is written`, async ({
    launchApp,
    neo,
  }) => {
    const { page } = await launchApp({ keyring });
    const status = page.getByRole('status', { name: 'Secret storage', exact: true });
    await expect(status).toHaveText(/^In memory only/);
    await addNeoKey(page, NEO_KEY);
    await expect(status).toHaveText(/^In memory only/);
    await goTo(page, 'Sessions');
    await startSession(page);
    await fillVsax(page);
    await expect(status).toHaveText(/^In memory only/);
    await runTest(page, /^Passed from this computer/);
    await openReview(page);
    await submitButton(page).click();
    await expect(doneHeading(page)).toBeVisible();
    await expect(submission(page)).toHaveText(/^Connected/);
    await expect(status).toHaveText(/^In memory only/);
    expect(neo.effects).toHaveLength(1);
  });
}

test('quitting with secrets in memory asks in the window: stay, seal or lose', async ({
  launchApp,
}, info) => {
  const app = await launchApp({ keyring: 'none' });
  const { page, electron } = app;
  await startSession(page);
  await fillVsax(page);

  const dialog = page.getByRole('dialog', { name: 'Quit and lose secrets?', exact: true });
  await askToQuit(app);
  await expect(dialog).toContainText('2 secrets are kept in memory only');
  await expect(dialog).toContainText('Acme');
  await expect(dialog).not.toContainText('outbox');
  // Enter pressed a moment too early loses nothing.
  await expect(dialog.getByRole('button', { name: 'Stay', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await runTest(page, /^Passed from this computer/);

  await askToQuit(app);
  await dialog.getByRole('button', { name: 'Save to a sealed file', exact: true }).click();
  const sealing = page.getByRole('dialog', { name: 'Save to a sealed file', exact: true });
  const choose = sealing.getByRole('button', { name: 'Choose where to save', exact: true });
  await expect(sealing.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await sealing.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Stay', exact: true })).toBeFocused();
  await dialog.getByRole('button', { name: 'Save to a sealed file', exact: true }).click();
  await sealing.getByLabel('Passphrase', { exact: true }).fill('short');
  await choose.click();
  await expect(sealing.getByLabel('Passphrase', { exact: true })).toHaveAccessibleDescription(
    /shorter than 12/,
  );
  await sealing.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await sealing.getByLabel('Passphrase again', { exact: true }).fill('something else entirely');
  await choose.click();
  await expect(sealing.getByLabel('Passphrase again', { exact: true })).toHaveAccessibleDescription(
    /do not match/,
  );
  await sealing.getByLabel('Passphrase again', { exact: true }).fill(PASSPHRASE);
  const file = info.outputPath('sealed.age');
  await electron.evaluate(({ dialog: native }, filePath) => {
    native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await choose.click();
  await expect(sealing).toContainText('2 secrets are sealed in sealed.age');
  await endBy(app, sealing.getByRole('button', { name: 'Quit now', exact: true }));

  const bytes = await readFile(file);
  expect(bytes.subarray(0, 40).toString()).toMatch(/age/i);
  expect(
    [TOKEN_SECRET, PASSPHRASE].flatMap(encodingsOf).filter(({ needle }) => bytes.includes(needle)),
  ).toEqual([]);

  await test.step('another computer, with a keyring, opens the file', async () => {
    const other = await launchApp();
    await goTo(other.page, 'Settings');
    await other.electron.evaluate(({ dialog: native }, filePath) => {
      native.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
    const open = other.page.getByRole('button', { name: 'Open a sealed file', exact: true });
    await other.page.getByLabel('Passphrase of the file', { exact: true }).fill('not this one at all');
    await open.click();
    await expect(other.page.getByRole('alert')).toBeVisible();
    await other.page.getByLabel('Passphrase of the file', { exact: true }).fill(PASSPHRASE);
    await open.click();
    await expect(other.page.getByText('Opened: 2 secrets in 1 session.')).toBeVisible();
    await openSession(other.page, 'Acme');
    await expect(field(other.page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
    // Nobody typed that address on this computer.
    await testButton(other.page).click();
    const question = other.page.getByRole('dialog', {
      name: 'Send the secret to acme.vsax.net?',
      exact: true,
    });
    await expect(question).toContainText('Nobody typed it here.');
    await question.getByRole('button', { name: 'Use this host', exact: true }).click();
    await expect(overall(other.page)).toHaveText(/^Passed from this computer/);
  });
});

test('quitting names the Neo key and what waits in the outbox among what goes', async ({
  launchApp,
  neo,
}) => {
  // An answer that nobody can read: what is submitted stays in the outbox.
  neo.description = 'broken';
  const app = await upToReview(launchApp, { keyring: 'none' });
  const { page } = app;
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Queued/);
  await askToQuit(app);
  const dialog = page.getByRole('dialog', { name: 'Quit and lose secrets?', exact: true });
  await expect(dialog).toContainText('3 secrets are kept in memory only');
  await expect(dialog).toContainText('1 item waits in the outbox and is lost too.');
  await expect(dialog.getByRole('listitem')).toHaveText(['Acme', 'Neo API key of Acme tenant']);
  await expectNoFaults(page, 'quitting');
  await dialog.getByRole('button', { name: 'Save to a sealed file', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('What waits in the outbox is not in the file');
  await expectNoFaults(page, 'sealing');
});

test('quitting and losing them says afterwards that they are gone, and asks for them again', async ({
  launchApp,
}) => {
  const app = await launchApp({ keyring: 'none' });
  await startSession(app.page);
  await fillVsax(app.page);
  await askToQuit(app);
  const dialog = app.page.getByRole('dialog', { name: 'Quit and lose secrets?', exact: true });
  await endBy(app, dialog.getByRole('button', { name: 'Quit and lose them', exact: true }));

  const { page } = await launchApp({ profile: app.profile });
  await openSession(page, 'Acme');
  await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  await expect(field(page, 'Token Secret')).toBeEditable();
  await expect(field(page, 'Token Secret')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription(/Enter it again/);
});
