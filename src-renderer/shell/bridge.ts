import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';

/** What the preload exposes: two functions and nothing else. */
export type Setup = {
  invoke: (name: RequestName, input: unknown) => Promise<Result<unknown>>;
  on: (name: EventName, heard: (news: unknown) => void) => () => void;
};

declare global {
  interface Window {
    setup?: Setup;
  }
}

const NOBODY_ANSWERS: Result<never> = { ok: false, error: { code: 'unexpected' } };

/** Main is busy for a moment with the first question: it builds what it keeps. In milliseconds. */
const FIRST_SCREEN_SETTLES = 300;
/** A window that is not drawn, as one that starts minimised, has no first frame to wait for. In milliseconds. */
const LONGEST_SETTLING = 2_000;

/**
 * Until then the first screen takes keys before main is given anything to do; the first click or key ends the
 * waiting, because then somebody wants something. Null afterwards.
 */
let isSettling: Promise<void> | null =
  typeof requestAnimationFrame === 'undefined'
    ? null
    : new Promise<void>((resolve) => {
        const settle = () => resolve();
        requestAnimationFrame(() => setTimeout(settle, FIRST_SCREEN_SETTLES));
        setTimeout(settle, LONGEST_SETTLING);
        for (const event of ['keyup', 'pointerdown']) addEventListener(event, settle, { once: true });
      }).then(() => {
        isSettling = null;
      });

/**
 * Asks main one question of the contract. Never throws: a broken bridge (the page was opened outside the app, main
 * is gone) comes back as `unexpected`, like any surprise in main.
 */
export async function invoke<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Response<N>>> {
  if (isSettling !== null) await isSettling;
  try {
    const answer = await window.setup?.invoke(name, input);
    // The preload hands on whatever main's door answered; the contract types both ends.
    return (answer as Result<Response<N>> | undefined) ?? NOBODY_ANSWERS;
  } catch {
    return NOBODY_ANSWERS;
  }
}

/** Hears one announcement of main. Answers the function that stops listening. */
export function on<E extends EventName>(name: E, heard: (news: Events[E]) => void): () => void {
  return window.setup?.on(name, (news) => heard(news as Events[E])) ?? (() => undefined);
}
