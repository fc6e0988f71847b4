import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NeoServer, startNeoServer } from '../servers/neo-server.ts';
import { bundleChild, freshFolder, leftovers, live, recover, removeFolder, stopAt } from './lives.ts';
import type { Said } from './one-life.ts';

/**
 * How often each named point ends a life here; every fourth time it ends the recovery too. The last of them are killed,
 * each in a process of its own, which takes ten times as long; the others are stopped in this one.
 */
const TIMES = 20;
const KILLED = 3;
/** Lives at the same time: as many as the smallest machine has processors. */
const AT_ONCE = 2;

const both = (steps: readonly string[]) => steps.flatMap((step) => [`before ${step}`, `after ${step}`]);
const ofKinds = (steps: readonly string[], kinds: readonly string[]) =>
  kinds.flatMap((kind) => steps.map((step) => `${step}, ${kind}`));
/** Passed by every life, whatever else the computer does. */
const POINTS = [
  ...both([
    ...ofKinds(['open', 'write', 'sync', 'rename'], ['secret', 'session', 'outbox', 'index', 'data key']),
    ...ofKinds(['open', 'write', 'sync'], ['journal']),
    // The index lies beside the sessions, a data key beside what it sealed, the journal beside the items.
    ...ofKinds(['sync folder'], ['secret', 'session', 'outbox']),
    'remove, secret',
    'question to Neo',
    'request with the credential',
  ]),
  // At every start; mostly there is none.
  'before remove, journal',
];
/** Passed by a life that takes long enough to fold its journal. */
const LATE = ['after remove, journal'];

let child: string;
let points: Map<string, number>;

const of = <K extends Said['kind']>(said: readonly Said[], kind: K) =>
  said.filter((one): one is Extract<Said, { kind: K }> => one.kind === kind);

beforeAll(async () => {
  child = await bundleChild();
  const whole = await oneLife();
  points = new Map();
  for (const { name } of of(whole, 'point')) points.set(name, (points.get(name) ?? 0) + 1);
}, 120_000);

async function oneLife(): Promise<Said[]> {
  const folder = await freshFolder();
  const neo = await startNeoServer();
  try {
    return (await live(child, { folder, neo: neo.origin, mode: 'work', end: null })).said;
  } finally {
    await neo.close();
    await removeFolder(folder);
  }
}

/** Everything a crash must not have done, as sentences. */
async function faultsAfter(
  folder: string,
  neo: NeoServer,
  acknowledged: readonly Said[],
  last: readonly Said[],
): Promise<string[]> {
  const faults: string[] = [];
  const [found] = of(last, 'found');
  const [end] = of(last, 'end');
  if (found === undefined || end === undefined) return [...faults, 'the last life did not get to its end'];
  if (found.unreadable > 0) faults.push(`${found.unreadable} sessions do not read`);

  const drafts = new Map<string, Extract<Said, { kind: 'draft' }>>();
  for (const one of of(acknowledged, 'draft')) drafts.set(`${one.session} ${one.vendor}`, one);
  for (const draft of drafts.values()) {
    const kept = found.sessions
      .find(({ id }) => id === draft.session)
      ?.vendors.find(({ vendor }) => vendor === draft.vendor);
    // One that came after the last acknowledged one may be there: it was durable before it could be said.
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
  // What was durable and not yet acknowledged when the life ended may have its effect, and never two.
  for (const item of end.items) {
    const effects = neo.effects.filter((effect) => effect.idempotencyKey === item.idempotencyKey);
    if (effects.length > 1) faults.push(`two effects of ${item.vendor}`);
    if (!['sent', 'connected'].includes(item.state)) faults.push(`${item.vendor} ended as ${item.state}`);
  }
  if (neo.effects.length > end.items.length) faults.push('Neo has effects that no item knows');
  faults.push(...(await leftovers(folder)).map((path) => `left behind: ${path}`));
  return faults;
}

/** Ends one life at the point, perhaps the next one too, and looks at what the last one finds. */
type Crash = { point: string; nth: number; isKilled: boolean; endsRecovery: boolean };

async function crashAt({ point, nth, isKilled, endsRecovery }: Crash): Promise<string[]> {
  const folder = await freshFolder();
  const neo = await startNeoServer();
  try {
    const where = { folder, neo: neo.origin };
    const end = async (mode: 'work' | 'recover', count: number) => {
      if (!isKilled) return stopAt({ ...where, mode }, { point, nth: count });
      const { said, signal } = await live(child, { ...where, mode, end: { point, nth: count } });
      return { said, isStopped: signal === 'SIGKILL' };
    };
    const first = await end('work', nth);
    // What is under way together passes a point more or less often; the first time there is always.
    if (!first.isStopped && nth > 1) return crashAt({ point, nth: 1, isKilled, endsRecovery });
    if (!first.isStopped) return [`${point} did not end the life`];
    if (endsRecovery) await end('recover', 1);
    const faults = await faultsAfter(folder, neo, first.said, await recover(where));
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

describe('a life that ends at a named point loses nothing and has one effect', () => {
  it('knows every point of saving and sending', () => {
    const passed = [...points.keys()].filter((name) => !LATE.includes(name));
    expect(passed.sort()).toEqual([...POINTS].sort());
  });

  it(`at every point, ${TIMES} times`, async () => {
    const tasks = POINTS.flatMap((point) =>
      Array.from({ length: TIMES }, (_, time) => () => {
        // Spread over all the times the point is passed.
        const nth = 1 + Math.floor((time * (points.get(point) ?? 1)) / TIMES);
        return crashAt({ point, nth, isKilled: time >= TIMES - KILLED, endsRecovery: time % 4 === 3 });
      }),
    );
    const faults = (await manyAtOnce(tasks)).flat();
    expect(faults).toEqual([]);
  }, 600_000);

  it.each([
    ['Neo has read the request and not acted', { silent: true }],
    ['Neo has acted and not answered', { silent: true, afterEffect: true }],
  ])(
    `when %s, ${TIMES} times`,
    async (_name, answer) => {
      const tasks = Array.from({ length: TIMES }, () => async () => {
        const folder = await freshFolder();
        const neo = await startNeoServer();
        try {
          neo.odd.push({ method: 'PUT', path: /./, answer });
          const where = { folder, neo: neo.origin };
          const first = await live(child, { ...where, mode: 'work', end: null }, (kill) => {
            void neo.heard('PUT').then(() => setImmediate(kill));
          });
          return [
            ...(first.signal === 'SIGKILL' ? [] : ['the life went on']),
            ...(await faultsAfter(folder, neo, first.said, await recover(where))),
          ];
        } finally {
          await neo.close();
          await removeFolder(folder);
        }
      });
      expect((await manyAtOnce(tasks)).flat()).toEqual([]);
    },
    120_000,
  );
});

afterAll(async () => {
  await removeFolder(child.replace(/\/[^/]*$/, ''));
});
