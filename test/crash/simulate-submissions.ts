import { readItem } from '../../src-main/outbox/item-versions.ts';
import { type Outbox, openOutbox } from '../../src-main/outbox/outbox.ts';
import { type ItemSpec, isAcceptedByNeo, type OutboxItem } from '../../src-main/outbox/outbox-item.ts';
import type { Log } from '../../src-main/system/log.ts';
import { brokenPromises, type Intent } from './broken-promises.ts';
import { chanceFrom } from './chance.ts';
import { durableItems, keepsWait } from './durable-items.ts';
import { orderFor, pretendVault, pretendVendor } from './pretend-orders.ts';
import { simulatedClock } from './simulated-clock.ts';
import { simulatedDisk, type Task } from './simulated-disk.ts';
import { simulatedNeo } from './simulated-neo.ts';

/** What was simulated, and every promise that was broken. */
export type Simulated = {
  submissions: number;
  effects: number;
  requests: number;
  restarts: number;
  faults: string[];
};

const log: Log = { info() {}, warn() {}, error() {}, reference: () => 'ref' };

/**
 * Sends `count` simulated credentials with the real outbox over a simulated disk, clock, network and Neo: requests and
 * answers get lost, come twice or late, Neo limits, errs and refuses keys, the power is cut in the middle of anything,
 * the clock is set back, and a person pauses, withdraws, hurries and submits again. The same seed is the same run.
 */
export async function simulateSubmissions({
  seed,
  count,
}: {
  seed: number;
  count: number;
}): Promise<Simulated> {
  const whole: Simulated = { submissions: 0, effects: 0, requests: 0, restarts: 0, faults: [] };
  for (let round = 0; whole.submissions < count; round += 1) {
    const of = await simulateRound(seed * 100_003 + round, Math.min(8, count - whole.submissions));
    for (const key of ['submissions', 'effects', 'requests', 'restarts'] as const) whole[key] += of[key];
    whole.faults.push(...of.faults.map((fault) => `seed ${seed}, round ${round}: ${fault}`));
  }
  return whole;
}

async function simulateRound(seed: number, submissions: number): Promise<Simulated> {
  const chance = chanceFrom(seed);
  const clock = simulatedClock();
  const texts = new Map<string, string>();
  const neo = simulatedNeo(chance, clock);
  const intents: Intent[] = [];
  const paused = new Set<string>();
  const stuck = new Set<string>();
  let tasks: Task[] = [];
  let restarts = 0;
  let outbox = await start();

  async function start(): Promise<Outbox> {
    const mine: Task[] = [];
    tasks = mine;
    const opening = openOutbox({
      neo: neo.connect(mine, mayLeave),
      vault: pretendVault,
      files: simulatedDisk(texts, mine, chance),
      folder: '/outbox',
      connection: (id) => ({ key: { record: id, revision: 1 }, sendByAssumedPath: false }),
      isFormer: () => false,
      vendor: pretendVendor,
      test: async () => ({ kind: 'passed' }),
      needsTest: async () => chance.is(0.1),
      appVersion: '0.1.0',
      now: clock.wall,
      monotonic: clock.time,
      random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256)),
      schedule: clock.schedule,
      log,
    });
    const opened = await finish(opening);
    opened.onChange(watch);
    return opened;
  }

  /** What must hold at the moment a credential leaves; why not, where it does not. */
  function mayLeave(item: OutboxItem): string | null {
    if (paused.has(item.id)) return 'a paused item was sent';
    const stored = readItem(texts.get(`/outbox/${item.id}.json`) ?? '');
    const isDurable = stored.kind === 'item' && stored.item.state.status === 'sending';
    if (!isDurable) return 'a byte left before it was written down';
    const psa = outbox.ofSession(item.spec.sessionId).find(({ spec }) => spec.vendor === 'psa');
    const isBefore = psa !== undefined && !isAcceptedByNeo(psa) && item.spec.vendor !== 'psa';
    return isBefore && !item.spec.beforePsa ? 'an RMM was sent before its PSA' : null;
  }

  /** Nobody but a person takes an item out of `needs-attention`. */
  function watch(item: OutboxItem): void {
    const needs = item.state.status === 'needs-attention';
    if (!needs && stuck.has(item.id)) neo.faults.push('an item left needs-attention by itself');
    if (needs) stuck.add(item.id);
  }

  /** Lets everything go on that waits for nothing but the simulation, until the promise settles. */
  async function finish<T>(promise: Promise<T>): Promise<T> {
    let isDone = false;
    promise.then(
      () => {
        isDone = true;
      },
      () => {
        isDone = true;
      },
    );
    for (let rounds = 0; !isDone && rounds < 10_000; rounds += 1) {
      await breathe();
      if (!isDone) endOne();
    }
    return promise;
  }

  function endOne(): boolean {
    const [task] = tasks.length === 0 ? [] : tasks.splice(chance.below(tasks.length), 1);
    task?.end();
    return task !== undefined;
  }

  async function submit(spec: ItemSpec, intent?: Intent): Promise<void> {
    if (intent !== undefined) stuck.delete(intent.itemId);
    const item = await finish(outbox.submit(spec));
    stuck.delete(item.id);
    paused.delete(item.id);
    // What another session has replaced since is a new submission.
    if (intent !== undefined) intent.itemId = item.id;
    else {
      intents.push({
        id: spec.clientName,
        spec,
        itemId: item.id,
        withdrawn: false,
        touched: false,
        wishedAnew: 0,
      });
    }
  }

  async function powerCut(): Promise<void> {
    const cut = tasks;
    clock.clear();
    for (const task of cut) task.cut();
    restarts += 1;
    const written = durableItems(texts);
    neo.forgetLimits((tenant, until) => written.some((item) => keepsWait(item, tenant, until)));
    stuck.clear();
    outbox = await start();
    for (const item of outbox.items()) if (item.state.status === 'needs-attention') stuck.add(item.id);
    outbox.resume('started');
  }

  async function byPerson(): Promise<void> {
    const intent = intents.length === 0 ? undefined : chance.pick(intents);
    if (intent === undefined) return;
    const { itemId } = intent;
    intent.touched = true;
    const act = chance.pick(['pause', 'send-now', 'withdraw', 'again'] as const);
    if (act === 'again' && !intent.withdrawn) {
      noteYes(intent);
      return submit(intent.spec, intent);
    }
    if (act === 'pause' && (await finish(outbox.pause(itemId))) === 'done') paused.add(itemId);
    if (act === 'withdraw' && chance.is(0.3) && outbox.read(itemId)?.mayHaveArrived === false) {
      stuck.delete(itemId);
      if ((await finish(outbox.withdraw(itemId))) === 'done') intent.withdrawn = true;
    }
    if (act !== 'send-now') return;
    paused.delete(itemId);
    stuck.delete(itemId);
    noteYes(intent);
    await finish(outbox.sendNow(itemId));
  }

  function noteYes(intent: Intent): void {
    const item = outbox.read(intent.itemId);
    const isAsked = item?.state.status === 'needs-attention' && item.state.why === 'would-replace';
    if (isAsked && item.mayHaveArrived) intent.wishedAnew += 1;
  }

  outbox.resume('started');
  while (intents.length < submissions || chance.is(0.97)) {
    await breathe();
    const what = chance.next();
    if (what < 0.08 && intents.length < submissions) await submit(orderFor(chance, intents.length));
    else if (what < 0.62) endOne();
    else if (what < 0.8) clock.passToNext();
    else if (what < 0.84) await powerCut();
    else if (what < 0.88) outbox.resume('online');
    else if (what < 0.92) await byPerson();
    else if (what < 0.94) clock.setBack(chance.below(3_600_000));
    else if (what < 0.96) neo.deliverLate();
    else {
      neo.renewKeys();
      outbox.resume('key-changed');
    }
  }
  // All is well from here on, and a person answers what is asked: then nothing may be left over.
  neo.heal();
  outbox.resume('key-changed');
  for (let rounds = 0; rounds < 2_000; rounds += 1) {
    await breathe();
    if (endOne()) continue;
    const left = outbox.items().filter((item) => !isAcceptedByNeo(item));
    if (left.length === 0) break;
    const asked = left.find((item) => item.state.status === 'needs-attention' || paused.has(item.id));
    if (asked === undefined && clock.passToNext()) continue;
    if (asked === undefined) break;
    paused.delete(asked.id);
    stuck.delete(asked.id);
    for (const intent of intents.filter(({ itemId }) => itemId === asked.id)) {
      intent.touched = true;
      noteYes(intent);
    }
    await finish(outbox.sendNow(asked.id));
  }
  neo.deliverLate();
  return { ...counts(), faults: [...neo.faults, ...brokenPromises(intents, neo.effects, outbox)] };

  function counts() {
    return { submissions: intents.length, effects: neo.effects.length, requests: neo.requests, restarts };
  }
}

/** Lets every promise go on that waits for nothing outside. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
