import type { Events } from '../../src-preload/contract/events.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { quitMessages as words } from '../../src-preload/messages/messages.ts';
import { faultFields } from '../system/fault-fields.ts';
import type { Log } from '../system/log.ts';

type AtRisk = Events['quit-asked'];

/**
 * Quitting happens in three steps: everything typed is committed, then what only memory holds is counted, then the
 * technician is asked in the window if something would be lost. Only `finish` ends the app. A page that hangs can
 * neither commit nor ask: with nothing at risk the app ends without it, and otherwise a new page asks in its place.
 * Where that one does not come up, or what would be lost cannot be counted, a box of the system asks.
 */
export type QuitGuard = {
  /**
   * Somebody wants to quit. True when the app may end at once; otherwise it ends later through `finish`, or stays.
   */
  ask(): boolean;
  committed(): void;
  stay(): void;
  quit(): void;
};

/** A page commits within milliseconds; one that is broken or hangs gets this long. */
const COMMIT_TIMEOUT_MS = 3_000;
/** A new page is asked whether it is there in these steps, and given up after so many. */
const PAGE_POLL_MS = 500;
const MAX_PAGE_POLLS = 20;

export function makeQuitGuard(parts: {
  commitNow: () => void;
  /** What would be lost, and whose it is. */
  atRisk: () => Promise<AtRisk>;
  askWindow: (risk: AtRisk) => void;
  /** True to quit. Null where it could not be counted what would be lost. */
  askInDialog: (risk: AtRisk | null) => Promise<boolean>;
  finish: () => void;
  /** Whether the page runs at all, found out within some seconds. */
  isPageAlive: () => Promise<boolean>;
  /** Puts a new page in the place of one that hangs. Comes back when it is loaded, or was not in time. */
  restartPage: () => Promise<void>;
  /** Returns its own cancel. */
  schedule: (milliseconds: number, run: () => void) => () => void;
  log: Log;
}): QuitGuard {
  let state: 'open' | 'committing' | 'restarting' | 'asking' | 'boxed' | 'ending' = 'open';
  let cancel = () => {};

  async function weigh(hasCommitted: boolean): Promise<void> {
    cancel();
    if (state !== 'committing' && state !== 'restarting') return;
    const wasRestarting = state === 'restarting';
    state = 'asking';
    const risk = await parts.atRisk().catch((error: unknown) => {
      parts.log.error('quit-not-counted', faultFields(error));
      return null;
    });
    if (state !== 'asking') return;
    if (risk === null) return askInDialog(null);
    if (risk.unsent + risk.waiting === 0) finish();
    else if (hasCommitted || (!wasRestarting && (await isPageAlive()))) parts.askWindow(risk);
    else if (state === 'asking') await restart(risk);
  }

  const isPageAlive = () => parts.isPageAlive().catch(() => false);

  /** What main holds is not touched by it; what was typed into a page that hangs is lost with it. */
  async function restart(risk: AtRisk): Promise<void> {
    state = 'restarting';
    await parts.restartPage().catch(() => {});
    awaitPage(MAX_PAGE_POLLS, risk);
  }

  function awaitPage(steps: number, risk: AtRisk): void {
    if (state !== 'restarting') return;
    if (steps === 0) {
      void askInDialog(risk);
      return;
    }
    parts.commitNow();
    cancel = parts.schedule(PAGE_POLL_MS, () => awaitPage(steps - 1, risk));
  }

  async function askInDialog(risk: AtRisk | null): Promise<void> {
    state = 'boxed';
    parts.log.warn('quit-asked-in-box');
    // Where not even a box can be shown, quitting stays possible.
    const isWanted = await parts.askInDialog(risk).catch(() => true);
    if (isWanted) finish();
    else if (state === 'boxed') state = 'open';
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
      if (state === 'open' || state === 'asking') {
        state = 'committing';
        cancel = parts.schedule(COMMIT_TIMEOUT_MS, () => void weigh(false));
        parts.commitNow();
      }
      return false;
    },
    committed: () => void weigh(true),
    stay() {
      if (state !== 'ending' && state !== 'boxed') state = 'open';
    },
    // An answer to a question that nobody has put ends nothing.
    quit() {
      if (state !== 'open') finish();
    },
  };
}

/** What the system's box says when no page can ask; `risk` is null where it could not be counted. */
export function quitDialogText(risk: Events['quit-asked'] | null) {
  const { unsent = 0, waiting = 0, comesBack, later } = risk ?? {};
  const parts = [
    risk === null ? words.uncounted : words.pageGone,
    unsent > 0 && formatMessage(words.unsent, { count: unsent }),
    comesBack !== undefined && formatMessage(words.comesBack, { count: comesBack }),
    waiting > 0 &&
      (unsent > 0
        ? formatMessage(words.waiting, { count: waiting })
        : formatMessage(words.onlyWaiting, { count: waiting })),
    later !== undefined && formatMessage(words.later, { count: later }),
    words.boxStays,
    (risk === null || unsent > 0) && words.boxNext,
  ];
  return {
    title: risk !== null && unsent === 0 ? words.titleWaiting : words.title,
    text: parts.filter((part) => typeof part === 'string').join('\n\n'),
    confirm: words.discard,
    cancel: words.stay,
  };
}
