import type { SubmissionRoute, WaitReason } from '../../src-preload/contract/submission.ts';
import { routeFrom } from '../neo/neo-api.ts';
import type { World } from '../world.ts';
import type { AttemptParts } from './attempt.ts';
import { namedValues } from './new-item.ts';
import { routeOf } from './outbox-item.ts';

export type Preview = {
  route: SubmissionRoute | { kind: 'unknown'; why: WaitReason };
  connectedBefore: 'yes' | 'no' | 'unknown';
};

/** Which way a submission would go now, and whether Neo knows the integration already. Sends nothing. */
export async function previewRoute<W extends World>(
  parts: Pick<AttemptParts<W>, 'neo' | 'cache' | 'limiter' | 'connection' | 'vendor' | 'signal'>,
  connectionId: string,
  vendorId: string,
): Promise<Preview> {
  const { neo, cache, limiter, connection, vendor, signal } = parts;
  const access = connection(connectionId) ?? { key: null, sendByAssumedPath: false };
  const of = vendor(vendorId);
  // Review is read by a person: it says what Neo says now.
  const [description, { sync }] = await Promise.all([
    limiter(connectionId, (whenAllowed) => neo.describe(access, signal, whenAllowed)),
    cache.syncNow(connectionId, access, of.integration, signal),
  ]);
  const finding = routeFrom(description, access, of.integration, namedValues(of));
  const route =
    finding.kind === 'found' ? routeOf(finding.route) : { kind: 'unknown' as const, why: finding.waitsFor };
  const before = { connected: 'yes', 'not-connected': 'no' } as const;
  const known = sync.kind === 'connected' || sync.kind === 'not-connected';
  return { route, connectedBefore: known ? before[sync.kind] : 'unknown' };
}
