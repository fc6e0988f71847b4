import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';
import { silentLog } from '../../harness/silent-log.ts';

/** As much of Electron's window as opening one needs; what it does on the screen is seen in the journeys. */
class PretendWindow extends EventEmitter {
  constructor(readonly options: object) {
    super();
  }
  webContents = Object.assign(new EventEmitter(), { id: 1, reload: () => undefined });
  shown = 0;
  isGone = false;
  isDestroyed = () => this.isGone;
  loadURL = async () => undefined;
  icon = '';
  setIcon = ({ path }: { path: string }) => {
    this.icon = path;
  };
  show = () => {
    this.shown += 1;
  };
}
mockElectron({
  app: { name: 'app', isPackaged: true },
  BrowserWindow: PretendWindow,
  Menu: {},
  // As Electron's: a file that is not there is an empty picture.
  nativeImage: { createFromPath: (path: string) => ({ path, isEmpty: () => path !== '/icon.png' }) },
  nativeTheme: { shouldUseDarkColors: false },
  session: { fromPartition: () => ({}) },
});
const { openTechnicianWindow } = await import('../../../src-main/windows/technician-window.ts');

describe('the window', () => {
  let waiting: [number, () => void][];
  let window: PretendWindow;
  const bounds = { x: 30, y: 40, width: 900, height: 700 };

  beforeEach(() => {
    waiting = [];
    window = open('/icon.png');
  });

  function open(icon: string): PretendWindow {
    return openTechnicianWindow({
      preload: '/preload.cjs',
      placed: { bounds, isMaximized: false, least: { width: 420, height: 400 } },
      icon,
      log: silentLog,
      schedule: (milliseconds, run) => void waiting.push([milliseconds, run]),
    }) as unknown as PretendWindow;
  }

  it('opens where it is told to, and goes no smaller than it may', () => {
    expect(window.options).toMatchObject({ ...bounds, minWidth: 420, minHeight: 400, show: false });
  });

  it('is shown with its first frame, and once', () => {
    expect(window.shown).toBe(0);
    window.webContents.emit('did-finish-load');
    expect(window.icon).toBe('');
    window.emit('ready-to-show');
    expect(window.shown).toBe(1);
    expect(window.icon).toBe('/icon.png');
    for (const [, run] of waiting) run();
    expect(window.shown).toBe(1);
  });

  it('does without its picture where that cannot be read', () => {
    const bare = open('/gone.png');
    bare.emit('ready-to-show');
    expect([bare.shown, bare.icon]).toEqual([1, '']);
  });

  it('is shown a second after its page is there, when the first frame never comes', () => {
    window.webContents.emit('did-finish-load');
    expect(waiting.map(([milliseconds]) => milliseconds)).toEqual([1_000]);
    expect(window.shown).toBe(0);
    for (const [, run] of waiting) run();
    expect(window.shown).toBe(1);
  });

  it('is left alone once it is gone', () => {
    window.webContents.emit('did-finish-load');
    window.isGone = true;
    for (const [, run] of waiting) run();
    expect(window.shown).toBe(0);
  });
});
