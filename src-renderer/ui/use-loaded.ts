import { useCallback, useEffect, useState } from 'react';

/** A part of the window that is read from disk when it is first needed. */
export type Loaded<T> = { kind: 'loading' } | { kind: 'ready'; part: T } | { kind: 'failed' };

const ready = new Map<() => Promise<unknown>, unknown>();

/**
 * The part behind `load`, which must be one and the same function each time. Not `React.lazy`: with Suspense the
 * same import took four times as long to show.
 */
export function useLoaded<T>(load: () => Promise<T>): { loaded: Loaded<T>; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ of: () => Promise<T>; loaded: Loaded<T> } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to read again
  useEffect(() => {
    if (ready.has(load)) return;
    let isWanted = true;
    load().then(
      (part) => {
        ready.set(load, part);
        if (isWanted) setSettled({ of: load, loaded: { kind: 'ready', part } });
      },
      () => {
        if (isWanted) setSettled({ of: load, loaded: { kind: 'failed' } });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load, attempt]);

  const retry = useCallback(() => {
    setSettled(null);
    setAttempt((one) => one + 1);
  }, []);

  // The map holds what `load` answered, whatever its type: it was put there under that very function.
  if (ready.has(load)) return { loaded: { kind: 'ready', part: ready.get(load) as T }, retry };
  return { loaded: settled?.of === load ? settled.loaded : { kind: 'loading' }, retry };
}
