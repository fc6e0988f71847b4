import { contentOf, type OutboxItem } from '../outbox/outbox-item.ts';
import type { World } from '../world.ts';
import type { Found } from './answers/find.ts';
import type { Desk } from './desk.ts';
import { orderOf } from './order-of.ts';
import { submittedItem } from './submission-of.ts';

/** This session's latest submission, where it is of the values that the session holds, for this tenant. */
export function sameSubmission<W extends World>(
  desk: Desk<W>,
  found: Found,
  connectionId: string,
): OutboxItem | null {
  const item = submittedItem(desk, found.stored, found.session.id);
  if (item === null) return null;
  const as = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
  const order = orderOf(desk, found, { ...as, connectionId });
  if (order === null) return null;
  // Empty values are not ordered.
  const plain = order.plain.filter(({ value }) => value !== '');
  return contentOf({ ...order, plain }) === contentOf(item.order) ? item : null;
}
