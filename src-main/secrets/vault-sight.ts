import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { Shelf } from './shelf.ts';
import type { VaultKeys } from './vault-keys.ts';

/** What the vault can tell of a revision without opening it, and of all it holds. */
export type VaultSight = {
  isLost(ref: SecretRef): boolean;
  /** Sealed by a newer version of the app, as far as is known by now. */
  isNewer(ref: SecretRef): boolean;
  /** Its file is here and its key is open; whether it opens is only known by opening it. */
  isSealedHere(ref: SecretRef): boolean;
  sealedHere(): SecretRef[];
  sealedBefore(ref: SecretRef): SecretRef | null;
  keptAs(ref: SecretRef): 'encrypted' | 'memory' | null;
  records(): { record: string; revisions: number[]; kept: 'encrypted' | 'memory'; createdAt: string }[];
  storage(keepsInMemory: boolean): SecretStorage;
};

export function openSight(shelf: Shelf, keys: VaultKeys): VaultSight {
  const isLost = (ref: SecretRef) => {
    const place = shelf.find(ref);
    if (place?.kind === 'sealed') return keys.stateOf(place.keyId)?.kind === 'lost';
    return place?.kind === 'damaged';
  };
  const isNewer = (ref: SecretRef) => {
    const place = shelf.find(ref);
    if (place?.kind === 'sealed') return keys.stateOf(place.keyId)?.kind === 'newer';
    return place?.kind === 'newer';
  };

  const isSealedHere = (ref: SecretRef) => {
    const place = shelf.find(ref);
    return place?.kind === 'sealed' && keys.stateOf(place.keyId)?.kind === 'open';
  };
  /** Also after the app has ended. */
  const staysHere = (ref: SecretRef) =>
    shelf.find(ref)?.kind !== 'memory' && !(keys.isGone() && isSealedHere(ref));

  return {
    isLost,
    isNewer,
    isSealedHere,

    sealedHere: () =>
      shelf
        .records()
        .flatMap(({ record, revisions }) => revisions.map((revision) => ({ record, revision })))
        .filter(isSealedHere),

    sealedBefore({ record, revision }) {
      const stays = (one: SecretRef) => !isLost(one) && shelf.find(one)?.kind !== 'memory';
      const older = shelf.of(record).filter(([at]) => at < revision && stays({ record, revision: at }));
      const newest = older.at(-1)?.[0];
      return newest === undefined ? null : { record, revision: newest };
    },

    keptAs(ref) {
      if (isLost(ref) || shelf.find(ref) === undefined) return null;
      return staysHere(ref) ? 'encrypted' : 'memory';
    },

    records() {
      return shelf.records().flatMap(({ record, revisions }) => {
        const whole = revisions.filter((revision) => !isLost({ record, revision }));
        const latest = whole.at(-1);
        if (latest === undefined) return [];
        const kept = staysHere({ record, revision: latest }) ? 'encrypted' : 'memory';
        return [{ record, revisions: whole, kept, createdAt: new Date(latest).toISOString() }];
      });
    },

    storage(keepsInMemory) {
      // Asked after every save: with thousands of records only where there is something to find.
      const records = keys.isSound() && shelf.isSound() ? [] : shelf.records();
      const lost = records.filter(({ record, revisions }) =>
        revisions.every((revision) => isLost({ record, revision })),
      ).length;
      const newer = records.filter(({ record, revisions }) =>
        isNewer({ record, revision: revisions.at(-1) ?? 0 }),
      ).length;
      const changed = lost > 0 && keys.keyringChanged() ? 'changed' : undefined;
      const reason = keys.trouble() ?? changed;
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
