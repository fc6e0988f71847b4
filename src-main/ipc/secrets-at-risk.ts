import { isOver } from '../submissions/outbox-item.ts';
import type { Desk } from './desk.ts';

/**
 * What quitting now would lose: how many secrets only memory holds, and whose sessions they belong to. A session of which
 * only the work that waits is in memory counts as one more.
 */
export async function secretsAtRisk(desk: Desk<'real'>): Promise<{ unsent: number; sessions: string[] }> {
  const memory = await desk.vault.memoryOnly();
  const waiting = desk.outbox.items().filter((item) => !isOver(item) && desk.outbox.isInMemory(item.id));
  if (memory.length + waiting.length === 0) return { unsent: 0, sessions: [] };
  // What belongs to a deleted session is meant to go.
  const deleted = await desk.sessions.buried();
  const held = memory.filter(({ record }) => !deleted.some(({ id }) => record.startsWith(`${id}.`)));
  const names = new Set<string>();
  let waits = 0;
  for (const { id, clientName } of await desk.sessions.list()) {
    const hasSecrets = held.some((secret) => secret.record.startsWith(`${id}.`));
    const hasWork = waiting.some(({ order }) => order.sessionId === id);
    if (hasSecrets || hasWork) names.add(clientName);
    if (hasWork && !hasSecrets) waits += 1;
  }
  return { unsent: held.length + waits, sessions: [...names] };
}
