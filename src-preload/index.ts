import { contextBridge, ipcRenderer } from 'electron';
import type { Reply } from './contract/channel.ts';
import type { EventName, Events } from './contract/events.ts';
import type { Input, RequestName, Response } from './contract/requests.ts';
import type { Result } from './contract/result.ts';

/*
 * All that the page can reach of Electron: one function that sends a request to main, and one that listens to its
 * announcements. Nothing is checked here; src-main/ipc/dispatch.ts checks every request.
 */
type Listener = { name: EventName; receive: (payload: unknown) => void };

const listeners = new Set<Listener>();
/** The number of the last announcement. Main counts those of each window. */
let received = 0;
/** Results whose announcement has not arrived yet. */
const held = new Set<{ after: number; handOn: () => void }>();

ipcRenderer.on('announce', (_event, number: number, name: EventName, payload: unknown) => {
  received = number;
  try {
    for (const listener of [...listeners]) if (listener.name === name) listener.receive(payload);
  } finally {
    for (const one of held) {
      if (one.after > received) continue;
      held.delete(one);
      one.handOn();
    }
  }
});

const setup = {
  /** What main announced while it served the request has been received when this resolves. */
  async invoke<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Response<N>>> {
    const { after, result } = (await ipcRenderer.invoke('invoke', name, input)) as Reply;
    if (after > received) await new Promise<void>((handOn) => held.add({ after, handOn }));
    return result as Result<Response<N>>;
  },

  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
    const added: Listener = { name, receive: (payload) => listener(payload as Events[N]) };
    listeners.add(added);
    return () => {
      listeners.delete(added);
    };
  },
};

export type Setup = typeof setup;

contextBridge.exposeInMainWorld('setup', setup);
