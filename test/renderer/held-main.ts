import type { RequestName } from '../../src-preload/contract/requests.ts';

/** Runs a change as React expects it in a test: what it draws is drawn when this resolves. */
export async function drawn(change: () => void): Promise<void> {
  if (typeof document === 'undefined') {
    change();
    await settle();
    return;
  }
  const { act } = await import('@testing-library/react');
  await act(async () => {
    change();
    await settle();
  });
}

/** A request that main has not answered yet; the test decides when it does, and with what. */
export type HeldRequest = {
  name: RequestName;
  input: unknown;
  respond: (result: unknown) => Promise<void>;
};

let held: HeldRequest[] = [];
/** Stores that follow main to the end of the window do so over all tests of a file. */
let listeners: { name: string; receive: (payload: unknown) => void }[] = [];

/** Everything that hangs on a response has run once a later task begins. */
export const settle = () => new Promise<void>((next) => setImmediate(next));

/** Stands where the preload puts main, and holds every request until the test responds. */
export function holdMain(): void {
  held = [];
  const setup = {
    invoke: (name: RequestName, input: unknown) =>
      new Promise((resolve) => {
        held.push({
          name,
          input,
          respond: (result) => drawn(() => resolve(result)),
        });
      }),
    on: (name: string, receive: (payload: unknown) => void) => {
      const listener = { name, receive };
      listeners.push(listener);
      return () => {
        listeners = listeners.filter((one) => one !== listener);
      };
    },
  };
  // Without a DOM there is no window; with one it stays, and only main is put into it.
  if (typeof window === 'undefined')
    Object.defineProperty(globalThis, 'window', { value: {}, configurable: true, writable: true });
  Object.assign(window, { setup });
}

/** Takes the first held request of this name. */
export function takeRequest(name: RequestName): HeldRequest {
  const found = held.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`No request ${name}; held are: ${heldNames().join(', ') || 'none'}`);
  held = held.filter((one) => one !== found);
  return found;
}

export const heldNames = (): RequestName[] => held.map((one) => one.name);

/** Announces an event of main. */
export function announce(name: string, payload: unknown): void {
  for (const listener of listeners) if (listener.name === name) listener.receive(payload);
}

export const done = (value: unknown) => ({ ok: true, value });
export const refused = { ok: false, error: { code: 'disk-full' } } as const;
