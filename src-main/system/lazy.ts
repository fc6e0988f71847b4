/** What is opened with the first question and then kept. */
export type Lazy<T> = {
  /** One that failed to open rejects for those who asked, and is opened anew for the next who asks. */
  get(): Promise<T>;
  /** Undefined while nobody has asked, and after it failed. */
  current(): Promise<T> | undefined;
};

export function lazy<T>(open: () => Promise<T>): Lazy<T> {
  let kept: Promise<T> | undefined;
  return {
    get() {
      if (kept !== undefined) return kept;
      const opening = open();
      kept = opening;
      opening.catch(() => {
        kept = undefined;
      });
      return opening;
    },
    current: () => kept,
  };
}
