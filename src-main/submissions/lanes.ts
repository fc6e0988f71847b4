import type { World } from '../world.ts';
import type { OutboxItem } from './outbox-item.ts';
import { askWhetherConnected, type TryParts, tryItem } from './try-item.ts';

/**
 * One lane for each connection: its items go one after another, oldest first, so that a later credential is
 * never overtaken by an older one. Lanes do not wait for each other.
 */
export type Lanes = {
  /** Looks whether something is due, now or later. */
  wake(connectionId: string): void;
  resume(connectionId: string, why: 'online' | 'key-changed' | 'started' | 'send-now'): void;
  /** Settles when nothing is under way and nothing is due. */
  drained(): Promise<void>;
  close(): Promise<void>;
};

export type LanesParts<W extends World> = TryParts<W> & {
  now: () => number;
  /** Calls back once after so many milliseconds, unless cancelled. */
  schedule: (milliseconds: number, callBack: () => void) => () => void;
};

/** A timer cannot wait longer than 24.8 days, and a clock may be set meanwhile; waking up early does no harm. */
const LONGEST_SLEEP = 3_600_000;

export function openLanes<W extends World>(parts: LanesParts<W>): Lanes {
  const { ledger, now, schedule, signal, isHeld, log } = parts;
  const working = new Map<string, Promise<void>>();
  const sleeps = new Map<string, () => void>();
  // A surprise must not run in circles: such a lane rests until something resumes it.
  const stalled = new Set<string>();

  /** Every item's next time; of those that wait to be sent only the oldest counts. */
  function times(connectionId: string): { item: OutboxItem; time: number }[] {
    const lane = ledger.ofConnection(connectionId);
    const head = isHeld(connectionId) ? undefined : lane.find((item) => item.state.at === 'queued');
    return lane.flatMap((item) => {
      const time = item === head ? tryTime(item) : askTime(item);
      return time === null ? [] : [{ item, time }];
    });
  }

  function nextDue(connectionId: string): OutboxItem | undefined {
    const due = times(connectionId).filter(({ time }) => time <= now());
    return (due.find(({ item }) => item.state.at !== 'queued') ?? due[0])?.item;
  }

  function wake(connectionId: string): void {
    if (signal.aborted || working.has(connectionId) || stalled.has(connectionId)) return;
    sleeps.get(connectionId)?.();
    sleeps.delete(connectionId);
    if (nextDue(connectionId) === undefined) {
      sleepUntilDue(connectionId);
      return;
    }
    const ended = work(connectionId)
      .catch((fault: unknown) => stall(connectionId, fault))
      .finally(() => {
        working.delete(connectionId);
        wake(connectionId);
      });
    working.set(connectionId, ended);
  }

  async function work(connectionId: string): Promise<void> {
    for (let item = nextDue(connectionId); item !== undefined; item = nextDue(connectionId)) {
      if (signal.aborted) return;
      if (item.state.at === 'queued') await tryItem(parts, item);
      else await askWhetherConnected(parts, item);
    }
  }

  async function stall(connectionId: string, fault: unknown): Promise<void> {
    log.error('outbox-fault', { fault: fault instanceof Error ? fault.name : 'unknown' });
    stalled.add(connectionId);
    for (const item of ledger.ofConnection(connectionId)) {
      if (item.state.at === 'sending') await ledger.applyAnyway(item.id, { kind: 'restarted' });
    }
  }

  function sleepUntilDue(connectionId: string): void {
    const due = Math.min(...times(connectionId).map(({ time }) => time));
    if (due === Number.POSITIVE_INFINITY) return;
    const pause = Math.min(LONGEST_SLEEP, Math.max(0, due - now()));
    const cancel = schedule(pause, () => wake(connectionId));
    sleeps.set(connectionId, cancel);
  }

  return {
    wake,

    resume(connectionId, why) {
      stalled.delete(connectionId);
      for (const item of ledger.ofConnection(connectionId)) {
        void ledger.applyAnyway(item.id, { kind: 'resumed', why });
      }
      wake(connectionId);
    },

    async drained() {
      while (working.size > 0) await Promise.all(working.values());
      await ledger.written();
    },

    async close() {
      for (const cancel of sleeps.values()) cancel();
      while (working.size > 0) await Promise.all(working.values());
      await ledger.written();
    },
  };
}

/** When an item that Neo has, or may have, is asked about. */
function askTime({ state, changedAt }: OutboxItem): number | null {
  if (state.at === 'unsure') return changedAt;
  return state.at === 'sent' ? state.askAt : null;
}

function tryTime({ state }: OutboxItem): number | null {
  return state.at === 'queued' && state.nextTryAt !== null
    ? Math.max(state.nextTryAt, state.notBefore)
    : null;
}
