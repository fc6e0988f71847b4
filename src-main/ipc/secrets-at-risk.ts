import type { Desk } from './desk.ts';

/** What quitting now would lose: how many secrets only memory holds, and whose sessions they belong to. */
export async function secretsAtRisk(desk: Desk<'real'>): Promise<{ unsent: number; sessions: string[] }> {
  const memory = await desk.vault.memoryOnly();
  if (memory.length === 0) return { unsent: 0, sessions: [] };
  // What belongs to a deleted session is meant to go.
  const deleted = await desk.sessions.buried();
  const held = memory.filter(({ record }) => !deleted.some(({ id }) => record.startsWith(`${id}.`)));
  const names = new Set<string>();
  for (const { id, clientName } of await desk.sessions.list()) {
    if (held.some((secret) => secret.record.startsWith(`${id}.`))) names.add(clientName);
  }
  return { unsent: held.length, sessions: [...names] };
}
