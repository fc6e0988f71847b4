import type { RequestBudget } from '../neo/neo-limiter.ts';
import { faultFields } from '../system/fault-fields.ts';
import { type AttemptParts, askWhetherConnected, attempt, waitsForPsa } from './attempt.ts';
import { type OutboxItem, queueOf, type Waiting } from './outbox-item.ts';
import { isReplaced } from './replacement.ts';
import { type ResumeReason, tryTime } from './retry-times.ts';

/**
 * One queue for each connection and integration: its items go one after another in the order they were made, so that
 * a later credential is never overtaken by an older one. Queues do not wait for each other; how many requests are
 * under way together is decided by the limiter.
 *
 * Whether something is tried again is decided in `outcomes.ts` (after a lost answer only a PUT is), how long it waits in
 * `retry-times.ts` (1 s doubling to 5 min, full jitter, never before a requested time), whose turn it is here. Final is
 * what Neo took, a test that has ended and what was withdrawn (`isFinished`); a refusal waits for a person, and so does,
 * untried from then on, whatever has not ended after seven days (`ITEM_PATIENCE_MS`).
 */
export type Scheduler = {
  /** Looks whether something is due for these, now or later. */
  wake(item: OutboxItem): void;
  resume(why: ResumeReason, connectionId?: string): void;
  /** Settles when nothing is running and nothing is due. */
  drained(): Promise<void>;
  close(): Promise<void>;
};

export type SchedulerParts = AttemptParts & {
  budget: RequestBudget;
  now: () => number;
  /** Calls back once after so many milliseconds, unless cancelled. */
  schedule: (milliseconds: number, callBack: () => void) => () => void;
};

/** A timer cannot wait longer than 24.8 days, and a clock may be set meanwhile; waking up early does no harm. */
const LONGEST_SLEEP = 3_600_000;

type Step = { time: number; items: OutboxItem[]; kind: 'try' | 'ask' };

export function openScheduler(parts: SchedulerParts): Scheduler {
  const { store, now, schedule, signal, isHeld, waits, budget, vendor, log } = parts;
  const working = new Map<string, Promise<void>>();
  const sleeps = new Map<string, () => void>();
  // An exception must not repeat endlessly: such a queue rests until something resumes it, and only ages meanwhile.
  const stalled = new Set<string>();

  /** What is next in a queue, and when. Something unclear is cleared up before the next item goes. */
  function nextStep(queue: string): Step | undefined {
    const items = store.ofQueue(queue);
    const [first] = items;
    if (first === undefined) return undefined;
    const { connectionId } = first.spec;
    const freeAt =
      connectionId === null ? 0 : Math.max(waits.until(connectionId), budget.freeAt(connectionId, now()));
    const unsure = items.filter(({ state }) => state.status === 'unsure');
    if (unsure.length > 0) return { kind: 'ask', time: freeAt, items: unsure };
    const mayGo = connectionId === null || !isHeld(connectionId);
    const steps = mayGo ? tries(items, freeAt) : [];
    const asks = items.flatMap((item) => {
      const askAt = askTime(item, now());
      const at = askAt !== null && isReplaced(store, item) ? now() : askAt;
      return at === null ? [] : [{ item, at }];
    });
    if (asks.length > 0) {
      const soonest = Math.min(...asks.map(({ at }) => at));
      const due = asks.filter(({ at }) => at <= Math.max(soonest, now()));
      const of = due.map(({ item }) => item);
      steps.push({ kind: 'ask', time: Math.max(soonest, freeAt), items: of });
    }
    // What is due goes in this order: send first, so that one request asks about all that were sent.
    return steps.find((step) => step.time <= now()) ?? steps.sort((a, b) => a.time - b.time)[0];
  }

  /**
   * In the order they were made; what waits for something of its own is overtaken. What
   * may have arrived comes before all that, the latest first: whom an older one would replace must be known by then.
   */
  function tries(items: readonly OutboxItem[], freeAt: number): Step[] {
    const line = items.flatMap((item) => {
      if (item.state.status !== 'queued') return [];
      const time = tryTime(item.state);
      const step: Step[] =
        time === null ? [] : [{ kind: 'try', time: Math.max(time, freeAt), items: [item] }];
      return [{ step, isPassed: mayBeOvertaken(item.state, now()), item }];
    });
    const unanswered = line.findLast(({ item, isPassed }) => item.mayHaveArrived && !isPassed);
    if (unanswered !== undefined) return unanswered.step;
    const end = line.findIndex(({ isPassed }) => !isPassed);
    return line.slice(0, end === -1 ? line.length : end + 1).flatMap(({ step }) => step);
  }

  function wake(queue: string): void {
    if (signal.aborted || working.has(queue)) return;
    sleeps.get(queue)?.();
    sleeps.delete(queue);
    const ended = work(queue)
      .catch((fault: unknown) => stall(queue, fault))
      .finally(() => {
        working.delete(queue);
        sleepUntilDue(queue);
      });
    working.set(queue, ended);
  }

  async function work(queue: string): Promise<void> {
    for (const { id } of store.ofQueue(queue)) await store.tryApply(id, { kind: 'clock-checked' });
    if (stalled.has(queue)) return;
    for (let step = nextStep(queue); step !== undefined && step.time <= now(); step = nextStep(queue)) {
      if (signal.aborted) return;
      const [item] = step.items;
      if (step.kind === 'ask') await askWhetherConnected(parts, step.items);
      else if (item !== undefined) await attempt(parts, item);
    }
  }

  async function stall(queue: string, fault: unknown): Promise<void> {
    log.error('outbox-fault', faultFields(fault));
    stalled.add(queue);
    for (const { id } of store.ofQueue(queue)) {
      await store.tryApply(id, { kind: 'restarted' });
      await store.tryApply(id, { kind: 'stalled' });
    }
  }

  function sleepUntilDue(queue: string): void {
    if (signal.aborted || working.has(queue)) return;
    const queued = store.ofQueue(queue).filter(({ state }) => state.status === 'queued');
    if (stalled.has(queue)) {
      if (queued.length > 0) sleep(queue, LONGEST_SLEEP);
      return;
    }
    const due = Math.min(
      nextStep(queue)?.time ?? Number.POSITIVE_INFINITY,
      ...queued.map(({ staysUntil }) => staysUntil),
    );
    if (due <= now()) {
      wake(queue);
      return;
    }
    if (due !== Number.POSITIVE_INFINITY) sleep(queue, Math.min(LONGEST_SLEEP, due - now()));
  }

  function sleep(queue: string, milliseconds: number): void {
    sleeps.get(queue)?.();
    sleeps.set(
      queue,
      schedule(milliseconds, () => wake(queue)),
    );
  }

  /** What waits for the PSA of a session is due when that has been sent or removed. */
  function letRmmGo(changed: OutboxItem): void {
    if (vendor(changed.spec.vendor).kind !== 'psa') return;
    for (const item of store.ofSession(changed.spec.sessionId)) {
      const waits = item.state.status === 'queued' && item.state.waitsFor === 'psa-first';
      if (!waits || waitsForPsa(store, vendor, item)) continue;
      void store.tryApply(item.id, { kind: 'psa-gone' });
      stalled.delete(queueOf(item));
      wake(queueOf(item));
    }
  }
  const unwatch = store.onChange(letRmmGo);

  async function settle(): Promise<void> {
    while (working.size > 0) await Promise.all(working.values());
    await store.written();
  }

  return {
    wake(item) {
      stalled.delete(queueOf(item));
      wake(queueOf(item));
    },

    resume(why, connectionId) {
      stalled.clear();
      for (const queue of store.queues()) {
        const items = store.ofQueue(queue);
        if (connectionId !== undefined && items[0]?.spec.connectionId !== connectionId) continue;
        for (const item of items) {
          const isFree = item.state.status === 'queued' && !waitsForPsa(store, vendor, item);
          if (isFree) store.applyInMemory(item.id, { kind: 'psa-gone' });
          store.applyInMemory(item.id, { kind: 'resumed', why });
        }
        wake(queue);
      }
    },

    drained: settle,

    async close() {
      unwatch();
      for (const cancel of sleeps.values()) cancel();
      await settle();
    },
  };
}

/** When an item that Neo has is asked about. A clock set back must not put it off. */
function askTime({ state, changedAt }: OutboxItem, now: number): number | null {
  if (state.status !== 'sent' || state.askAt === null) return null;
  return now < changedAt ? now : state.askAt;
}

/**
 * Does an item wait for something of its own, its session's or its vendor's, so that a later one need not wait behind
 * it? Should it go after that one, it asks before it replaces what was put there.
 */
function mayBeOvertaken(state: Waiting, now: number): boolean {
  switch (state.waitsFor) {
    case 'paused':
    case 'psa-first':
    case 'fault':
    case 'vendor-unreachable':
    case 'vendor-asked-to-wait':
    case 'keyring':
    case 'session-file':
      return true;
    case 'waiting':
      // In its queue it would be due; this one waits for a test of its vendor.
      return (tryTime(state) ?? 0) > now;
    default:
      return false;
  }
}
