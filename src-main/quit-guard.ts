import type { Events } from '../src-preload/contract/events.ts';

type AtRisk = Events['quit-asked'];

/**
 * Quitting happens in three steps: everything typed is committed, then what only memory holds is counted, then
 * the technician is asked in the window if something would be lost. Only `finish` ends the app.
 */
export type QuitGuard = {
  /** Somebody wants to quit. True when the app may end at once; otherwise it ends later through `finish`, or stays. */
  ask(): boolean;
  committed(): void;
  stay(): void;
  quit(): void;
};

export function makeQuitGuard(parts: {
  commitNow: () => void;
  /** What would be lost, and whose it is. */
  atRisk: () => Promise<AtRisk>;
  askWindow: (risk: AtRisk) => void;
  finish: () => void;
  /** A page that does not answer must not keep the app open for ever. Answers its own cancel. */
  schedule: (milliseconds: number, run: () => void) => () => void;
}): QuitGuard {
  /** A page commits within milliseconds; one that is broken gets this long. */
  const PATIENCE = 3_000;
  let state: 'open' | 'committing' | 'asking' | 'ending' = 'open';
  let cancel = () => {};

  async function weigh(): Promise<void> {
    cancel();
    if (state !== 'committing') return;
    state = 'asking';
    const risk = await parts.atRisk();
    if (risk.unsent + risk.waiting === 0) finish();
    else parts.askWindow(risk);
  }

  function finish(): void {
    if (state === 'ending') return;
    state = 'ending';
    parts.finish();
  }

  return {
    ask() {
      if (state === 'ending') return true;
      // Asked again while the question stands: it is put again, in case its window was not seen.
      if (state !== 'committing') {
        state = 'committing';
        cancel = parts.schedule(PATIENCE, () => void weigh());
        parts.commitNow();
      }
      return false;
    },
    committed: () => void weigh(),
    stay() {
      if (state !== 'ending') state = 'open';
    },
    quit: finish,
  };
}
