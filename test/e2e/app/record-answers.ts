import type { ElectronApplication } from '@playwright/test';

/** `forgotten`: how many came before the first that is kept. */
type Recorder = { receivedByPages?: string[]; forgotten?: number };

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

/** All that is kept of it, as JSON lines, and how many there were until now. */
export async function readAnswers(electron: ElectronApplication): Promise<{ text: string; until: number }> {
  return electron.evaluate(() => {
    const { receivedByPages = [], forgotten = 0 } = globalThis as Recorder;
    return { text: receivedByPages.join('\n'), until: forgotten + receivedByPages.length };
  });
}

/** Those until then have been searched: an app that is shared would be asked for all of them after every test. */
export async function forgetAnswers(electron: ElectronApplication, until: number): Promise<void> {
  await electron.evaluate((_, searched) => {
    const recorder = globalThis as Recorder;
    recorder.receivedByPages?.splice(0, Math.max(0, searched - (recorder.forgotten ?? 0)));
    recorder.forgotten = Math.max(searched, recorder.forgotten ?? 0);
  }, until);
}
