import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';

/** A result that the disk would not take, and why. It is shown until the app ends or a later one is kept. */
export type UnsavedReport = { report: TestReport; code: AppErrorCode };

/** Vendors whose last press of Test found this computer offline, by `session.vendor`; until the next run. */
const offlineTries = new WeakMap<object, Set<string>>();

export function noteOfflineTry(services: object, key: string, wasOffline: boolean): void {
  const known = offlineTries.get(services) ?? new Set<string>();
  offlineTries.set(services, known);
  if (wasOffline) known.add(key);
  else known.delete(key);
}

export function wasOfflineTry(services: object, key: string): boolean {
  return offlineTries.get(services)?.has(key) === true;
}

const reports = new WeakMap<object, Map<string, UnsavedReport>>();

/** By `session.vendor`; null when a later result was kept. */
export function noteUnsaved(services: object, key: string, unkept: UnsavedReport | null): void {
  const known = reports.get(services) ?? new Map<string, UnsavedReport>();
  reports.set(services, known);
  if (unkept === null) known.delete(key);
  else known.set(key, unkept);
}

export function unsavedReport(services: object, key: string): UnsavedReport | undefined {
  return reports.get(services)?.get(key);
}
