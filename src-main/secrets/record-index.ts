import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Where one revision of a secret is. */
export type RecordPlace =
  /** `isPending`: on its way to the disk, and not yet known to be kept anywhere. */
  | { kind: 'memory'; text: string; isPending?: true }
  | { kind: 'sealed'; keyId: string }
  /** Read once, and found to be of a newer version of the app. */
  | { kind: 'newer'; keyId: string }
  | { kind: 'damaged'; keyId: string };

/** What the vault holds, by record and revision. */
export type RecordIndex = {
  set(ref: SecretRef, place: RecordPlace): void;
  get(ref: SecretRef): RecordPlace | undefined;
  delete(ref: SecretRef): void;
  /** A copy, oldest first. */
  of(record: string): [number, RecordPlace][];
  records(): { record: string; revisions: number[] }[];
  /** Nothing was ever found damaged or of a newer version. */
  isSound(): boolean;
  inMemory(): { record: string; revision: number; text: string }[];
  pending(): { ref: SecretRef; text: string }[];
  /** Memory holds something for good, so far as is known. */
  restsInMemory(): boolean;
};

export function openRecordIndex(): RecordIndex {
  const places = new Map<string, Map<number, RecordPlace>>();
  const of = (record: string) => [...(places.get(record) ?? [])].sort(([a], [b]) => a - b);

  let isSound = true;

  return {
    isSound: () => isSound,
    set({ record, revision }, place) {
      if (place.kind === 'damaged' || place.kind === 'newer') isSound = false;
      const revisions = places.get(record) ?? new Map<number, RecordPlace>();
      places.set(record, revisions.set(revision, place));
    },
    get: ({ record, revision }) => places.get(record)?.get(revision),
    delete({ record, revision }) {
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

/** What the vault can tell of a revision without opening it, and of all it holds. */
export type RecordStatus = {
  isLost(ref: SecretRef): boolean;
  /** Sealed by a newer version of the app, as far as is known by now. */
  isNewer(ref: SecretRef): boolean;
  /** Its file is here and its key is open; whether it opens is only known by opening it. */
  isSealedHere(ref: SecretRef): boolean;
  sealedHere(): SecretRef[];
  sealedBefore(ref: SecretRef): SecretRef | null;
  savedAs(ref: SecretRef): 'encrypted' | 'memory' | null;
  records(): { record: string; revisions: number[]; storedIn: 'encrypted' | 'memory'; createdAt: string }[];
  storage(keepsInMemory: boolean): SecretStorage;
};

export function openRecordStatus(index: RecordIndex, keys: VaultKeys): RecordStatus {
  const isLost = (ref: SecretRef) => {
    const place = index.get(ref);
    if (place?.kind === 'sealed') return keys.stateOf(place.keyId)?.kind === 'lost';
    return place?.kind === 'damaged';
  };
  const isNewer = (ref: SecretRef) => {
    const place = index.get(ref);
    if (place?.kind === 'sealed') return keys.stateOf(place.keyId)?.kind === 'newer';
    return place?.kind === 'newer';
  };

  const isSealedHere = (ref: SecretRef) => {
    const place = index.get(ref);
    return place?.kind === 'sealed' && keys.stateOf(place.keyId)?.kind === 'open';
  };
  /** Also after the app has ended. */
  const staysHere = (ref: SecretRef) =>
    index.get(ref)?.kind !== 'memory' && !(keys.isGone() && isSealedHere(ref));

  return {
    isLost,
    isNewer,
    isSealedHere,

    sealedHere: () =>
      index
        .records()
        .flatMap(({ record, revisions }) => revisions.map((revision) => ({ record, revision })))
        .filter(isSealedHere),

    sealedBefore({ record, revision }) {
      const stays = (one: SecretRef) => !isLost(one) && index.get(one)?.kind !== 'memory';
      const older = index.of(record).filter(([at]) => at < revision && stays({ record, revision: at }));
      const newest = older.at(-1)?.[0];
      return newest === undefined ? null : { record, revision: newest };
    },

    savedAs(ref) {
      if (isLost(ref) || index.get(ref) === undefined) return null;
      return staysHere(ref) ? 'encrypted' : 'memory';
    },

    records() {
      return index.records().flatMap(({ record, revisions }) => {
        const whole = revisions.filter((revision) => !isLost({ record, revision }));
        const latest = whole.at(-1);
        if (latest === undefined) return [];
        const storedIn = staysHere({ record, revision: latest }) ? 'encrypted' : 'memory';
        return [{ record, revisions: whole, storedIn, createdAt: new Date(latest).toISOString() }];
      });
    },

    storage(keepsInMemory) {
      // Asked after every save: with thousands of records only where there is something to find.
      const records = keys.isSound() && index.isSound() ? [] : index.records();
      const lost = records.filter(({ record, revisions }) =>
        revisions.every((revision) => isLost({ record, revision })),
      ).length;
      const newer = records.filter(({ record, revisions }) =>
        isNewer({ record, revision: revisions.at(-1) ?? 0 }),
      ).length;
      const changed = lost > 0 && keys.keyringChanged() ? 'changed' : undefined;
      const reason = keys.issue() ?? changed;
      return {
        state: keepsInMemory ? 'memory' : 'encrypted',
        ...(reason && { reason }),
        canKeepNow: keepsInMemory && keys.writer() !== null,
        setAside: lost,
        ...(newer > 0 && { newer }),
      };
    },
  };
}
