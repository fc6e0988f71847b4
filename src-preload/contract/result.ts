import type { AppError } from './app-error.ts';

/** Every response of main: plain data, never a function, never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };
