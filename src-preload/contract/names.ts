import type { Reason } from './verdict.ts';

/** The first names, cleaned and cut. `total` is null, and `atLeast` set, where nobody says how many there are. */
export type NamesShown = { kind: 'names'; names: string[]; total: number | null; atLeast: boolean };

export type NamesResult = NamesShown | { kind: 'refused'; reason: Reason };
