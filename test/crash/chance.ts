/** Chance that can be had again: the same seed gives the same run. */
export type Chance = {
  /** In [0, 1). */
  next(): number;
  below(most: number): number;
  is(share: number): boolean;
  pick<T>(list: readonly T[]): T;
};

/** Mulberry32, a small generator of 32 bits. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    next,
    below,
    is: (share) => next() < share,
    pick<T>(list: readonly T[]): T {
      const index = below(list.length);
      if (list.length === 0) throw new Error('There is nothing to pick from.');
      return list[index] as T;
    },
  };
}
