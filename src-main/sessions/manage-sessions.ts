import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { allowedFor, type Place, sealDestinations } from '../credentials/destinations.ts';
import {
  emptyVendor,
  type StoredField,
  type StoredSession,
  type StoredVendor,
} from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { changeSession } from './vendor-progress.ts';

/*
 * What is done to a session as a whole: naming, putting out of the way, and making another like it. Deleting is in
 * `deleted-sessions.ts`.
 */

export async function renameSession(
  services: EnvironmentServices,
  input: Input<'renameSession'>,
): Promise<Result<Response<'renameSession'>>> {
  const clientName = input.clientName.trim();
  if (clientName === '') return refuse('bad-input');
  const technician = input.technician.trim();
  return changeSession(services, input.sessionId, (session) => ({ ...session, clientName, technician }));
}

export async function readNotes(
  services: EnvironmentServices,
  { sessionId }: Input<'readNotes'>,
): Promise<Result<Response<'readNotes'>>> {
  const read = await services.sessions.read(sessionId);
  return read.ok ? ok({ notes: read.value.notes }) : read;
}

export async function keepNotes(
  services: EnvironmentServices,
  { sessionId, notes }: Input<'keepNotes'>,
): Promise<Result<Response<'keepNotes'>>> {
  return settled(
    services,
    await services.sessions.change(sessionId, (session) =>
      session.notes === notes ? session : { ...session, notes },
    ),
  );
}

/** Out of the list, and nothing else: what waits in the outbox goes on, and the secrets stay. */
export async function archiveSession(
  services: EnvironmentServices,
  input: Input<'archiveSession'>,
): Promise<Result<Response<'archiveSession'>>> {
  const archivedAt = input.archived ? new Date(services.now()).toISOString() : null;
  return settled(
    services,
    await services.sessions.change(input.sessionId, (session) =>
      (session.archivedAt === null) === (archivedAt === null) ? session : { ...session, archivedAt },
    ),
  );
}

export async function duplicateSession(
  services: EnvironmentServices,
  input: Input<'duplicateSession'>,
): Promise<Result<Response<'duplicateSession'>>> {
  const clientName = input.clientName.trim();
  if (clientName === '') return refuse('bad-input');
  const read = await services.sessions.read(input.sessionId);
  if (!read.ok) return read;
  const { technician, connectionId, vendors } = read.value;
  const made = await services.sessions.create({
    clientName,
    technician,
    connectionId,
    currentVendor: vendors[0]?.vendor ?? '',
    vendors: vendors.map(alike),
  });
  // What was typed there was typed here; what nobody typed there is asked about in both.
  const known = vendors.flatMap((stored) => {
    const { place } = allowedFor(services, input.sessionId, stored);
    return place === null ? [] : [[stored.vendor, place] as const];
  });
  if (known.length > 0)
    await services.sessions.change(made.id, (session) => withPlaces(services, session, new Map(known)));
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok({ sessionId: made.id });
}

function withPlaces(
  services: EnvironmentServices,
  session: StoredSession,
  places: ReadonlyMap<string, Place>,
): StoredSession {
  return {
    ...session,
    vendors: session.vendors.map((stored) => {
      const place = places.get(stored.vendor);
      if (place === undefined) return stored;
      const destinations = sealDestinations(services, session.id, stored.vendor, { place, hosts: [] });
      return { ...stored, destinations };
    }),
  };
}

/**
 * The vendor as it stands before its first step, with what may be read by anybody: whatever else there is stays
 * behind.
 */
function alike({ vendor, edition, fields }: StoredVendor): StoredVendor {
  const plain = Object.fromEntries(Object.entries(fields).flatMap(plainOnly));
  return { ...emptyVendor(vendor), edition, fields: plain };
}

/** Only addresses and choices have a text of their own. */
function plainOnly([id, field]: [string, StoredField]): [string, StoredField][] {
  const { text, ref, savedAt, corrections, issue, proposal } = field;
  if (text === undefined || ref !== undefined) return [];
  return [
    [
      id,
      {
        text,
        corrections,
        ...(savedAt === undefined ? {} : { savedAt }),
        ...(issue === undefined ? {} : { issue }),
        ...(proposal === undefined ? {} : { proposal }),
      },
    ],
  ];
}

/** The list is announced; nothing of the session is needed by whoever asked. */
function settled(services: EnvironmentServices, changed: Result<StoredSession>): Result<null> {
  if (!changed.ok) return changed;
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok(null);
}
