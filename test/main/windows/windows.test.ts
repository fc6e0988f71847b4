import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';

let open: PretendWindow[] = [];
let parent: unknown;
class PretendWindow extends EventEmitter {
  static getAllWindows = () => open;
  static getFocusedWindow = () => open[0];
  shown = 0;
  webContents: EventEmitter & { id: number };
  asWindow = this as unknown as BrowserWindow;
  constructor(id: number) {
    super();
    this.webContents = Object.assign(new EventEmitter(), { id });
  }
  isMinimized = () => false;
  focus = () => undefined;
  show = () => {
    this.shown += 1;
  };
}
const choose = async (window: unknown) => {
  parent = window;
  return { canceled: true, filePath: '', filePaths: [] };
};
mockElectron({
  app: { name: 'app', isPackaged: true },
  BrowserWindow: PretendWindow,
  Menu: {},
  nativeImage: {},
  nativeTheme: {},
  session: {},
  dialog: { showSaveDialog: choose, showOpenDialog: choose },
});
const { giveRole, roleOf, technicianWindow } = await import('../../../src-main/windows/windows.ts');
const { bringForward } = await import('../../../src-main/windows/technician-window.ts');
const { chooseFileToRead, chooseFileToWrite } = await import('../../../src-main/windows/dialogs.ts');

describe('of several windows, the technician’s', () => {
  let other: PretendWindow;
  let technician: PretendWindow;

  beforeEach(() => {
    other = new PretendWindow(11);
    technician = new PretendWindow(12);
    // The other one is first and has the focus: whoever takes just any window takes that.
    open = [other, technician];
    giveRole(other.asWindow, 'audience');
    giveRole(technician.asWindow, 'technician');
    parent = undefined;
  });

  it('is known by its role, while it is there', () => {
    expect(technicianWindow()).toBe(technician);
    technician.webContents.emit('destroyed');
    expect(roleOf(12)).toBeUndefined();
    expect(technicianWindow()).toBeUndefined();
  });

  it('is brought forward', () => {
    bringForward();
    expect([other.shown, technician.shown]).toEqual([0, 1]);
  });

  it.each([
    ['to write', chooseFileToWrite],
    ['to read', chooseFileToRead],
  ])('has the dialog for a file %s, which shows names of clients', async (_what, ask) => {
    await ask({});
    expect(parent).toBe(technician);
  });
});
