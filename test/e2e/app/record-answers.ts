import type { ElectronApplication } from '@playwright/test';

type Recorder = { receivedByPages?: string[] };

/**
 * Writes down what main says to its pages from now on: every answer and every announcement. The page's own side is
 * frozen, so it is done in main, around the one handler there is; that map is Electron's own and not documented.
 */
export async function recordAnswers(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app, ipcMain, webContents }) => {
    if ((globalThis as Recorder).receivedByPages !== undefined) return;
    const received: string[] = [];
    (globalThis as Recorder).receivedByPages = received;
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (...input: unknown[]) => Promise<unknown>>;
    };
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (...input) => {
        const answer = await handler(...input);
        received.push(JSON.stringify(answer) ?? 'undefined');
        return answer;
      });
    }
    const listenIn = (contents: Electron.WebContents) => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...parts) => {
        received.push(JSON.stringify([channel, ...parts]));
        send(channel, ...parts);
      };
    };
    for (const contents of webContents.getAllWebContents()) listenIn(contents);
    app.on('web-contents-created', (_event, contents) => listenIn(contents));
  });
}

/** All of it, as JSON lines. */
export async function readAnswers(electron: ElectronApplication): Promise<string> {
  return electron.evaluate(() => ((globalThis as Recorder).receivedByPages ?? []).join('\n'));
}
