import { DiskError } from '../storage/disk-error.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import type { StoredSettings } from '../storage/stored-settings.ts';
import type { EnvironmentServices } from './environment-services.ts';

/*
 * How long a vendor takes, from the first step that was gone on from to its credential on its way to Neo. Only minutes are
 * kept, by vendor, in the settings of this computer: no client, no day.
 */

/** Fewer finished sessions than these say nothing. */
const MEASURED_FROM = 3;
/** The last ones count: people get faster, and portals change. */
const KEPT = 9;
/** Minutes. Whoever took longer went home in between. */
const LONGEST = 240;

/** The vendor with the time at which the work on it began, where that is not known yet. */
export function workBegun(stored: StoredVendor, now: number): StoredVendor {
  return stored.work === undefined ? { ...stored, work: { startedAt: new Date(now).toISOString() } } : stored;
}

/** The vendor with the time at which it was first handed on. */
export function workEnded(stored: StoredVendor, now: number): StoredVendor {
  const { work } = stored;
  return work === undefined || work.endedAt !== undefined
    ? stored
    : { ...stored, work: { ...work, endedAt: new Date(now).toISOString() } };
}

/**
 * Notes how long a vendor took that is handed on for the first time; `before` is how it stood until then. Not worth a
 * refusal where the settings take nothing.
 */
export async function noteWork(services: EnvironmentServices, before: StoredVendor): Promise<void> {
  if (before.work === undefined || before.work.endedAt !== undefined) return;
  const minutes = Math.round((services.now() - Date.parse(before.work.startedAt)) / 60_000);
  // A clock that was set back, or a file that somebody wrote.
  if (!(minutes >= 1 && minutes <= LONGEST)) return;
  try {
    await services.settings.change((settings) => {
      const all = settings.workMinutes ?? {};
      const own = [...(all[before.vendor] ?? []), minutes].slice(-KEPT);
      return { ...settings, workMinutes: { ...all, [before.vendor]: own } };
    });
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    services.log.warn('work-time-not-noted', { code: error.code });
  }
}

/** What is usual on this computer, in minutes: the median of the last ones. Undefined until there are three. */
export function measuredMinutes(
  { workMinutes = {} }: Pick<StoredSettings, 'workMinutes'>,
  vendor: string,
): { minutes: number; count: number } | undefined {
  const own = [...(workMinutes[vendor] ?? [])].sort((a, b) => a - b);
  const minutes = own[Math.floor(own.length / 2)];
  return minutes === undefined || own.length < MEASURED_FROM ? undefined : { minutes, count: own.length };
}
