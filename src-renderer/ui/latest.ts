/**
 * Tells the answer that is still wanted from one that comes too late: after Cancel, after the dialog was opened for
 * something else, or after a newer question. One for each thing on the screen that waits for answers.
 */
export type Latest = {
  /** Begins a question; the answers of all earlier ones are late from now on. Returns whether its own still counts. */
  begin: () => () => boolean;
  /** Nothing is wanted any more. */
  drop: () => void;
};

export function latest(): Latest {
  let current = 0;
  return {
    begin() {
      current += 1;
      const mine = current;
      return () => mine === current;
    },
    drop() {
      current += 1;
    },
  };
}
