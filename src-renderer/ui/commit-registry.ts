type CommitNow = () => Promise<void>;

const fields = new Set<CommitNow>();

/** A field that may hold typed text puts itself here while it is on the screen. Answers how to leave. */
export function registerCommit(commitNow: CommitNow): () => void {
  fields.add(commitNow);
  return () => {
    fields.delete(commitNow);
  };
}

/** Hands every typed text to main at once: before quitting, before the page goes. Resolves when all are answered. */
export async function commitAll(): Promise<void> {
  await Promise.allSettled([...fields].map((commitNow) => commitNow()));
}
