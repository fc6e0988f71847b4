import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: AppErrorCode, params?: Record<string, string | number>): Result<never> {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}
