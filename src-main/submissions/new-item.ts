import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { NamedValue, OutboxItem, SubmitOrder } from './outbox-item.ts';

/** Random bytes as a version 4 UUID (RFC 9562), plain: Neo's side gets it without quotes. */
export function uuid(random: (bytes: number) => Uint8Array): string {
  const bytes = Uint8Array.from(random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A number in [0, 1) from four random bytes. */
export function fraction(random: (bytes: number) => Uint8Array): number {
  return Buffer.from(random(4)).readUInt32BE(0) / 0x1_0000_0000;
}

/** The same text for the same session, vendor, connection, revisions and plain values, and for nothing else. */
export function contentOf(order: SubmitOrder): string {
  const secrets = order.secrets.map(({ neoName, ref }) => [neoName, ref.record, ref.revision]);
  const plain = order.plain.map(({ neoName, value }) => [neoName, value]);
  const sorted = (list: unknown[][]) => list.map((entry) => JSON.stringify(entry)).sort();
  const { sessionId, vendor, connectionId } = order;
  return JSON.stringify([sessionId, vendor, connectionId, sorted(secrets), sorted(plain)]);
}

export type ItemIdentity = { id: string; idempotencyKey: string; fingerprint: string; now: number };

/** `paused`: the connection's queue waits for a key, and this item with it. */
export function newItem(
  order: SubmitOrder,
  vendor: Vendor,
  identity: ItemIdentity,
  paused?: 'no-key' | 'key-refused',
): OutboxItem {
  const { id, idempotencyKey, fingerprint, now } = identity;
  const named = new Set([...order.secrets, ...order.plain].map(({ neoName }) => neoName));
  return {
    version: 1,
    id,
    idempotencyKey,
    fingerprint,
    order,
    integration: vendor.integration,
    fields: vendor.fields
      .filter((field) => field.neoNames.some((name) => named.has(name)))
      .map((field) => ({ field: field.id, label: field.label })),
    createdAt: now,
    changedAt: now,
    state: { at: 'queued', waitsFor: paused ?? 'waiting', nextTryAt: paused ? null : now, notBefore: 0 },
    route: null,
    before: null,
    mayHaveArrived: false,
    failures: 0,
    attempts: 0,
    takenAt: null,
    neo: null,
    confirmation: null,
    copied: [],
    keepsSecrets: false,
  };
}

/** The values of a vendor with all their names at Neo; `only` keeps those which an order holds. */
export function namedValues(vendor: Vendor, only?: SubmitOrder): NamedValue[] {
  const held = only && new Set([...only.secrets, ...only.plain].map(({ neoName }) => neoName));
  return vendor.fields
    .filter(({ neoNames: [first] }) => first !== undefined && (held === undefined || held.has(first)))
    .map((field) => ({
      neoNames: field.neoNames,
      required: field.required,
      secret: field.kind === 'secret' || field.kind === 'identifier',
    }));
}
