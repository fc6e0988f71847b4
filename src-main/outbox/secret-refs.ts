import type { SecretRef } from '../storage/secret-ref.ts';
import { isFinished, type OutboxItem } from './outbox-item.ts';

/** Which revisions of which records somebody still needs. */
export type NamedRefs = {
  add(ref: SecretRef | undefined): void;
  has(ref: SecretRef): boolean;
  /** Of one record. */
  revisions(record: string): number[];
};

export function namedRefs(refs: Iterable<SecretRef> = []): NamedRefs {
  const named = new Map<string, Set<number>>();
  const add = (ref: SecretRef | undefined) => {
    if (ref === undefined) return;
    named.set(ref.record, (named.get(ref.record) ?? new Set()).add(ref.revision));
  };
  for (const ref of refs) add(ref);
  return {
    add,
    has: ({ record, revision }) => named.get(record)?.has(revision) === true,
    revisions: (record) => [...(named.get(record) ?? [])],
  };
}

/**
 * Files of the outbox that this run cannot use: damaged and set aside, left to a newer version, or not given by the disk.
 */
export type UnusableFiles = { setAside: number; newer: number; unread: number };

/**
 * May a revision that no item names be forgotten? Not while a file of the outbox has not told what it names; the sweep of
 * a start at which all of them read takes what is left then.
 */
export function mayForget(outbox: { unusableFiles(): UnusableFiles }): boolean {
  const { setAside, newer, unread } = outbox.unusableFiles();
  return setAside + newer + unread === 0;
}

/** What work that has not ended will still open: it stays, whatever becomes of the field it came from. */
export function neededRefs(items: readonly OutboxItem[]): NamedRefs {
  const unfinished = items.filter((item) => !isFinished(item));
  return namedRefs(unfinished.flatMap((item) => item.order.secrets.map(({ ref }) => ref)));
}
