import type { Vendor } from './vendor.ts';

const KINDS: Record<Vendor['kind'], number> = { psa: 0, rmm: 1, neo: 2 };

/** The order of connecting: the PSA first, because Neo needs it first; then by the folder's own `order`. */
export function inConnectingOrder(vendors: readonly Vendor[]): Vendor[] {
  return [...vendors].sort(
    (one, other) =>
      KINDS[one.kind] - KINDS[other.kind] ||
      (one.order ?? Number.MAX_SAFE_INTEGER) - (other.order ?? Number.MAX_SAFE_INTEGER) ||
      one.name.localeCompare(other.name, 'en'),
  );
}
