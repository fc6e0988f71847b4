import { type NeoServer, startNeoServer } from '../servers/neo-server.ts';
import type { RunEvent } from './app-run.ts';
import {
  bundleChild,
  freshFolder,
  leftovers,
  recover,
  removeFolder,
  runChild,
  stopAt,
} from './run-and-stop.ts';

/** Runs at the same time: as many as the smallest machine has processors. */
const AT_ONCE = 2;
/** Whole runs that are looked at for the points they pass. Work that runs at the same time passes some only now and then. */
const WATCHED_RUNS = 3;

const of = <K extends RunEvent['kind']>(events: readonly RunEvent[], kind: K) =>
  events.filter((one): one is Extract<RunEvent, { kind: K }> => one.kind === kind);

export type CrashReport = {
  /** Every point that each of the watched runs passed, with the least number of times. */
  points: Map<string, number>;
  crashes: number;
  /** What a crash lost, doubled or left behind, as sentences. */
  faults: string[];
};

/**
 * Ends a run at every point that a whole run passes, `times` times each, spread over all the times the point is
 * passed; every fourth time the recovery is ended too. The last `killed` of them are killed, each in a process of its
 * own, which takes ten times as long; the others are stopped in this process.
 */
export async function crashAtEveryPoint(times: number, killed: number): Promise<CrashReport> {
  const child = await bundleChild();
  try {
    const points = await pointsOfEveryRun(child);
    const crashes = [...points].flatMap(([point, passes]) =>
      Array.from({ length: times }, (_, time) => ({
        point,
        nth: 1 + Math.floor((time * passes) / times),
        isKilled: time >= times - killed,
        endsRecovery: time % 4 === 3,
      })),
    );
    const faults = await manyAtOnce(crashes.map((crash) => () => crashAt(child, crash)));
    return { points, crashes: crashes.length, faults: faults.flat() };
  } finally {
    await removeFolder(child.replace(/\/[^/]*$/, ''));
  }
}

/** Kills a run, `times` times, while Neo holds the answer to a credential. `afterEffect`: it has acted on it already. */
export async function crashAtNeo(times: number, afterEffect: boolean): Promise<string[]> {
  const child = await bundleChild();
  const crashes = Array.from({ length: times }, () => async () => {
    const folder = await freshFolder();
    const neo = await startNeoServer();
    try {
      neo.odd.push({ method: 'PUT', path: /./, answer: { silent: true, afterEffect } });
      const where = { folder, neo: neo.origin };
      const first = await runChild(child, { ...where, mode: 'work', end: null }, (kill) => {
        void neo.received('PUT').then(() => setImmediate(kill));
      });
      return [
        ...(first.signal === 'SIGKILL' ? [] : ['the run went on']),
        ...(await faultsAfter(folder, neo, first.events, await recover(where))),
      ];
    } finally {
      await neo.close();
      await removeFolder(folder);
    }
  });
  try {
    return (await manyAtOnce(crashes)).flat();
  } finally {
    await removeFolder(child.replace(/\/[^/]*$/, ''));
  }
}

async function pointsOfEveryRun(child: string): Promise<Map<string, number>> {
  const runs = await manyAtOnce(Array.from({ length: WATCHED_RUNS }, () => () => pointsOfOneRun(child)));
  const [first = new Map<string, number>(), ...others] = runs;
  const least = new Map<string, number>();
  for (const [point, passes] of first) {
    const fewest = Math.min(passes, ...others.map((other) => other.get(point) ?? 0));
    if (fewest > 0) least.set(point, fewest);
  }
  return least;
}

async function pointsOfOneRun(child: string): Promise<Map<string, number>> {
  const folder = await freshFolder();
  const neo = await startNeoServer();
  try {
    const points = new Map<string, number>();
    const { events } = await runChild(child, { folder, neo: neo.origin, mode: 'work', end: null });
    for (const { name } of of(events, 'point')) points.set(name, (points.get(name) ?? 0) + 1);
    return points;
  } finally {
    await neo.close();
    await removeFolder(folder);
  }
}

/** Everything a crash must not have done, as sentences. */
async function faultsAfter(
  folder: string,
  neo: NeoServer,
  acknowledged: readonly RunEvent[],
  last: readonly RunEvent[],
): Promise<string[]> {
  const faults: string[] = [];
  const [found] = of(last, 'found');
  const [end] = of(last, 'end');
  if (found === undefined || end === undefined) return [...faults, 'the last run did not get to its end'];
  if (found.unreadable > 0) faults.push(`${found.unreadable} sessions do not read`);

  const drafts = new Map<string, Extract<RunEvent, { kind: 'draft' }>>();
  for (const one of of(acknowledged, 'draft')) drafts.set(`${one.session} ${one.vendor}`, one);
  for (const draft of drafts.values()) {
    const kept = found.sessions
      .find(({ id }) => id === draft.session)
      ?.vendors.find(({ vendor }) => vendor === draft.vendor);
    // One that came after the last acknowledged one may be there: it was durable before it could be acknowledged.
    if (kept?.secret === null || kept === undefined) faults.push(`the draft ${draft.vendor} is lost`);
    else if (draft.secret.startsWith('secret-') && kept.secret !== draft.secret) {
      faults.push(`the draft ${draft.vendor} is not the one that was acknowledged`);
    }
  }
  for (const intent of of(acknowledged, 'intent')) {
    const item = end.items.find(
      ({ session, vendor }) => session === intent.session && vendor === intent.vendor,
    );
    if (item === undefined) faults.push(`the submission ${intent.vendor} is lost`);
    const effects = neo.effects.filter((effect) => effect.idempotencyKey === item?.idempotencyKey);
    if (effects.length !== 1) faults.push(`${effects.length} effects of the submission ${intent.vendor}`);
  }
  // What was durable and not yet acknowledged when the run ended may have its effect, and never two.
  for (const item of end.items) {
    const effects = neo.effects.filter((effect) => effect.idempotencyKey === item.idempotencyKey);
    if (effects.length > 1) faults.push(`two effects of ${item.vendor}`);
    if (!['sent', 'connected'].includes(item.state)) faults.push(`${item.vendor} ended as ${item.state}`);
  }
  if (neo.effects.length > end.items.length) faults.push('Neo has effects that no item knows');
  faults.push(...(await leftovers(folder)).map((path) => `left behind: ${path}`));
  return faults;
}

/** Ends one run at the point, perhaps the next one too, and looks at what the last one finds. */
type Crash = { point: string; nth: number; isKilled: boolean; endsRecovery: boolean };

async function crashAt(child: string, crash: Crash): Promise<string[]> {
  const { point, nth, isKilled, endsRecovery } = crash;
  const folder = await freshFolder();
  const neo = await startNeoServer();
  try {
    const where = { folder, neo: neo.origin };
    const end = async (mode: 'work' | 'recover', count: number) => {
      if (!isKilled) return stopAt({ ...where, mode }, { point, nth: count });
      const { events, signal } = await runChild(child, { ...where, mode, end: { point, nth: count } });
      return { events, isStopped: signal === 'SIGKILL' };
    };
    const first = await end('work', nth);
    // What is under way together passes a point more or less often; the first time there is always.
    if (!first.isStopped && nth > 1) return crashAt(child, { ...crash, nth: 1 });
    if (!first.isStopped) return [`${point} did not end the run`];
    if (endsRecovery) await end('recover', 1);
    const faults = await faultsAfter(folder, neo, first.events, await recover(where));
    return faults.map((fault) => `${point} (${nth}): ${fault}`);
  } finally {
    await neo.close();
    await removeFolder(folder);
  }
}

async function manyAtOnce<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = [];
  const waiting = [...tasks];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) answers.push(await next());
    }),
  );
  return answers;
}
