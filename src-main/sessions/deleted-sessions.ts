import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { DiskError } from '../storage/disk-error.ts';
import { requestRecord } from '../storage/secret-ref.ts';
import type { StoredField, StoredSession } from '../storage/stored-session.ts';
import { faultFields } from '../system/fault-fields.ts';
import { ok, refuse } from '../system/result.ts';
import type { EnvironmentServices } from './environment-services.ts';

/*
 * Deleting a session, with a way back for ten minutes while the app stays open. What waits in the outbox is withdrawn at
 * once, and stays so after Undo. For good the session goes when the ten minutes are over, on quitting, or at the next
 * start (`purgeDeleted`): its items, its sealed values, and last its file, so that a crash in between leaves no secret
 * without an owner and the next start goes on.
 */

export const UNDO_PERIOD_MS = 10 * 60_000;
/** Not before the first screen has what it needs. */
const FIRST_PURGE_DELAY_MS = 3_000;
const PURGE_INTERVAL_MS = 15_000;

export async function previewDeletion(
  services: EnvironmentServices,
  input: Input<'previewDeletion'>,
): Promise<Result<Response<'previewDeletion'>>> {
  const read = await services.sessions.read(input.sessionId);
  if (!read.ok) return read;
  return ok({
    secrets: secretsOf(services, read.value),
    waiting: services.outbox.waiting(input.sessionId).length,
  });
}

/** How many sealed values; where the vault cannot be listed right now, how many the session names. */
function secretsOf(services: EnvironmentServices, { id, vendors }: StoredSession): number {
  const named = vendors.flatMap(({ fields }) => Object.values(fields).filter(({ ref }) => ref !== undefined));
  return services.vault.recordsWithPrefix(`${id}.`)?.length ?? named.length;
}

export async function deleteSession(
  services: EnvironmentServices,
  input: Input<'deleteSession'>,
): Promise<Result<Response<'deleteSession'>>> {
  const { sessionId } = input;
  const read = await services.sessions.read(sessionId);
  if (!read.ok) return read;
  const runs = [...services.runtime.runs]
    .filter(([key]) => key.startsWith(`${sessionId}.`))
    .map(([, run]) => run);
  for (const run of runs) run.abort.abort();
  await Promise.all(runs.map((run) => run.ended));
  // Before the session is deleted: a crash in between must not leave a submission that nobody sees any more.
  const withdrawn = await services.outbox.withdrawSession(sessionId);
  const listDeleted = await services.sessions.softDelete(sessionId);
  if (!listDeleted.ok) return listDeleted;
  const undoUntil = rememberDeletion(services, sessionId, read.value.clientName);
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok({
    undoUntil: new Date(undoUntil).toISOString(),
    secrets: secretsOf(services, read.value),
    withdrawn,
  });
}

export async function restoreSession(
  services: EnvironmentServices,
  input: Input<'restoreSession'>,
): Promise<Result<Response<'restoreSession'>>> {
  const takeBack = beginRestore(services, input.sessionId);
  if (takeBack === null) return refuse('session-not-found');
  const restored = await services.sessions.restore(input.sessionId);
  if (!restored.ok) {
    takeBack();
    return restored;
  }
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok(null);
}

/** Only what holds nothing that was worked for goes without a way back. */
export async function discardSession(
  services: EnvironmentServices,
  { sessionId }: Input<'discardSession'>,
): Promise<Result<Response<'discardSession'>>> {
  // Decided in the turn that deletes it: the window may have saved something since.
  const deleted = await services.sessions.softDelete(sessionId, (session) => !isUsed(services, session));
  if (!deleted.ok) return deleted;
  await services.sessions.remove(sessionId);
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok(null);
}

function isUsed(
  { runtime, outbox }: EnvironmentServices,
  { id, vendors, createdAt }: StoredSession,
): boolean {
  if ([...runtime.runs.keys()].some((key) => key.startsWith(`${id}.`)) || outbox.ofSession(id).length > 0)
    return true;
  // A duplicate has the texts of the session it was made of, which were saved before it was there.
  const isWorkedFor = ({ ref, former, savedAt }: StoredField) =>
    ref !== undefined || former !== undefined || (savedAt !== undefined && savedAt >= createdAt);
  return vendors.some(
    ({ fields, report, itemId, ticked, expected, requests = [] }) =>
      report !== null ||
      requests.length > 0 ||
      itemId !== null ||
      ticked.length > 0 ||
      Object.keys(expected ?? {}).length > 0 ||
      Object.values(fields).some(isWorkedFor),
  );
}

/** Remembers a deletion that was made just now, and returns until when it can be undone. */
function rememberDeletion(services: EnvironmentServices, id: string, clientName: string): number {
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
function beginRestore(services: Pick<EnvironmentServices, 'runtime'>, id: string): (() => void) | null {
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
  const records = recordsOf(services, id);
  // Whether there are secrets is not known now: the file stays, so that they keep their owner.
  if (records === null) return;
  for (const record of records) await services.vault.forget(record);
  // A save that was under way when that began has ended by now, and nobody can make another.
  for (const record of recordsOf(services, id) ?? []) await services.vault.forget(record);
  await services.sessions.remove(id);
  services.log.info('session-purged', { secrets: records.length });
}

/** Its secrets, and the keys of what it has asked for; null while the disk does not tell. */
function recordsOf({ vault }: EnvironmentServices, id: string): string[] | null {
  const secrets = vault.recordsWithPrefix(`${id}.`);
  const keys = vault.recordsWithPrefix(requestRecord(id));
  return secrets === null || keys === null ? null : [...secrets, ...keys];
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
