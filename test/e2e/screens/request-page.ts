import type { Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';

/**
 * The page of a request at somebody else's computer: in a browser of its own, with no network. `asked` are the addresses
 * that it asked for since it was opened.
 */
export async function openRequestPage(
  { electron }: RunningApp,
  file: string,
): Promise<{ page: Page; asked: () => Promise<string[]> }> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow, session }, path) => {
    const own = session.fromPartition('somebody-else');
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    own.webRequest.onBeforeRequest(({ url }, answer) => {
      asked.push(url);
      answer({ cancel: !url.startsWith('file:') });
    });
    const window = new BrowserWindow({
      show: true,
      width: 400,
      height: 800,
      webPreferences: { session: own, sandbox: true },
    });
    await window.loadFile(path);
  }, file);
  const asked = () => electron.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
  return { page: await opened, asked };
}
