import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';

/** A result that the disk would not take, and why. It is shown until the app ends or a later one is kept. */
export type UnkeptReport = { report: TestReport; code: AppErrorCode };

/** Vendors whose last press of Test found this computer offline, by `session.vendor`; until the next run. */
const offlineTries = new WeakMap<object, Set<string>>();

export function noteOfflineTry(desk: object, key: string, wasOffline: boolean): void {
  const known = offlineTries.get(desk) ?? new Set<string>();
  offlineTries.set(desk, known);
  if (wasOffline) known.add(key);
  else known.delete(key);
}

export function wasOfflineTry(desk: object, key: string): boolean {
  return offlineTries.get(desk)?.has(key) === true;
}

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
