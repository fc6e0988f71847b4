import { DiskError } from '../storage/disk-error.ts';
import { faultFields } from '../system/fault-fields.ts';
import type { EnvironmentServices } from './environment-services.ts';

/*
 * A deleted session can be had back for some minutes. Then, on quitting or at the next start it goes for good:
 * what waits in the outbox, its secrets, and last its file, so that a crash in between leaves no secret without an
 * owner and the next start goes on. The deletion itself, and its undo, are in `manage-sessions.ts`.
 */

export const UNDO_PERIOD_MS = 10 * 60_000;
/** Not before the first screen has what it needs. */
const FIRST_PURGE_DELAY_MS = 3_000;
const PURGE_INTERVAL_MS = 15_000;

/** Remembers a deletion that was made just now, and answers until when it can be undone. */
export function rememberDeletion(services: EnvironmentServices, id: string, clientName: string): number {
  const undoUntil = services.now() + UNDO_PERIOD_MS;
  const { open, restored } = services.runtime.deletions;
  restored.delete(id);
  open.set(id, { clientName, undoUntil });
  return undoUntil;
}

/**
 * Spares a session before it is restored; returns how to take that back when it could not be. Null when it is too late:
 * its secrets are being taken away.
 */
export function beginRestore(
  services: Pick<EnvironmentServices, 'runtime'>,
  id: string,
): (() => void) | null {
  const { open, begun, restored } = services.runtime.deletions;
  if (begun.has(id)) return null;
  const deletion = open.get(id);
  open.delete(id);
  restored.add(id);
  return () => {
    restored.delete(id);
    if (deletion !== undefined) open.set(id, deletion);
  };
}

/** What can be had back now, the latest first. */
export function restorableSessions(
  services: EnvironmentServices,
): { sessionId: string; clientName: string; undoUntil: string }[] {
  return [...services.runtime.deletions.open]
    .filter(([, { undoUntil }]) => undoUntil > services.now())
    .map(([sessionId, { clientName, undoUntil }]) => ({
      sessionId,
      clientName,
      undoUntil: new Date(undoUntil).toISOString(),
    }))
    .reverse();
}

/**
 * Removes deleted sessions for good: those of this run whose time is over, or `all` of this run, or with
 * `earlier` also what an earlier run has left. What the disk refuses stays for the next time.
 */
export async function purgeDeleted(
  services: EnvironmentServices,
  which: 'over' | 'all' | 'earlier',
): Promise<void> {
  const { open } = services.runtime.deletions;
  const mine = [...open].filter(([, { undoUntil }]) => which === 'all' || undoUntil <= services.now());
  const ids = mine.map(([id]) => id);
  if (which === 'earlier') {
    for (const { id } of await services.sessions.listDeleted()) if (!open.has(id)) ids.push(id);
  }
  for (const id of ids) {
    try {
      await purgeOne(services, id);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      services.log.error('session-not-purged', { code: error.code });
    }
  }
  if (ids.length > 0)
    services.announce('sessions-changed', { practice: services.environment === 'practice' });
}

async function purgeOne(services: EnvironmentServices, id: string): Promise<void> {
  const { open, begun, restored } = services.runtime.deletions;
  if (restored.has(id) || !(await isDeleted(services, id))) return;
  // From here to `begun` nothing may be waited for: whoever undoes looks there, and says so in `restored`.
  if (restored.has(id)) return;
  begun.add(id);
  open.delete(id);
  await services.outbox.withdrawSession(id);
  await services.outbox.forgetSession(id);
  const records = services.vault.recordsWithPrefix(`${id}.`);
  // Whether there are secrets is not known now: the file stays, so that they keep their owner.
  if (records === null) return;
  for (const record of records) await services.vault.forget(record);
  // A save that was under way when that began has ended by now, and nobody can make another.
  for (const record of services.vault.recordsWithPrefix(`${id}.`) ?? []) await services.vault.forget(record);
  await services.sessions.remove(id);
  services.log.info('session-purged', { secrets: records.length });
}

/** Looked at in the session's own turn: what undoes or changes it has ended by then. A deleted one is not found. */
async function isDeleted(services: EnvironmentServices, id: string): Promise<boolean> {
  const read = await services.sessions.read(id);
  return !read.ok && read.error.code === 'session-not-found';
}

/** Goes on with what the last run has left, and looks whose time is over. Returns how to stop. */
export function schedulePurge(
  services: EnvironmentServices,
  schedule: (milliseconds: number, run: () => void) => () => void,
): () => void {
  const purge = (which: 'over' | 'earlier') => {
    purgeDeleted(services, which).catch((error: unknown) =>
      services.log.error('purge-failed', faultFields(error)),
    );
    cancel = schedule(PURGE_INTERVAL_MS, () => purge('over'));
  };
  let cancel = schedule(FIRST_PURGE_DELAY_MS, () => purge('earlier'));
  return () => cancel();
}
