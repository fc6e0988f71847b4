import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';

type Answers = {
  [N in RequestName]?: (input: Input<N>) => Promise<Result<Response<N>>> | Result<Response<N>>;
};

/** Stands where the preload puts main. Questions without an answer here are refused, as main would. */
export function answerAsMain(answers: Answers): { asked: [RequestName, unknown][] } {
  const asked: [RequestName, unknown][] = [];
  const setup = {
    invoke: async (name: RequestName, input: unknown): Promise<Result<unknown>> => {
      asked.push([name, input]);
      const answer = answers[name] as ((input: unknown) => Promise<Result<unknown>>) | undefined;
      return answer === undefined ? { ok: false, error: { code: 'unknown-request' } } : answer(input);
    },
    on: () => () => undefined,
  };
  Object.defineProperty(globalThis, 'window', { value: { setup }, configurable: true });
  return { asked };
}
