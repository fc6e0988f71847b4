import type { Actor } from '../contract/verdict.ts';

/** What happened, what it does not mean, and what to do next. */
export type ErrorMessage = { title: string; happened: string; notMean: string; next: string };

/** A reason beside a row or a line that names it, and who can do what is next. */
export type ReasonMessage = { happened: string; notMean: string; next: string; who: Actor };

/** One request error: the names its params have are in REQUEST_ERROR_PARAMS of src-main/http/http-error.ts. */
export type RequestErrorMessage = ErrorMessage & { who: Actor };

/** Why an item does not go on; nobody can do what is next where it goes on by itself. */
export type WaitMessage = Omit<ReasonMessage, 'who'> & { who: Actor | 'nobody' };
