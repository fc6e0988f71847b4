type CommitNow = () => Promise<void>;

/** Each field with how to ask whether it still holds what main does not have. */
const fields = new Map<CommitNow, () => boolean>();

/** A field that may hold typed text puts itself here while it is on the screen. Returns how to leave. */
export function registerCommit(commitNow: CommitNow, isUnsaved: () => boolean = () => false): () => void {
  fields.set(commitNow, isUnsaved);
  return () => {
    fields.delete(commitNow);
  };
}

/** Hands every typed text to main at once: before quitting, before the page goes. Resolves when all are answered. */
export async function commitAll(): Promise<void> {
  await Promise.allSettled([...fields.keys()].map((commitNow) => commitNow()));
}

/** True while a field on the screen holds a text that main has not taken: leaving the screen would lose it. */
export function holdsUnsaved(): boolean {
  return [...fields.values()].some((isUnsaved) => isUnsaved());
}
