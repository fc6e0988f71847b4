import { expect, type Locator, type Page } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import {
  confirmCancel,
  fillOutbox,
  moreButton,
  outboxButton,
  outboxHeading,
  outboxRow,
} from '../screens/outbox.ts';
import { startSession } from '../screens/sessions.ts';
import { connection, connectionResult } from '../screens/settings.ts';
import { doneHeading, submission, submitButton } from '../screens/submission.ts';
import {
  credentials,
  field,
  lookHere,
  overall,
  resultRow,
  stepHeading,
  testButton,
} from '../screens/workspace.ts';

/** Moves on by Tab alone, as long as a person would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('the whole journey without a mouse', async ({ launchApp, vsax, neo }) => {
  const { page } = await launchApp();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const main = page.getByRole('navigation', { name: 'Main', exact: true });
  await expect(button('New session')).toBeVisible();

  await test.step('the Neo key', async () => {
    await press(page, main.getByRole('link', { name: 'Settings', exact: true }));
    await expect(page.getByRole('heading', { level: 1, name: 'Settings', exact: true })).toBeFocused();
    await tabTo(page, connection(page).getByLabel('Connection name', { exact: true }));
    await page.keyboard.insertText('Acme tenant');
    await tabTo(page, connection(page).getByLabel('Neo API key', { exact: true }));
    await page.keyboard.insertText(NEO_KEY);
    await expect(button('Replace Neo API key')).toBeVisible();
    await press(page, button('Test connection'));
    await expect(connectionResult(page)).toHaveText(/^Passed/);
    await expect(button('Test connection')).toBeFocused();
  });

  await test.step('a session', async () => {
    await page.keyboard.press('Shift+Tab');
    await main.getByRole('link', { name: 'Sessions', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Sessions', exact: true })).toBeFocused();
    await press(page, button('New session'));
    const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
    await expect(dialog.getByLabel('Client name', { exact: true })).toBeFocused();
    await page.keyboard.type('Acme');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button('New session')).toBeFocused();
    await page.keyboard.press('Enter');
    // An accidental Escape has cost nothing.
    await expect(dialog.getByLabel('Client name', { exact: true })).toHaveValue('Acme');
    await tabTo(page, dialog.getByLabel('Technician', { exact: true }));
    await page.keyboard.type('Robin');
    const box = dialog.getByRole('checkbox', { name: 'VSA X', exact: true });
    await tabTo(page, box);
    if (!(await box.isChecked())) await page.keyboard.press('Space');
    await press(page, dialog.getByRole('button', { name: 'Start session', exact: true }));
    await expect(page.getByRole('heading', { level: 1, name: 'VSA X', exact: true })).toBeFocused();
  });

  await test.step('steps', async () => {
    await press(page, button('Next step'));
    await expect(stepHeading(page, 'Start a Third-Party Token')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(lookHere(page)).toHaveText('Click API Access.');
    await page.keyboard.press('k');
    await expect(lookHere(page)).toHaveText('Under ADMINISTRATION, open Configuration.');
    await page.keyboard.type('jjjj');
    await expect(button('Next step')).toBeFocused();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(stepHeading(page, 'Name the token')).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(stepHeading(page, 'Start a Third-Party Token')).toBeFocused();
  });

  await test.step('fields', async () => {
    await tabTo(page, field(page, 'Tenant URL'));
    await page.keyboard.type('https://acme.vsax.net');
    await tabTo(page, field(page, 'Token ID'));
    await page.keyboard.insertText(TOKEN_ID);
    await tabTo(page, field(page, 'Token Secret'));
    await page.keyboard.insertText(TOKEN_SECRET);
    await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
    await expect(field(page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
    await expect(credentials(page).getByText('Encrypted on this computer.')).toBeVisible();
  });

  await test.step('test, look, test again', async () => {
    vsax.answers.set('/assets', { status: 403 });
    await press(page, testButton(page));
    await expect(overall(page)).toHaveText(/^Failed/);
    await expect(testButton(page)).toBeFocused();
    const show = resultRow(page, 'Device Assets').getByRole('button', { name: 'Show me where', exact: true });
    await press(page, show);
    await expect(stepHeading(page, 'Choose what the token may do')).toBeFocused();
    await expect(lookHere(page)).toHaveText('Tick Read for Device Assets');
    vsax.answers.clear();
    await press(page, testButton(page));
    await expect(overall(page)).toHaveText(/^Passed from this computer/);
  });

  await test.step('submit', async () => {
    await press(page, button('Review and submit'));
    await expect(page.getByRole('heading', { level: 1, name: 'Review', exact: true })).toBeFocused();
    await expect(submitButton(page)).toBeEnabled();
    await press(page, submitButton(page));
    await expect(doneHeading(page)).toBeFocused();
    await expect(submission(page)).toHaveText(/^Connected/);
    expect(neo.effects).toHaveLength(1);
    await press(page, button('Back to sessions'));
    await expect(page.getByRole('heading', { level: 1, name: 'Sessions', exact: true })).toBeFocused();
  });
});

test('what waits is paused, sent and withdrawn without a mouse', async ({ launchApp, neo }) => {
  const { page } = await launchApp();
  await fillOutbox(page, neo);
  const main = page.getByRole('navigation', { name: 'Main', exact: true });
  await press(page, main.getByRole('link', { name: 'Outbox', exact: true }));
  await expect(outboxHeading(page)).toBeFocused();
  const name = 'Acme VSA X';
  await press(page, moreButton(page, name));
  await expect(outboxButton(page, 'Pause', name)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(outboxRow(page, name)).toContainText('It is paused');
  // The menu is gone; the focus is where it was opened.
  await expect(moreButton(page, name)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(outboxButton(page, 'Cancel sending', name)).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Cancel sending VSA X for Acme?', exact: true });
  await expect(dialog.getByRole('button', { name: 'Keep it waiting', exact: true })).toBeFocused();
  await press(page, confirmCancel(page));
  await expect(outboxRow(page, name)).toHaveCount(0);
  await expect(outboxHeading(page)).toBeFocused();
  await press(page, outboxRow(page, 'Birch VSA X').getByRole('link'));
  await expect(page.getByRole('heading', { level: 1, name: 'Review', exact: true })).toBeFocused();
});

test('a dialog keeps the focus inside, closes by Escape and gives the focus back', async ({ launchApp }) => {
  const { page } = await launchApp();
  const opener = page.getByRole('button', { name: 'Start practice', exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Practice', exact: true });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== document.body && activeElement?.closest('dialog') === null;
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the palette, the zones and the list of shortcuts are reached by key', async ({ launchApp }) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA', 'VSA X'] });
  await page.getByRole('figure').first().waitFor();
  const palette = page.getByRole('dialog', { name: 'Command palette', exact: true });

  await page.keyboard.press('Control+k');
  await palette.waitFor();
  await page.keyboard.type('grant scope');
  await expect(palette.getByRole('option').first()).toContainText('Grant the scope');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('heading', { level: 2, name: /^Grant the scope/ })).toBeFocused();

  await test.step('one key leads from the step to the field at hand', async () => {
    await page.keyboard.press('F6');
    await expect(field(page, 'Base URL')).toBeFocused();
    await page.keyboard.press('Shift+F6');
    await expect(page.getByRole('heading', { level: 2, name: /^Grant the scope/ })).toBeFocused();
  });

  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1, name: 'VSA X', exact: true })).toBeVisible();

  await page.keyboard.press('F1');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts', exact: true });
  await shortcuts.waitFor();
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();

  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings', exact: true })).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('dialog', { name: 'New session', exact: true })).toBeVisible();
});
