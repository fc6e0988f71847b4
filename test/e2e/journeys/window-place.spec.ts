import { expect } from '@playwright/test';
import { quit } from '../app/quit.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/test.ts';
import { goTo } from '../screens/sessions.ts';
import { moveWindow, pressWithControl, windowPlace, zoomOf } from '../screens/window.ts';

/** Of the main screen, what a window may fill; its title bar stands above it on Linux. */
async function screenOf({ electron }: RunningApp) {
  const area = await electron.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  return { ...area, height: area.height - (process.platform === 'linux' ? 40 : 0) };
}
const pinButton = ({ page }: RunningApp) =>
  page.getByRole('button', { name: 'Pin beside the portal', exact: true });

test('the window opens where it was closed, as large and with the same zoom', async ({ launchApp }) => {
  const first = await launchApp();
  const area = await screenOf(first);
  const opened = await windowPlace(first);
  expect(opened).toMatchObject({ width: 1366, height: 768, isOnTop: false });
  expect(opened.x, 'in the middle').toBe(area.x + Math.floor((area.width - 1366) / 2));

  const place = { x: 300, y: 200, width: 900, height: 700 };
  await moveWindow(first, place);
  await expect.poll(() => windowPlace(first)).toMatchObject(place);
  await pressWithControl(first, 'Plus');
  await expect.poll(() => zoomOf(first)).toBe(110);
  await quit(first);

  const second = await launchApp({ profile: first.profile });
  await expect.poll(() => windowPlace(second)).toMatchObject({ ...place, isOnTop: false });
  await expect.poll(() => zoomOf(second)).toBe(110);

  await test.step('pinned, it is a column above other windows, until the next start', async () => {
    await pinButton(second).click();
    // 480 of a page that is not zoomed.
    const column = { width: 528, height: area.height, x: area.x + area.width - 528, y: area.y };
    await expect.poll(() => windowPlace(second)).toMatchObject({ ...column, isOnTop: true });
    await pinButton(second).click();
    await expect.poll(() => windowPlace(second)).toMatchObject({ ...place, isOnTop: false });
    await pinButton(second).click();
    await expect.poll(() => windowPlace(second)).toMatchObject({ ...column, isOnTop: true });
  });
  await quit(second);

  const third = await launchApp({ profile: first.profile });
  await expect.poll(() => windowPlace(third)).toMatchObject({ ...place, isOnTop: false });
});

test('what the page does not draw has the theme of the app, at the next start too', async ({ launchApp }) => {
  const first = await launchApp();
  await goTo(first.page, 'Settings');
  await chooseTheme(first, 'Dark');
  await expect.poll(() => groundOf(first)).toBe('#0C0E11');
  await chooseTheme(first, 'Light');
  await expect.poll(() => groundOf(first)).toBe('#F2F3F6');
  await chooseTheme(first, 'Dark');
  await expect.poll(() => groundOf(first)).toBe('#0C0E11');
  await quit(first);

  const second = await launchApp({ profile: first.profile });
  await expect.poll(() => groundOf(second)).toBe('#0C0E11');
});

const groundOf = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor());

async function chooseTheme({ page }: RunningApp, name: string): Promise<void> {
  await page.getByLabel('Theme', { exact: true }).selectOption({ label: name });
}
