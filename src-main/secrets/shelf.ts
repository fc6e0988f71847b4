import type { SecretRef } from '../storage/secret-ref.ts';

/** Where one revision of a secret is. */
export type Place =
  /** `isPending`: on its way to the disk, and not yet said to be kept anywhere. */
  | { kind: 'memory'; text: string; isPending?: true }
  | { kind: 'sealed'; keyId: string }
  /** Read once, and found to be of a newer version of the app. */
  | { kind: 'newer'; keyId: string }
  | { kind: 'damaged'; keyId: string };

/** What the vault holds, by record and revision. */
export type Shelf = {
  put(ref: SecretRef, place: Place): void;
  find(ref: SecretRef): Place | undefined;
  take(ref: SecretRef): void;
  /** A copy, oldest first. */
  of(record: string): [number, Place][];
  records(): { record: string; revisions: number[] }[];
  /** Nothing was ever found damaged or of a newer version. */
  isSound(): boolean;
  inMemory(): { record: string; revision: number; text: string }[];
  pending(): { ref: SecretRef; text: string }[];
  /** Memory holds something for good, so far as is known. */
  restsInMemory(): boolean;
};

export function openShelf(): Shelf {
  const places = new Map<string, Map<number, Place>>();
  const of = (record: string) => [...(places.get(record) ?? [])].sort(([a], [b]) => a - b);

  let isSound = true;

  return {
    isSound: () => isSound,
    put({ record, revision }, place) {
      if (place.kind === 'damaged' || place.kind === 'newer') isSound = false;
      const revisions = places.get(record) ?? new Map<number, Place>();
      places.set(record, revisions.set(revision, place));
    },
    find: ({ record, revision }) => places.get(record)?.get(revision),
    take({ record, revision }) {
      const revisions = places.get(record);
      revisions?.delete(revision);
      if (revisions?.size === 0) places.delete(record);
    },
    of,
    records: () =>
      [...places.keys()].map((record) => ({ record, revisions: of(record).map(([revision]) => revision) })),
    pending: () =>
      [...places].flatMap(([record, revisions]) =>
        [...revisions].flatMap(([revision, place]) =>
          place.kind === 'memory' && place.isPending ? [{ ref: { record, revision }, text: place.text }] : [],
        ),
      ),
    restsInMemory: () =>
      [...places.values()].some((revisions) =>
        [...revisions.values()].some((place) => place.kind === 'memory' && !place.isPending),
      ),
    inMemory: () =>
      [...places.keys()].flatMap((record) =>
        of(record).flatMap(([revision, place]) =>
          place.kind === 'memory' ? [{ record, revision, text: place.text }] : [],
        ),
      ),
  };
}
