import type { Reason } from './verdict.ts';

/**
 * How the names of a vendor's companies are read when somebody asks whose credential this is. A vendor without it
 * offers no such question.
 */
export type NamesRule = {
  /** The check whose request and answer rules are used. */
  check: string;
  /** Put over the query of that check: a first page of at least five records. */
  query?: Record<string, string>;
  /** Where the name stands in a record, the best place first. */
  paths: string[];
  /** Keys of the vendor's words for one of them and for several: "company", "companies". */
  words: NamesLabel;
};

export type NamesLabel = { one: string; many: string };

/** The first names, cleaned and cut. `total` is null, and `atLeast` set, where nobody told how many there are. */
export type NamesShown = { kind: 'names'; names: string[]; total: number | null; atLeast: boolean };

export type NamesResult = NamesShown | { kind: 'refused'; reason: Reason };
