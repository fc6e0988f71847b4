import { contextBridge, ipcRenderer } from 'electron';
import type { EventName, Events } from './contract/events.ts';
import type { Input, RequestName, Response } from './contract/requests.ts';
import type { Result } from './contract/result.ts';

/*
 * All that the page can reach of Electron: one function that sends a request to main, and one that listens to its
 * announcements. Nothing is checked here; src-main/ipc/dispatch.ts checks every request.
 */
const setup = {
  invoke<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Response<N>>> {
    return ipcRenderer.invoke('invoke', name, input) as Promise<Result<Response<N>>>;
  },

  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
    const onEvent = (_event: unknown, announced: unknown, payload: unknown) => {
      if (announced === name) listener(payload as Events[N]);
    };
    ipcRenderer.on('announce', onEvent);
    return () => {
      ipcRenderer.removeListener('announce', onEvent);
    };
  },
};

export type Setup = typeof setup;

contextBridge.exposeInMainWorld('setup', setup);
