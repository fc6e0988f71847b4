import type { Locator } from '@playwright/test';
import type { RunningApp } from './running-app.ts';

/** As the window's close button does. Does not wait: the app may ask. */
export async function askToQuit(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ app: electron }) => {
    setImmediate(() => electron.quit());
  });
}

export function hasEnded(app: RunningApp): Promise<void> {
  return new Promise((resolve) => {
    if (app.isRunning()) app.process.once('exit', () => resolve());
    else resolve();
  });
}

/** Presses what ends the app. The window may be gone before the press is answered. */
export async function endBy(app: RunningApp, button: Locator): Promise<void> {
  await button.click().catch((error: unknown) => {
    if (!app.page.isClosed()) throw error;
  });
  await hasEnded(app);
}

/** Ends the app as a person does, with nothing to be asked. */
export async function quit(app: RunningApp): Promise<void> {
  await askToQuit(app);
  await hasEnded(app);
}
