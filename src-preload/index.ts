import { contextBridge, ipcRenderer } from 'electron';
import type { EventName, Events } from './contract/events.ts';
import type { Input, RequestName, Response } from './contract/requests.ts';
import type { Result } from './contract/result.ts';

/*
 * The hole in the border, and all of it: one verb to ask main a question, one to listen to its announcements.
 * Nothing is checked here; the door in src-main/ipc/register.ts checks everything again anyway.
 */
const setup = {
  invoke<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Response<N>>> {
    return ipcRenderer.invoke('invoke', name, input) as Promise<Result<Response<N>>>;
  },

  /** Returns its own end: a listener that outlives its screen would answer for it. */
  on<N extends EventName>(name: N, hear: (payload: Events[N]) => void): () => void {
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
