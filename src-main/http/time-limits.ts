import { setMaxListeners } from 'node:events';

/**
 * How long a request may take, and how much of a response is read. `connectTimeoutMs` covers name, proxy, TCP and TLS
 * together, `requestTimeoutMs` everything from the name to the last byte, the one repeat of a GET included. A whole test
 * has a limit of its own, 3 minutes (`RUN_TIMEOUT_MS` in `checks/run-checks.ts`), and so has reading names, 1 minute
 * (`NAMES_TIMEOUT_MS` in `checks/read-names.ts`).
 */
export type Limits = {
  connectTimeoutMs: number;
  requestTimeoutMs: number;
  maxHeaderBytes: number;
  maxBodyBytes: number;
};

export const DEFAULT_LIMITS: Limits = {
  connectTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  maxHeaderBytes: 16_384,
  maxBodyBytes: 1_048_576,
};

/** Why work ended early: somebody stopped it, the whole run's time was over, or this piece's own time was. */
export type Ending = 'stopped' | 'run-timeout' | 'time';

/** A limit in time around a piece of work. `done` takes its timer and listeners away. */
export type Deadline = { signal: AbortSignal; ended: () => Ending | null; done: () => void };

/**
 * Aborts with any of `outers` or after `milliseconds`, whichever is first. Made by hand because `AbortSignal.any` on
 * Node 20 keeps every signal it made alive as long as the outer one lives.
 */
export function startDeadline(outers: readonly AbortSignal[], milliseconds: number): Deadline {
  const inner = new AbortController();
  let ending: Ending | null = null;
  const end = (how: Ending) => {
    ending ??= how;
    inner.abort(new Error(`ended: ${how}`));
  };
  const onOuter = () => {
    const isRunOver = outers.some(({ reason }) => (reason as Error | undefined)?.name === 'TimeoutError');
    end(isRunOver ? 'run-timeout' : 'stopped');
  };
  const timer = setTimeout(() => end('time'), milliseconds);
  if (outers.some(({ aborted }) => aborted)) onOuter();
  else for (const outer of outers) listen(outer, onOuter);
  return {
    signal: inner.signal,
    ended: () => ending,
    done: () => {
      clearTimeout(timer);
      for (const outer of outers) outer.removeEventListener('abort', onOuter);
    },
  };
}

/** Settles with the work or, when the signal aborts first, rejects with its reason; a late result is dropped. */
export function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else listen(signal, onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * Whoever listens here stops when its work is done. More than ten at once are many requests, and not the leak that
 * Node warns of.
 */
function listen(signal: AbortSignal, onAbort: () => void): void {
  setMaxListeners(0, signal);
  signal.addEventListener('abort', onAbort, { once: true });
}
