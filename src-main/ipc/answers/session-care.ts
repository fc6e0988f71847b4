import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import {
  emptyVendor,
  type StoredField,
  type StoredSession,
  type StoredVendor,
} from '../../storage/stored-session.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { allowedFor, sealDestinations } from '../destinations.ts';
import { rememberDeletion, spareDeleted } from '../purge-sessions.ts';

/*
 * What is done to a session as a whole: naming, putting out of the way, deleting with a way back, and making another
 * like it.
 */

export async function renameSession<W extends World>(
  desk: Desk<W>,
  input: Input<'renameSession'>,
): Promise<Result<Answer<'renameSession'>>> {
  const clientName = input.clientName.trim();
  if (clientName === '') return refuse('bad-input');
  const technician = input.technician.trim();
  const rename = (session: StoredSession) => ({ ...session, clientName, technician });
  return settled(desk, await desk.sessions.change(input.sessionId, rename));
}

/** Out of the list, and nothing else: what waits in the outbox goes on, and the secrets stay. */
export async function archiveSession<W extends World>(
  desk: Desk<W>,
  input: Input<'archiveSession'>,
): Promise<Result<Answer<'archiveSession'>>> {
  const archivedAt = input.archived ? new Date(desk.now()).toISOString() : null;
  return settled(
    desk,
    await desk.sessions.change(input.sessionId, (session) =>
      (session.archivedAt === null) === (archivedAt === null) ? session : { ...session, archivedAt },
    ),
  );
}

export async function previewDeletion<W extends World>(
  desk: Desk<W>,
  input: Input<'previewDeletion'>,
): Promise<Result<Answer<'previewDeletion'>>> {
  const read = await desk.sessions.read(input.sessionId);
  if (!read.ok) return read;
  return ok({ secrets: secretsOf(desk, read.value), waiting: desk.outbox.waiting(input.sessionId).length });
}

/** How many sealed values; where the vault cannot be listed right now, how many the session names. */
function secretsOf<W extends World>(desk: Desk<W>, { id, vendors }: StoredSession): number {
  const named = vendors.flatMap(({ fields }) => Object.values(fields).filter(({ ref }) => ref !== undefined));
  return desk.vault.under(`${id}.`)?.length ?? named.length;
}

export async function deleteSession<W extends World>(
  desk: Desk<W>,
  input: Input<'deleteSession'>,
): Promise<Result<Answer<'deleteSession'>>> {
  const { sessionId } = input;
  const read = await desk.sessions.read(sessionId);
  if (!read.ok) return read;
  const runs = [...desk.runs].filter(([key]) => key.startsWith(`${sessionId}.`)).map(([, run]) => run);
  for (const run of runs) run.abort.abort();
  await Promise.all(runs.map((run) => run.ended));
  // Before the session is deleted: a crash in between must not leave a submission that nobody sees any more.
  const withdrawn = await desk.outbox.withdrawSession(sessionId);
  const buried = await desk.sessions.bury(sessionId);
  if (!buried.ok) return buried;
  const undoUntil = rememberDeletion(desk, sessionId, read.value.clientName);
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  return ok({
    undoUntil: new Date(undoUntil).toISOString(),
    secrets: secretsOf(desk, read.value),
    withdrawn,
  });
}

export async function restoreSession<W extends World>(
  desk: Desk<W>,
  input: Input<'restoreSession'>,
): Promise<Result<Answer<'restoreSession'>>> {
  const takeBack = spareDeleted(desk, input.sessionId);
  if (takeBack === null) return refuse('session-not-found');
  const raised = await desk.sessions.raise(input.sessionId);
  if (!raised.ok) takeBack();
  return settled(desk, raised);
}

/** Only what holds nothing that was worked for goes without a way back. */
export async function discardSession<W extends World>(
  desk: Desk<W>,
  { sessionId }: Input<'discardSession'>,
): Promise<Result<Answer<'discardSession'>>> {
  // Decided in the turn that deletes it: the window may have saved something since.
  const deleted = await desk.sessions.bury(sessionId, (session) => !isUsed(desk, session));
  if (!deleted.ok) return deleted;
  await desk.sessions.remove(sessionId);
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  return ok(null);
}

function isUsed<W extends World>(
  { runs, outbox }: Desk<W>,
  { id, vendors, createdAt }: StoredSession,
): boolean {
  if ([...runs.keys()].some((key) => key.startsWith(`${id}.`)) || outbox.ofSession(id).length > 0)
    return true;
  // A duplicate has the texts of the session it was made of, which were saved before it was there.
  const isWorkedFor = ({ ref, former, savedAt }: StoredField) =>
    ref !== undefined || former !== undefined || (savedAt !== undefined && savedAt >= createdAt);
  return vendors.some(
    ({ fields, report, itemId, ticked, expected }) =>
      report !== null ||
      itemId !== null ||
      ticked.length > 0 ||
      Object.keys(expected ?? {}).length > 0 ||
      Object.values(fields).some(isWorkedFor),
  );
}

export async function duplicateSession<W extends World>(
  desk: Desk<W>,
  input: Input<'duplicateSession'>,
): Promise<Result<Answer<'duplicateSession'>>> {
  const clientName = input.clientName.trim();
  if (clientName === '') return refuse('bad-input');
  const read = await desk.sessions.read(input.sessionId);
  if (!read.ok) return read;
  const { technician, connectionId, vendors } = read.value;
  const made = await desk.sessions.create({
    clientName,
    technician,
    connectionId,
    currentVendor: vendors[0]?.vendor ?? '',
    vendors: vendors.map(alike),
  });
  // What was typed there was typed here; what nobody typed there is asked about in both.
  const known = vendors.flatMap((stored) => {
    const { origin } = allowedFor(desk, input.sessionId, stored);
    return origin === null ? [] : [[stored.vendor, origin] as const];
  });
  if (known.length > 0)
    await desk.sessions.change(made.id, (session) => withOrigins(desk, session, new Map(known)));
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  return ok({ sessionId: made.id });
}

function withOrigins<W extends World>(
  desk: Desk<W>,
  session: StoredSession,
  origins: ReadonlyMap<string, string>,
): StoredSession {
  return {
    ...session,
    vendors: session.vendors.map((stored) => {
      const origin = origins.get(stored.vendor);
      if (origin === undefined) return stored;
      const destinations = sealDestinations(desk, session.id, stored.vendor, { origin, hosts: [] });
      return { ...stored, destinations };
    }),
  };
}

/** The vendor as it stands before its first step, with what may be read by anybody: whatever else there is stays behind. */
function alike({ vendor, edition, fields }: StoredVendor): StoredVendor {
  const plain = Object.fromEntries(Object.entries(fields).flatMap(plainOnly));
  return { ...emptyVendor(vendor), edition, fields: plain };
}

/** Only addresses and choices have a text of their own. */
function plainOnly([id, field]: [string, StoredField]): [string, StoredField][] {
  const { text, ref, savedAt, mended, trouble, proposal } = field;
  if (text === undefined || ref !== undefined) return [];
  return [
    [
      id,
      {
        text,
        mended,
        ...(savedAt === undefined ? {} : { savedAt }),
        ...(trouble === undefined ? {} : { trouble }),
        ...(proposal === undefined ? {} : { proposal }),
      },
    ],
  ];
}

/** The list is told; nothing of the session is needed by whoever asked. */
function settled<W extends World>(desk: Desk<W>, changed: Result<StoredSession>): Result<null> {
  if (!changed.ok) return changed;
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  return ok(null);
}
