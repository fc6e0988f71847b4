import { expect, type Page } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { quit } from '../app/quit.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/test.ts';
import { moveAudience, present, presentingBar } from '../screens/presenting.ts';
import { sessionLink } from '../screens/session-care.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview } from '../screens/submission.ts';
import { field, fillVsax } from '../screens/workspace.ts';

/*
 * A call: the technician's window is driven, and what the client's window shows is read all along. Another client's name
 * and the typed values are canaries: they may be in no text, title or attribute of the second window.
 */
const OTHER = 'Canary Client Ltd';
const OTHER_TENANT = 'Canary Client tenant';
const SECRET = 'c4n4ry0123456789abcdef0123456789abcdef0123456789abcdef0123456789';
const TOKEN_ID = 'ca9a12ab0123456789abcdef01234567';

/** Everything the second window has said so far, noted with every change of its page. */
async function recordAll(audience: Page): Promise<() => Promise<string>> {
  await audience.evaluate(() => {
    const seen = new Set<string>();
    const note = () => seen.add(`${document.title} ${document.documentElement.outerHTML}`);
    new MutationObserver(note).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    note();
    Object.assign(window, { seen });
  });
  return () => audience.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen].join('\n'));
}

test('on a call the client sees the steps, and nothing of other clients or of what is typed', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  // A new session goes to the first connection.
  await addNeoKey(page, 'neo_sk_prod_Fedc000000000000AbCdEf01', 'Harborview tenant');
  await page.getByRole('button', { name: 'Add another connection', exact: true }).click();
  await expect(page.getByLabel('Connection name', { exact: true })).toHaveValue('');
  await addNeoKey(page, 'neo_sk_prod_AbCdEf0123456789AbCdEf01', OTHER_TENANT);
  await goTo(page, 'Sessions');
  await startSession(page, { client: OTHER });
  await goTo(page, 'Sessions');
  await startSession(page, { client: 'Harborview Dental', vendors: ['HaloPSA', 'VSA X'], opens: 'HaloPSA' });
  const audience = await present(app);
  const seen = await recordAll(audience);
  await expect(audience.getByText('for Harborview Dental', { exact: true })).toBeVisible();
  await expect(audience.getByText('Step 1 of 10', { exact: true })).toBeVisible();
  await expect(audience.getByText('Your turn', { exact: true })).toBeVisible();

  await presentingBar(page).getByRole('radio', { name: 'You', exact: true }).check();
  await expect(audience.getByText('Watch', { exact: true })).toBeVisible();
  await expect(page.getByText('You do this', { exact: true })).toBeVisible();

  // The step and the instruction follow; the focus stays with whoever types.
  await page.getByRole('button', { name: 'Next step', exact: true }).click();
  await expect(audience.getByText('Step 2 of 10', { exact: true })).toBeVisible();
  const heading = await page.getByRole('heading', { level: 2 }).first().textContent();
  await expect(audience.getByRole('heading', { level: 1, name: heading ?? '', exact: true })).toBeVisible();

  await field(page, 'Client ID').fill(TOKEN_ID);
  await field(page, 'Client Secret').fill(SECRET);
  await field(page, 'Base URL').focus();
  await expect(page.getByText(/^Saved$/).first()).toBeVisible();
  await expect(page.getByText(/\d+ characters/)).toHaveCount(0);
  await expect(field(page, 'Client ID')).toHaveCSS('-webkit-text-security', 'disc');

  // Other clients are nowhere in the technician's own window either.
  await goTo(page, 'Sessions');
  await expect(audience.getByText('We’ll start soon', { exact: true })).toBeVisible();
  await expect(sessionLink(page, 'Harborview Dental')).toBeVisible();
  await expect(page.getByText('Other clients are hidden while you present.', { exact: true })).toBeVisible();
  await expect(page.getByText(OTHER)).toHaveCount(0);
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox').fill('Canary');
  await expect(page.getByText(/^Nothing found/)).toBeVisible();
  await page.getByRole('combobox').fill('report');
  await expect(page.getByRole('option', { name: /Open a report/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  // Nothing leads to a file or a screen that names one.
  await expect(page.getByRole('button', { name: 'Open a report…', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'New session', exact: true })).toHaveCount(0);
  await goTo(page, 'Settings');
  await expect(page.getByText('Other Neo connections are hidden while you present.')).toBeVisible();
  await expect(page.getByLabel('Connection name', { exact: true })).toHaveValue('Harborview tenant');
  await expect(page.getByText(OTHER_TENANT)).toHaveCount(0);
  await expectNoFaults(page, 'settings while presenting');

  const all = await seen();
  expect(all.length).toBeGreaterThan(1_000);
  for (const canary of [OTHER, 'Canary', SECRET, TOKEN_ID, SECRET.slice(0, 12)])
    expect(all).not.toContain(canary);

  await presentingBar(page).getByRole('button', { name: 'Stop presenting', exact: true }).click();
  await expect.poll(() => audience.isClosed()).toBe(true);
  await expect(page.getByRole('combobox', { name: 'Show connection', exact: true })).toContainText(
    OTHER_TENANT,
  );
  await goTo(page, 'Sessions');
  await expect(sessionLink(page, OTHER)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open a report…', exact: true })).toBeVisible();
});

test('the client’s window can be looked at, and nothing else', async ({ launchApp }) => {
  const app = await launchApp();
  const { page, electron } = app;
  await startSession(page, { client: 'Harborview Dental' });
  await fillVsax(page);
  const audience = await present(app);
  await expect(audience.getByText('Step 1 of 5', { exact: true })).toBeVisible();
  expect(audience.url()).toBe('app://audience/');

  expect(
    await audience.evaluate(() => ({
      setup: 'setup' in window,
      audience: Object.keys((window as unknown as { audience: object }).audience),
      controls: document.querySelectorAll('a, button, input, select, textarea, [tabindex]').length,
    })),
    'it can ask for nothing',
  ).toEqual({ setup: false, audience: ['onScene'], controls: 0 });
  const titles = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getTitle()),
  );
  expect(titles).toHaveLength(2);
  expect(titles.join(' ')).not.toContain('Harborview');
  expect(
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle()),
  ).not.toBe('Neo Setup Assistant: audience');
  await expectNoFaults(audience, 'audience, step');
  await expectNoFaults(page, 'workspace while presenting');

  await openReview(page);
  await page.getByRole('button', { name: 'Record consent', exact: true }).click();
  await expect(
    audience.getByRole('heading', { level: 1, name: 'Do you agree to this access?' }),
  ).toBeVisible();
  await expectNoFaults(audience, 'audience, consent');
  const dialog = page.getByRole('dialog', { name: 'Record consent for VSA X', exact: true });
  await dialog.getByLabel('Who agrees', { exact: true }).fill('Maya Ortiz');
  expect(await audience.locator('body').innerText()).not.toContain('Maya');
  await dialog.getByRole('button', { name: 'Record consent', exact: true }).click();
  await expect(audience.getByText(/^Agreed by Maya Ortiz/)).toBeVisible();
  await expect(audience.getByRole('heading', { level: 1, name: 'What the test saw' })).toBeVisible();

  await quit(app);
});

test('the cover stands within a second, and only the technician takes it away', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { client: 'Harborview Dental' });
  const audience = await present(app);
  await expect(audience.getByText('Step 1 of 5', { exact: true })).toBeVisible();
  expect(await coveredShare(app)).toBeLessThan(0.5);

  const pressedAt = Date.now();
  await page.keyboard.press('Control+Shift+H');
  await expect.poll(() => coveredShare(app), { intervals: [20] }).toBeGreaterThan(0.95);
  expect(Date.now() - pressedAt).toBeLessThan(1_000);
  await expectNoFaults(audience, 'audience, cover');

  // Whatever is done next shows through it no more.
  await page.keyboard.press('Control+Shift+H');
  await page.getByRole('button', { name: 'Next step', exact: true }).click();
  await expect(page.getByText('Step 2 of 5', { exact: true })).toBeVisible();
  expect(await coveredShare(app)).toBeGreaterThan(0.95);
  await presentingBar(page).getByRole('button', { name: 'Show again', exact: true }).click();
  await expect(audience.getByText('Step 2 of 5', { exact: true })).toBeVisible();

  // A page that hangs is covered as well.
  void audience
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await page.keyboard.press('Control+Shift+H');
  // Its process is ended, which Playwright takes for a crash; main still knows the window.
  await expect.poll(() => coveredShare(app), { intervals: [20] }).toBeGreaterThan(0.95);
  await expect.poll(() => textOf(app)).toBe('One moment');
});

test('the private view shows the pixels of the audience window, and keeps notes; the window comes back where it was', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { client: 'Harborview Dental' });
  const audience = await present(app);
  await expect(audience.getByText('Step 1 of 5', { exact: true })).toBeVisible();
  await moveAudience(app, { x: 60, y: 40, width: 900, height: 520 });

  await presentingBar(page).getByRole('button', { name: 'Private view', exact: true }).click();
  const picture = page.getByRole('img', { name: 'What the audience sees', exact: true });
  await expect(picture).toBeVisible();
  const uncovered = await picture.getAttribute('src');
  await presentingBar(page).getByRole('button', { name: 'Cover', exact: true }).click();
  await expect.poll(() => picture.getAttribute('src')).not.toBe(uncovered);
  const notes = page.getByRole('textbox', { name: 'Notes', exact: true });
  await notes.fill('Asked who can change tickets.');
  await notes.blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const agenda = page.getByRole('region', { name: 'Agenda', exact: true });
  await expect(agenda.getByRole('listitem')).toHaveText(/^VSA X4 steps ahead, about \d+ min$/);
  await expectNoFaults(page, 'private view');
  expect(await audience.locator('body').innerText()).not.toContain('tickets');

  await audience.close();
  await expect(page.getByText('The audience window is closed.', { exact: true })).toBeVisible();
  await quit(app);
  const again = await launchApp({ profile: app.profile });
  await openSession(again.page, 'Harborview Dental');
  await present(again);
  await expect.poll(() => moveAudience(again, null)).toEqual({ x: 60, y: 40, width: 900, height: 520 });
});

test('another session of the list is presented only after this one', async ({ launchApp }) => {
  const { page } = await launchApp();
  await startSession(page, { client: 'Acme' });
  await goTo(page, 'Sessions');
  await startSession(page, { client: 'Birch' });
  await page.keyboard.press('Control+Shift+P');
  await expect(presentingBar(page)).toBeVisible();
  await goTo(page, 'Sessions');
  await expect(sessionLink(page, 'Acme')).toHaveCount(0);
  await presentingBar(page).getByRole('button', { name: 'Stop presenting', exact: true }).click();
  await openSession(page, 'Acme');
});

/** How much of what the second window draws has the one color of the cover. */
function coveredShare({ electron }: RunningApp): Promise<number> {
  return electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().endsWith('audience'));
    if (window === undefined) return -1;
    const image = await window.webContents.capturePage();
    const pixels = image.toBitmap();
    let count = 0;
    let covered = 0;
    // Blue, green, red, and what lies behind.
    for (let at = 0; at + 3 < pixels.length; at += 4 * 97) {
      count += 1;
      const isGround = pixels[at] === 0x1d && pixels[at + 1] === 0x17 && pixels[at + 2] === 0x14;
      if (isGround) covered += 1;
    }
    return covered / Math.max(1, count);
  });
}

function textOf({ electron }: RunningApp): Promise<string> {
  return electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().endsWith('audience'));
    return window?.webContents.executeJavaScript('document.body.innerText.trim()') ?? '';
  });
}
