import type { OpenRequest } from '../../src-preload/contract/secret-request.ts';
import { MOST_REQUESTS, type StoredRequest, type StoredVendor } from '../storage/stored-session.ts';

/** The one that waits for its answer, and may still get it at that time (ms). */
export function openRequest({ requests = [] }: StoredVendor, now: number): StoredRequest | undefined {
  return requests.find((one) => one.closed === undefined && !isOver(one, now));
}

/** Also where the time cannot be read. */
export function isOver({ expiresAt }: Pick<StoredRequest, 'expiresAt'>, now: number): boolean {
  return !(Date.parse(expiresAt) > now);
}

export function viewRequest({ id, fields, expiresAt }: StoredRequest): OpenRequest {
  return { id, fields, expiresAt };
}

export function withRequest(stored: StoredVendor, request: StoredRequest): StoredVendor {
  const before = (stored.requests ?? []).slice(1 - MOST_REQUESTS);
  return { ...stored, requests: [...before, request] };
}

export function withClosed(
  stored: StoredVendor,
  id: string,
  closed: NonNullable<StoredRequest['closed']>,
): StoredVendor {
  const requests = stored.requests?.map((one) => (one.id === id ? { ...one, closed } : one));
  return requests === undefined ? stored : { ...stored, requests };
}
