import { contextBridge, ipcRenderer } from 'electron';
import type { Scene } from './contract/presenting.ts';

/*
 * All that the audience's page can reach of Electron: it receives what to show. There is nothing here that sends, and main
 * refuses every request of that window besides.
 */
let show: ((scene: Scene) => void) | null = null;
/** Main sends one when the page is loaded, which may be before the page listens. */
let last: Scene | null = null;

ipcRenderer.on('scene', (_event, scene: Scene) => {
  last = scene;
  show?.(scene);
});

const audience = {
  /** Calls back with the present scene, and with every later one. */
  onScene(callBack: (scene: Scene) => void): void {
    show = callBack;
    if (last !== null) callBack(last);
  },
};

contextBridge.exposeInMainWorld('audience', audience);
