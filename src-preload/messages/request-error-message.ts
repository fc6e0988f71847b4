import type { Actor } from '../contract/verdict.ts';

/**
 * One request error in words: what happened, what it does not mean, what to do next, and who can do it. `{name}` is
 * filled from the error's params; the names each code has are in REQUEST_ERROR_PARAMS of src-main/http/http-error.ts.
 */
export type RequestErrorMessage = {
  title: string;
  happened: string;
  notMean: string;
  next: string;
  who: Actor;
};
