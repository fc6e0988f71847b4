import type { HttpOutcome } from '../../src-main/http/http-request.ts';
import type { ConnectionAccess, Description, NeoApi, WhenAllowed } from '../../src-main/neo/neo-api.ts';
import type { SendOutcome } from '../../src-main/neo/send-outcome.ts';
import type { SyncKnowledge, SyncResponse } from '../../src-main/neo/sync-runs.ts';
import type { OutboxItem } from '../../src-main/outbox/outbox-item.ts';
import type { Chance } from './chance.ts';
import type { Task } from './simulated-disk.ts';

/** What the network and Neo make of one request. `late`: it arrives when others have long been answered. */
const FATES = [
  'answered',
  'answered',
  'drop-request',
  'drop-answer',
  'duplicate',
  'late',
  'limited',
  'server-error',
  'busy',
  'key-refused',
] as const;
export type Fate = (typeof FATES)[number];

export type Effect = { key: string; item: OutboxItem; late: boolean };

/** A Neo that keeps Idempotency-Keys, behind a network with a will of its own. It notes what must never happen. */
export type SimulatedNeo = {
  effects: Effect[];
  faults: string[];
  requests: number;
  /** From now on everything is answered. */
  heal(): void;
  /** A new run of the app asks by this; the one before gets no answers any more. */
  connect(tasks: Task[], maySend: (item: OutboxItem) => string | null): NeoApi;
  /** The app that was told to wait is gone, and nothing of it was written down. */
  forgetLimits(isWritten: (tenant: string, until: number) => boolean): void;
  /** Requests that were under way for long arrive. */
  deliverLate(): void;
  /** Everybody's key works again. */
  renewKeys(): void;
};

const MOST_AT_ONCE = 4;
/** What goes over the wire: only a limit is read there, the rest is reported as it is read. */
function wireOf(limited: number | null): HttpOutcome {
  const measured = { milliseconds: 0, at: '' };
  if (limited === null) return { ok: false, error: { code: 'stopped', params: {} }, ...measured };
  const headers = { 'retry-after': String(limited / 1_000) };
  const answer = { status: 429, headers, body: '', truncated: false, ...measured };
  return { ok: true, response: answer, ...measured };
}

/** Milliseconds: `time` of a clock that nobody sets, `wall` of the computer's own. */
export function simulatedNeo(
  chance: Chance,
  { time, wall }: { time: () => number; wall: () => number },
): SimulatedNeo {
  const answers = new Map<string, string>();
  const holders = new Set<string>();
  const limits = new Map<string, { until: number; shown: number }>();
  const refused = new Set<string>();
  let late: OutboxItem[] = [];
  let isWell = false;
  const queueOf = (item: OutboxItem) => `${item.spec.connectionId} ${item.integration}`;

  function write(item: OutboxItem, isLate: boolean): void {
    const body = JSON.stringify([item.spec.secrets, item.spec.plain]);
    const known = answers.get(item.idempotencyKey);
    if (known !== undefined && known !== body) neo.faults.push('one key with two bodies');
    if (known !== undefined) return;
    answers.set(item.idempotencyKey, body);
    holders.add(queueOf(item));
    neo.effects.push({ key: item.idempotencyKey, item, late: isLate });
  }

  const neo: SimulatedNeo = {
    effects: [],
    faults: [],
    requests: 0,
    heal() {
      isWell = true;
      refused.clear();
    },
    renewKeys: () => refused.clear(),
    forgetLimits(isWritten) {
      for (const [tenant, { shown }] of [...limits]) {
        if (!isWritten(tenant, shown)) limits.delete(tenant);
      }
    },
    deliverLate() {
      for (const item of late) write(item, true);
      late = [];
    },
    connect,
  };

  function connect(tasks: Task[], maySend: (item: OutboxItem) => string | null): NeoApi {
    let atOnce = 0;
    let limited: number | null = null;

    /** One request: asked now, answered when the simulation lets it. A power cut may come before or after it arrived. */
    async function request<T>(
      through: WhenAllowed,
      connection: ConnectionAccess,
      answer: () => T,
      held: (waitMs: number) => T,
      cut: () => void = () => {},
    ): Promise<T> {
      let response: T | undefined;
      const left = await through(() => {
        neo.requests += 1;
        atOnce += 1;
        if (atOnce > MOST_AT_ONCE) neo.faults.push(`${atOnce} requests at once`);
        const tenant = connection.key?.record ?? '';
        if (time() < (limits.get(tenant)?.until ?? 0)) neo.faults.push('Retry-After was undercut');
        return new Promise<HttpOutcome>((resolve) => {
          const end = () => {
            atOnce -= 1;
            limited = null;
            response = answer();
            resolve(wireOf(limited));
          };
          tasks.push({ end, cut });
        });
      });
      return 'waitMs' in left ? held(left.waitMs) : (response as T);
    }

    function limit(connection: ConnectionAccess): number {
      const waitMs = 1_000 * (1 + chance.below(900));
      limits.set(connection.key?.record ?? '', { until: time() + waitMs, shown: wall() + waitMs });
      limited = waitMs;
      return waitMs;
    }

    function sent(connection: ConnectionAccess, item: OutboxItem): SendOutcome {
      const fate: Fate = isWell ? 'answered' : chance.pick(FATES);
      const tenant = connection.key?.record ?? '';
      if (refused.has(tenant) || fate === 'key-refused') {
        refused.add(tenant);
        return { kind: 'held', waitsFor: 'key-refused' };
      }
      if (fate === 'limited')
        return { kind: 'held', waitsFor: 'rate-limited', neo: {}, waitMs: limit(connection) };
      if (fate === 'late') late.push(item);
      if (fate === 'late' || fate === 'drop-request') return { kind: 'lost', waitsFor: 'no-answer' };
      if (fate === 'busy') return { kind: 'busy', neo: {} };
      write(item, false);
      if (fate === 'duplicate') write(item, false);
      if (fate === 'drop-answer') return { kind: 'lost', waitsFor: 'no-answer' };
      if (fate === 'server-error') return { kind: 'lost', waitsFor: 'server-error' };
      return { kind: 'accepted', neo: {}, acceptedAt: time() };
    }

    function synced(integration: string, connection: ConnectionAccess): SyncKnowledge {
      const queue = `${connection.key?.record ?? ''} ${integration}`;
      return holders.has(queue) ? { kind: 'connected', runs: [] } : { kind: 'not-connected' };
    }

    return {
      host: 'neo.example',
      testKey: async () => ({ kind: 'not-run' as const }),
      describe: (connection, _signal, through = (ask) => ask()) =>
        request<Description>(
          through,
          connection,
          () => ({ kind: 'missing' }),
          (waitMs) => ({ kind: 'not-yet', waitsFor: 'rate-limited', waitMs }),
        ),
      syncRuns: (connection, integration, _signal, through = (ask) => ask()) =>
        request<SyncResponse>(
          through,
          connection,
          () => ({ sync: synced(integration, connection) }),
          (waitMs) => ({ sync: { kind: 'unknown' }, blocked: 'rate-limited', waitMs }),
        ),
      send: (connection, item: OutboxItem, _signal, through = (ask) => ask()) => {
        const why = maySend(item);
        if (why !== null) neo.faults.push(why);
        return request<SendOutcome>(
          through,
          connection,
          () => sent(connection, item),
          (waitMs) => ({ kind: 'held', waitsFor: 'rate-limited', waitMs }),
          () => chance.is(0.5) && write(item, false),
        );
      },
    };
  }

  return neo;
}
