import type { Vendor } from '../../src-preload/contract/vendor.ts';
import {
  ITEM_VERSION,
  type ItemSpec,
  LONGEST_STAY,
  type NamedValue,
  type OutboxItem,
  type Waiting,
} from './outbox-item.ts';
import { dueNow } from './waits.ts';

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

/** The same text for the same work, session, vendor, connection, revisions and plain values, and for nothing else. */
export function contentOf(order: ItemSpec): string {
  const secrets = order.secrets.map(({ neoName, ref }) => [neoName, ref.record, ref.revision]);
  const plain = order.plain.map(({ neoName, value }) => [neoName, value]);
  const sorted = (list: unknown[][]) => list.map((entry) => JSON.stringify(entry)).sort();
  const { sessionId, vendor, connectionId } = order;
  const content = [sessionId, vendor, connectionId, sorted(secrets), sorted(plain)];
  // A submission reads as it did before tests could be queued: its fingerprint lies in older files.
  return JSON.stringify(order.work === 'test' ? ['test', ...content] : content);
}

export type ItemIdentity = {
  id: string;
  idempotencyKey: string;
  fingerprint: string;
  appVersion: string;
  turn: number;
  now: number;
};

/** What the connection waits for already: a key, or the time Neo asked for. */
export type Inherited = Pick<Waiting, 'waitsFor' | 'nextTryAt' | 'notBefore'>;

export function newItem(
  order: ItemSpec,
  vendor: Vendor,
  identity: ItemIdentity,
  inherited?: Inherited,
): OutboxItem {
  const { id, idempotencyKey, fingerprint, appVersion, turn, now } = identity;
  const named = new Set([...order.secrets, ...order.plain].map(({ neoName }) => neoName));
  return {
    version: ITEM_VERSION,
    id,
    turn,
    changes: 0,
    idempotencyKey,
    appVersion,
    fingerprint,
    order,
    integration: vendor.integration,
    fields: vendor.fields
      .filter((field) => field.neoNames.some((name) => named.has(name)))
      .map((field) => ({ field: field.id, label: field.label })),
    createdAt: now,
    changedAt: now,
    staysUntil: now + LONGEST_STAY,
    agreedUpTo: order.mayReplace ? turn : null,
    holder: null,
    state: { ...dueNow(now), ...inherited },
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
export function namedValues(vendor: Vendor, only?: ItemSpec): NamedValue[] {
  const held = only && new Set([...only.secrets, ...only.plain].map(({ neoName }) => neoName));
  return vendor.fields
    .filter(({ neoNames: [first] }) => first !== undefined && (held === undefined || held.has(first)))
    .map((field) => ({
      neoNames: field.neoNames,
      required: field.required,
      secret: field.kind === 'secret' || field.kind === 'identifier',
    }));
}
