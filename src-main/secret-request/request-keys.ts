import type { Result } from '../../src-preload/contract/result.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { changeVendor } from '../sessions/vendor-progress.ts';
import { DiskError } from '../storage/disk-error.ts';
import { requestRecord } from '../storage/secret-ref.ts';
import type { StoredRequest } from '../storage/stored-session.ts';
import { isOver, withClosed } from './stored-request.ts';

/*
 * The key of a request lives as long as the request is open. Closed first and forgotten then: a crash in between leaves a
 * key that nothing names, which the sweep of a later start takes (`credentials/sweep-orphans.ts`).
 */

export type Where = { sessionId: string; vendor: string };

export async function closeRequest(
  services: EnvironmentServices,
  where: Where,
  id: string,
  closed: NonNullable<StoredRequest['closed']>,
): Promise<Result<null>> {
  const changed = await changeVendor(services, where, (stored) => withClosed(stored, id, closed));
  if (changed.ok) await forgetKey(services, where.sessionId, id);
  return changed;
}

/** What the disk refuses is left to the sweep. */
export async function forgetKey(
  { vault, log }: EnvironmentServices,
  sessionId: string,
  id: string,
): Promise<void> {
  await vault.forget(requestRecord(sessionId, id)).catch((fault: unknown) => {
    if (!(fault instanceof DiskError)) throw fault;
    log.warn('request-key-not-forgotten', { code: fault.code });
  });
}

/** Requests whose time is over are closed, and their keys forgotten. */
export async function closeExpiredRequests(services: EnvironmentServices): Promise<void> {
  for (const { id: sessionId, vendors } of await services.sessions.list()) {
    for (const { vendor, requests = [] } of vendors) {
      for (const request of requests.filter((one) => isLeft(one, services.now())))
        await services.runtime.ownKeys(() =>
          closeRequest(services, { sessionId, vendor }, request.id, 'expired'),
        );
    }
  }
}

/** It is over, and nobody has closed it yet. */
export function isLeft(request: StoredRequest, now: number): boolean {
  return request.closed === undefined && isOver(request, now);
}
