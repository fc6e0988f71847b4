import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import type { EnvironmentServices } from './environment-services.ts';

/** Unsent secrets are asked about when they have lain so long. */
export const UNSENT_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** Secrets of one vendor that were never handed to the outbox. `since` in milliseconds. */
export type Unsent = { since: number; secrets: number };

/**
 * Null while nothing is to be asked: no secret is held, or the last save of one, or the last word that they stay, is
 * not long enough ago. What an item of the outbox names is its own affair.
 */
export function unsentOf(
  stored: Pick<StoredVendor, 'fields' | 'unsentKeptAt' | 'keepSecrets'>,
  item: Pick<OutboxItem, 'spec' | 'state'> | null,
  holds: (ref: SecretRef) => boolean,
  now: number,
): Unsent | null {
  if (stored.keepSecrets) return null;
  // A test that is over has sent nothing.
  const sent = item === null || item.state.status === 'tested' ? [] : item.spec.secrets;
  const isSent = (ref: SecretRef) =>
    sent.some((one) => one.ref.record === ref.record && one.ref.revision === ref.revision);
  // Only secrets have a fingerprint; identifiers are sealed too, and alone they are no reason to ask.
  const secrets = Object.values(stored.fields).filter(
    ({ ref, fingerprint }) => ref !== undefined && fingerprint !== undefined && !isSent(ref) && holds(ref),
  );
  if (secrets.length === 0) return null;
  // A revision is the time it was sealed at.
  const saved = secrets.map(({ ref }) => ref?.revision ?? 0);
  const since = Math.max(...saved, stored.unsentKeptAt === undefined ? 0 : Date.parse(stored.unsentKeptAt));
  return now - since >= UNSENT_AGE_MS ? { since, secrets: secrets.length } : null;
}

/** All vendors of a session together, as its row in the list says it. */
export function unsentOfSession(
  services: EnvironmentServices,
  vendors: readonly StoredVendor[],
): { unsentSince: string; unsentSecrets: number } | Record<string, never> {
  const due = vendors.flatMap((stored) => {
    const unsent = unsentOfVendor(services, stored);
    return unsent === null ? [] : [unsent];
  });
  if (due.length === 0) return {};
  return {
    unsentSince: new Date(Math.min(...due.map(({ since }) => since))).toISOString(),
    unsentSecrets: due.reduce((sum, { secrets }) => sum + secrets, 0),
  };
}

export function unsentOfVendor(services: EnvironmentServices, stored: StoredVendor): Unsent | null {
  const item = stored.itemId === null ? null : services.outbox.read(stored.itemId);
  return unsentOf(stored, item, services.vault.has, services.now());
}
