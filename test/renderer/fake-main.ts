import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';

type Answers = {
  [N in RequestName]?: (input: Input<N>) => Promise<Result<Response<N>>> | Result<Response<N>>;
};

export type FakeMain = {
  asked: [RequestName, unknown][];
  announce: <N extends EventName>(name: N, payload: Events[N]) => void;
};

/** Stores that follow main to the end of the window do so over all tests of a file. */
const listeners = new Set<{ name: string; receive: (payload: unknown) => void }>();

export const done = { ok: true, value: null } as const;

/** Stands where the preload puts main. Questions without an answer here are refused, as main would. */
export function answerAsMain(answers: Answers): FakeMain {
  const asked: [RequestName, unknown][] = [];
  const setup = {
    invoke: async (name: RequestName, input: unknown): Promise<Result<unknown>> => {
      asked.push([name, input]);
      const answer = answers[name] as ((input: unknown) => Promise<Result<unknown>>) | undefined;
      return answer === undefined ? { ok: false, error: { code: 'unknown-request' } } : answer(input);
    },
    on: (name: string, receive: (payload: unknown) => void) => {
      const listener = { name, receive };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.defineProperty(globalThis, 'window', { value: { setup }, configurable: true, writable: true });
  const announce = (name: string, payload: unknown) => {
    for (const listener of [...listeners]) if (listener.name === name) listener.receive(payload);
  };
  return { asked, announce };
}
