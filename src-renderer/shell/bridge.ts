import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';

/** What the preload exposes: two functions and nothing else. */
export type Setup = {
  invoke: (name: RequestName, input: unknown) => Promise<Result<unknown>>;
  on: (name: EventName, receive: (payload: unknown) => void) => () => void;
};

declare global {
  interface Window {
    setup?: Setup;
  }
}

const NO_RESPONSE: Result<never> = { ok: false, error: { code: 'unexpected' } };

/** A window that is not drawn, as one that starts minimised, has no first frame to wait for. */
const MAX_WAIT_FOR_PAINT_MS = 2_000;

let firstPaint: Promise<void> | null = null;
let isPainted = typeof requestAnimationFrame === 'undefined';

/** The first request makes main build its services, so it waits until the first screen is painted, and no longer. */
function untilPainted(): Promise<void> {
  firstPaint ??= new Promise<void>((resolve) => {
    // A frame is painted after its callback, and before the next task.
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, MAX_WAIT_FOR_PAINT_MS);
  }).then(() => {
    isPainted = true;
  });
  return firstPaint;
}

/**
 * Sends main one request of the contract. Never throws: a broken bridge (the page was opened outside the app, main
 * is gone) comes back as `unexpected`, like any surprise in main. What main announced while it served the request has
 * been received when this resolves: the preload sees to it.
 */
export async function invoke<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Response<N>>> {
  if (!isPainted) await untilPainted();
  try {
    const answer = await window.setup?.invoke(name, input);
    // The preload hands on whatever main returned; the contract types both ends.
    return (answer as Result<Response<N>> | undefined) ?? NO_RESPONSE;
  } catch {
    return NO_RESPONSE;
  }
}

/** Receives one event of main. Returns the function that stops receiving. */
export function on<E extends EventName>(name: E, receive: (payload: Events[E]) => void): () => void {
  return window.setup?.on(name, (payload) => receive(payload as Events[E])) ?? (() => undefined);
}
