import { contextBridge, ipcRenderer } from 'electron';
import type { EventName, Events } from './contract/events.ts';
import type { Answer, Input, RequestName } from './contract/requests.ts';
import type { Result } from './contract/result.ts';

/*
 * The hole in the border, and all of it: one verb to ask main a question, one to listen to its announcements.
 * Nothing is checked here; the door in src-main/ipc/handle.ts checks everything again anyway.
 */
const setup = {
  ask<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Answer<N>>> {
    return ipcRenderer.invoke('ask', name, input) as Promise<Result<Answer<N>>>;
  },

  /** Returns its own end: a listener that outlives its screen would answer for it. */
  listen<N extends EventName>(name: N, hear: (payload: Events[N]) => void): () => void {
    const listener = (_event: unknown, heard: unknown, payload: unknown) => {
      if (heard === name) hear(payload as Events[N]);
    };
    ipcRenderer.on('announce', listener);
    return () => {
      ipcRenderer.removeListener('announce', listener);
    };
  },
};

export type Setup = typeof setup;

contextBridge.exposeInMainWorld('setup', setup);
