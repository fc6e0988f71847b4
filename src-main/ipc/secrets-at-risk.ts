import type { Desk } from './desk.ts';

/** What quitting now would lose: how many secrets only memory holds, and whose sessions they belong to. */
export async function secretsAtRisk(desk: Desk<'real'>): Promise<{ unsent: number; sessions: string[] }> {
  const held = await desk.vault.memoryOnly();
  const names = new Set<string>();
  for (const { id, clientName } of await desk.sessions.list()) {
    if (held.some((secret) => secret.record.startsWith(`${id}.`))) names.add(clientName);
  }
  return { unsent: held.length, sessions: [...names] };
}
