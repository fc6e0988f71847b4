import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';

/** A result that the disk would not take, and why. It is shown until the app ends or a later one is kept. */
export type UnkeptReport = { report: TestReport; code: AppErrorCode };

const reports = new WeakMap<object, Map<string, UnkeptReport>>();

/** By `session.vendor`; null when a later result was kept. */
export function noteUnkept(desk: object, key: string, unkept: UnkeptReport | null): void {
  const known = reports.get(desk) ?? new Map<string, UnkeptReport>();
  reports.set(desk, known);
  if (unkept === null) known.delete(key);
  else known.set(key, unkept);
}

export function unkeptReport(desk: object, key: string): UnkeptReport | undefined {
  return reports.get(desk)?.get(key);
}
