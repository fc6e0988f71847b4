import { EventEmitter } from 'node:events';
import type { BrowserWindow, Rectangle } from 'electron';

const SCREEN: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };

/** As much of Electron's screens as placing a window needs; `workAreas` can be changed, the main one is the first. */
export function pretendScreen() {
  const workAreas = [SCREEN];
  const displays = () => workAreas.map((workArea, id) => ({ id, workArea }));
  return Object.assign(new EventEmitter(), {
    workAreas,
    getPrimaryDisplay: () => displays()[0],
    getAllDisplays: displays,
    getDisplayMatching: ({ x, y }: Rectangle) =>
      displays().find(({ workArea: area }) => {
        return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
      }) ?? displays()[0],
  });
}

/** As much of Electron's window as controlling one needs. It maximizes at once and lets go of it later, as X11 does. */
export class PretendWindow extends EventEmitter {
  bounds: Rectangle = { x: 100, y: 80, width: 1366, height: 768 };
  isOnTop = false;
  /** Each call that asked the system to leave it out of what is shared, or no longer. */
  protections: boolean[] = [];
  isGone = false;
  isShown = true;
  private isLarge = false;
  private factor = 1;
  webContents = Object.assign(new EventEmitter(), {
    getZoomFactor: () => this.factor,
    setZoomFactor: (factor: number) => {
      this.factor = factor;
    },
  });
  asWindow = this as unknown as BrowserWindow;

  getBounds = () => (this.isLarge ? SCREEN : this.bounds);
  getNormalBounds = () => this.bounds;
  setBounds(bounds: Rectangle) {
    if (this.isLarge) return;
    this.bounds = bounds;
    this.emit('move');
    this.emit('resize');
  }
  isMaximized = () => this.isLarge;
  maximize() {
    this.isLarge = true;
    this.emit('maximize');
  }
  unmaximize() {
    queueMicrotask(() => {
      this.isLarge = false;
      this.emit('unmaximize');
    });
  }
  setContentProtection(on: boolean) {
    this.protections.push(on);
  }
  isVisible = () => this.isShown;
  isFullScreen = () => false;
  setBackgroundColor() {}
  setTitleBarOverlay() {}
  isDestroyed = () => this.isGone;
  setAlwaysOnTop = (isOnTop: boolean) => {
    this.isOnTop = isOnTop;
  };
}
