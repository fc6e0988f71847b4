import type { AppErrorCode, AppErrorParams } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A code whose words name something is refused together with it. */
export function refuse<C extends AppErrorCode>(
  code: C,
  ...[params]: C extends keyof AppErrorParams ? [params: AppErrorParams[C]] : []
): Result<never> {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}
