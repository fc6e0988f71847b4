import { expect } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET } from '../../servers/halo-server.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { catchMenus, choose, rightClick } from '../screens/context-menu.ts';
import { startSession } from '../screens/sessions.ts';
import { pressWithControl, zoomOf } from '../screens/window.ts';
import { field } from '../screens/workspace.ts';

test('a right click pastes like the keys do, and takes nothing out of a secret', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { vendors: ['HaloPSA'] });
  await catchMenus(app);

  await putOnClipboard(app, CLIENT_ID);
  expect(await rightClick(app, field(page, 'Client ID'))).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);
  await choose(app, 'Paste');
  await expect(field(page, 'Client ID')).toHaveValue(CLIENT_ID);

  await putOnClipboard(app, CLIENT_SECRET);
  expect(await rightClick(app, field(page, 'Client Secret'))).toEqual(['Paste']);
  await choose(app, 'Paste');
  // Committed by the paste alone: nothing was typed, and the field was not left.
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription('Saved, 73 characters');
  expect(await rightClick(app, field(page, 'Client Secret')), 'a locked secret').toEqual([]);
  await putOnClipboard(app, '');

  await page.keyboard.press('Escape');
  const heading = page.getByRole('heading', { level: 1, name: 'HaloPSA', exact: true });
  expect(await rightClick(app, heading)).toEqual([]);
  await heading.selectText();
  expect(await rightClick(app, heading)).toEqual(['Copy']);
  await choose(app, 'Copy');
  await expect.poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('HaloPSA');
});

test('there is no menu bar, and keys and the wheel zoom in steps', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
  expect(await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();

  for (const [key, percent] of [
    ['=', 110],
    ['numadd', 125],
    ['-', 110],
    ['numsub', 100],
    ['-', 90],
    ['num0', 100],
    ['Plus', 110],
    ['0', 100],
  ] as const) {
    await pressWithControl(app, key);
    await expect.poll(() => zoomOf(app), key).toBe(percent);
  }
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      type: 'mouseWheel',
      x: 400,
      y: 400,
      deltaY: 120,
      wheelTicksY: 1,
      modifiers: ['control'],
    }),
  );
  await expect.poll(() => zoomOf(app), 'the wheel').toBeGreaterThan(100);
});

async function putOnClipboard({ electron }: RunningApp, text: string): Promise<void> {
  await electron.evaluate(({ clipboard }, written) => clipboard.writeText(written), text);
}
