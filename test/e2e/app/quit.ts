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

/** Ends the app as a person does, with nothing to be asked. */
export async function quit(app: RunningApp): Promise<void> {
  await askToQuit(app);
  await hasEnded(app);
}
