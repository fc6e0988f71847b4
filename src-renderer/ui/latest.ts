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
