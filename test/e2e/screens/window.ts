import type { RunningApp } from '../app/running-app.ts';

/** Where the window is, in points of the screen. */
export function windowPlace({ electron }: RunningApp) {
  return electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return { ...window?.getNormalBounds(), isOnTop: window?.isAlwaysOnTop() };
  });
}

export async function moveWindow(
  { electron }: RunningApp,
  bounds: { x: number; y: number; width: number; height: number },
): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
}

/** Where a keyboard's keys come in: Playwright's begin behind it, in the page. */
export async function pressWithControl({ electron }: RunningApp, keyCode: string): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const)
      contents?.sendInputEvent({ type, keyCode: key, modifiers: ['control'] });
  }, keyCode);
}

/** As the page has it, in percent of a screen that is not zoomed itself. */
export function zoomOf({ page }: RunningApp): Promise<number> {
  return page.evaluate(() => Math.round(window.devicePixelRatio * 100));
}
