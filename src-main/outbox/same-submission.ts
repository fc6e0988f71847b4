import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { SessionVendor } from '../sessions/vendor-progress.ts';
import { buildItemSpec } from './item-spec.ts';
import { contentOf, type OutboxItem } from './outbox-item.ts';
import { submittedItem } from './session-submissions.ts';

/** This session's latest submission, where it is of the values that the session holds, for this tenant. */
export function sameSubmission(
  services: EnvironmentServices,
  found: SessionVendor,
  connectionId: string,
): OutboxItem | null {
  const item = submittedItem(services, found.stored, found.session.id);
  if (item === null) return null;
  const as = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
  const spec = buildItemSpec(services, found, { ...as, connectionId });
  if (spec === null) return null;
  // Empty values are not ordered.
  const plain = spec.plain.filter(({ value }) => value !== '');
  return contentOf({ ...spec, plain }) === contentOf(item.spec) ? item : null;
}
