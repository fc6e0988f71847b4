import { DiskError } from '../storage/disk-error.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';

/*
 * A deleted session can be had back for some minutes. Then, on quitting or at the next start it goes for good:
 * what waits in the outbox, its secrets, and last its file, so that a crash in between leaves no secret without an
 * owner and the next start goes on.
 */

/** In milliseconds. */
export const UNDO_HOLDS = 10 * 60_000;
/** Not before the first screen has what it needs. In milliseconds. */
const GO_ON_AFTER = 3_000;
const LOOK_EVERY = 15_000;

type Deletion = { clientName: string; undoUntil: number };
/** `begun` are being taken away; `raised` were had back, or are about to be, and nothing of them is taken away. */
type Deletions = { open: Map<string, Deletion>; begun: Set<string>; raised: Set<string> };

const deletions = new WeakMap<object, Deletions>();

function deletionsOf(desk: object): Deletions {
  const known = deletions.get(desk) ?? { open: new Map(), begun: new Set(), raised: new Set() };
  deletions.set(desk, known);
  return known;
}

/** Remembers a deletion that was made just now, and answers until when it can be undone. */
export function rememberDeletion<W extends World>(desk: Desk<W>, id: string, clientName: string): number {
  const undoUntil = desk.now() + UNDO_HOLDS;
  const { open, raised } = deletionsOf(desk);
  raised.delete(id);
  open.set(id, { clientName, undoUntil });
  return undoUntil;
}

/**
 * Spares a session before it is raised; answers how to take that back when it could not be. Null when it is too late:
 * its secrets are being taken away.
 */
export function spareDeleted(desk: object, id: string): (() => void) | null {
  const { open, begun, raised } = deletionsOf(desk);
  if (begun.has(id)) return null;
  const deletion = open.get(id);
  open.delete(id);
  raised.add(id);
  return () => {
    raised.delete(id);
    if (deletion !== undefined) open.set(id, deletion);
  };
}

/** What can be had back now, the latest first. */
export function undoable<W extends World>(
  desk: Desk<W>,
): { sessionId: string; clientName: string; undoUntil: string }[] {
  return [...deletionsOf(desk).open]
    .filter(([, { undoUntil }]) => undoUntil > desk.now())
    .map(([sessionId, { clientName, undoUntil }]) => ({
      sessionId,
      clientName,
      undoUntil: new Date(undoUntil).toISOString(),
    }))
    .reverse();
}

/**
 * Takes deleted sessions away for good: those of this run whose time is over, or `all` of this run, or with
 * `earlier` also what an earlier run has left. What the disk refuses stays for the next time.
 */
export async function purgeDeleted<W extends World>(
  desk: Desk<W>,
  which: 'over' | 'all' | 'earlier',
): Promise<void> {
  const { open } = deletionsOf(desk);
  const mine = [...open].filter(([, { undoUntil }]) => which !== 'over' || undoUntil <= desk.now());
  const ids = mine.map(([id]) => id);
  if (which === 'earlier') {
    for (const { id } of await desk.sessions.buried()) if (!open.has(id)) ids.push(id);
  }
  for (const id of ids) {
    try {
      await purgeOne(desk, id);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      desk.log.error('session-not-purged', { code: error.code });
    }
  }
  if (ids.length > 0) desk.announce('sessions-changed', { practice: desk.world === 'practice' });
}

async function purgeOne<W extends World>(desk: Desk<W>, id: string): Promise<void> {
  const { open, begun, raised } = deletionsOf(desk);
  if (raised.has(id) || !(await isBuried(desk, id))) return;
  // From here to `begun` nothing may be waited for: whoever undoes looks there, and says so in `raised`.
  if (raised.has(id)) return;
  begun.add(id);
  open.delete(id);
  await desk.outbox.withdrawSession(id);
  await desk.outbox.forgetSession(id);
  const records = desk.vault.under(`${id}.`);
  // Whether there are secrets cannot be told now: the file stays, so that they keep their owner.
  if (records === null) return;
  for (const record of records) await desk.vault.forget(record);
  // A save that was under way when that began has ended by now, and nobody can make another.
  for (const record of desk.vault.under(`${id}.`) ?? []) await desk.vault.forget(record);
  await desk.sessions.remove(id);
  desk.log.info('session-purged', { secrets: records.length });
}

/** Looked at in the session's own turn: what undoes or changes it has ended by then. A deleted one is not found. */
async function isBuried<W extends World>(desk: Desk<W>, id: string): Promise<boolean> {
  const read = await desk.sessions.read(id);
  return !read.ok && read.error.code === 'session-not-found';
}

/** Goes on with what the last run has left, and looks whose time is over. Answers how to stop. */
export function watchDeleted<W extends World>(
  desk: Desk<W>,
  schedule: (milliseconds: number, run: () => void) => () => void,
): () => void {
  const purge = (which: 'over' | 'earlier') => {
    purgeDeleted(desk, which).catch((error: unknown) =>
      desk.log.error('purge-failed', { fault: error instanceof Error ? error.name : '' }),
    );
    cancel = schedule(LOOK_EVERY, () => purge('over'));
  };
  let cancel = schedule(GO_ON_AFTER, () => purge('earlier'));
  return () => cancel();
}
