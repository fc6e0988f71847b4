import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SIGN_INS_AN_HOUR } from '../../../src-main/checks/sign-in-limiter.ts';
import type { AppInfo, Settings } from '../../../src-preload/contract/settings.ts';
import type { RunningApp } from './running-app.ts';

/** What an app was like before the first test had it. */
type Start = { bounds: Electron.Rectangle; kept: string };

const starts = new WeakMap<RunningApp, Start>();

/** `before` is the same app before it was ended and started again: what it was like then counts. */
export async function rememberStart(app: RunningApp, before: RunningApp | null = null): Promise<void> {
  const { electron, page } = app;
  await electron.evaluate(({ net }) => {
    Object.assign(globalThis, { isOnlineByItself: net.isOnline });
  });
  const earlier = before === null ? undefined : starts.get(before);
  if (earlier !== undefined) {
    starts.set(app, earlier);
    return;
  }
  const bounds = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  const kept = await page.evaluate(readKept);
  if (bounds !== undefined) starts.set(app, { bounds, kept });
}

/**
 * Takes away what the test before has made, and loads the page anew. False where something cannot be taken away, or
 * something else is not as it was at the start.
 */
export async function emptyApp(app: RunningApp): Promise<boolean> {
  const { page, electron } = app;
  const start = starts.get(app);
  if (start === undefined || page.isClosed() || !(await hasSignInsLeft(app))) return false;
  if (!(await page.evaluate(takeAway))) return false;
  await electron.evaluate(({ BrowserWindow, clipboard, net }, bounds) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds(bounds);
    window?.webContents.setZoomFactor(1);
    clipboard.clear();
    // A test may have said that there is no network.
    net.isOnline = (globalThis as unknown as { isOnlineByItself: typeof net.isOnline }).isOnlineByItself;
  }, start.bounds);
  if ((await page.evaluate(readKept)) !== start.kept) return false;
  await page.evaluate(() => {
    window.history.replaceState(null, '', '#sessions');
  });
  await page.reload();
  return true;
}

/** What a test may need: a third of what a credential has in an hour, and all tests have the same ones. */
const MOST_SPENT = SIGN_INS_AN_HOUR / 3;

/** Sign-ins are counted over sessions and starts, as a vendor counts them; so is a wait that it asked for. */
async function hasSignInsLeft({ profile }: RunningApp): Promise<boolean> {
  const text = await readFile(join(profile, 'sign-ins.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{"entries":{}}';
      throw error;
    },
  );
  const { entries }: { entries: Record<string, { calls: number[]; notBefore: number }> } = JSON.parse(text);
  return Object.values(entries).every(
    ({ calls, notBefore }) => calls.length <= MOST_SPENT && notBefore <= Date.now(),
  );
}

/** In the page. */
async function takeAway(): Promise<boolean> {
  type Found = { ok: boolean; value: { rows: { id: string }[]; connections: { id: string }[] } };
  const invoke = async (name: string, input: object) =>
    (await window.setup?.invoke(name as 'readSettings', input)) as Found | undefined;
  await invoke('leavePractice', {});
  const list = async (filter: string) =>
    (await invoke('listSessions', { search: '', filter, limit: 1_000 }))?.value.rows ?? [];
  const rows = [...(await list('all')), ...(await list('archived'))];
  const connections = (await invoke('readSettings', {}))?.value.connections ?? [];
  const done = [
    ...rows.map(({ id }) => ['deleteSession', { sessionId: id }] as const),
    ...connections.map(({ id }) => ['removeConnection', { connectionId: id }] as const),
    // The name that the last session was made under.
    ['keepPreferences', { theme: 'system', technician: '' }] as const,
  ];
  for (const [name, input] of done) if ((await invoke(name, input))?.ok !== true) return false;
  return true;
}

/** In the page: settings, and what the app is in, as text. The network is looked at again later. */
async function readKept(): Promise<string> {
  const read = async <T>(name: 'readSettings' | 'readApp') => {
    const response = await window.setup?.invoke(name, {});
    if (!response?.ok) throw new Error(`${name} was refused.`);
    return response.value as T;
  };
  const { practice, window: shape, presenting } = await read<AppInfo>('readApp');
  const settings = await read<Settings>('readSettings');
  return JSON.stringify([settings, practice, shape.pinned, shape.captureBlocked, presenting]);
}
