/**
 * Drops late responses: those that come after Cancel, after the dialog was opened for something else, or after a
 * newer request. One for each thing on the screen that waits for responses.
 */
export type Latest = {
  /** Begins a request and makes every earlier one late. Returns whether this one still counts. */
  begin: () => () => boolean;
  /** Returns whether nothing has begun or been dropped since now, without making anything late. */
  watch: () => () => boolean;
  /** Makes everything late that was begun. */
  drop: () => void;
};

export function latest(): Latest {
  let current = 0;
  const watch = () => {
    const mine = current;
    return () => mine === current;
  };
  return {
    begin() {
      current += 1;
      return watch();
    },
    watch,
    drop() {
      current += 1;
    },
  };
}

export type Reading<V> = {
  /** False once a newer read has begun. */
  isLatest: () => boolean;
  /** What main returned, with all that it announced since the read began: that is newer. */
  upToDate: (view: V) => V;
};

/** Reads of a view that main also announces changes of: a read that ends late takes none of them back. */
export type LatestView<V> = {
  begin: () => Reading<V>;
  /** Every change that is announced, also while nothing is being read. */
  announced: (change: (view: V) => V) => void;
  drop: () => void;
};

export function latestView<V>(): LatestView<V> {
  const reading = latest();
  let changes: ((view: V) => V)[] | null = null;
  return {
    begin() {
      const isLatest = reading.begin();
      const mine: ((view: V) => V)[] = [];
      changes = mine;
      return {
        isLatest,
        upToDate(view) {
          if (changes === mine) changes = null;
          return mine.reduce((before, change) => change(before), view);
        },
      };
    },
    announced(change) {
      changes?.push(change);
    },
    drop() {
      reading.drop();
      changes = null;
    },
  };
}
