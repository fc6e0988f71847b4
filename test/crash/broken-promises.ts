import type { Outbox } from '../../src-main/outbox/outbox.ts';
import type { ItemSpec } from '../../src-main/outbox/outbox-item.ts';
import type { Effect } from './simulated-neo.ts';

/** One credential that is to reach Neo. `touched`: a person paused it, hurried it or submitted it again. */
export type Intent = {
  id: string;
  spec: ItemSpec;
  itemId: string;
  withdrawn: boolean;
  touched: boolean;
  /** Said yes to replacing, although it may have been there before the other: another submission, with an effect of its own. */
  wishedAnew: number;
};

/** What must hold in the end: one effect for each submission, none lost, none after it was withdrawn, none overtaken. */
export function brokenPromises(
  intents: readonly Intent[],
  effects: readonly Effect[],
  outbox: Outbox,
): string[] {
  const faults = intents.flatMap(({ id, itemId, withdrawn, wishedAnew }) => {
    const { length } = effects.filter(({ item }) => item.id === itemId);
    const state = outbox.read(itemId)?.state.status ?? 'gone';
    const isLost = !withdrawn && !['sent', 'connected'].includes(state);
    const isRight = withdrawn ? length === 0 : length >= 1 && length <= 1 + wishedAnew;
    if (isRight && !isLost) return [];
    return [`${id} (${withdrawn ? 'withdrawn' : state}) had ${length} effects`];
  });
  return [...faults, ...overtaken(intents, effects)];
}

/** Where no person had a hand in it and nothing came late, a queue has its effects in the order of creation. */
function overtaken(intents: readonly Intent[], effects: readonly Effect[]): string[] {
  const touched = new Set(intents.filter((intent) => intent.touched).map(({ id }) => id));
  const queues = new Map<string, number>();
  return effects.flatMap(({ item, late }) => {
    if (late || touched.has(item.spec.clientName) || item.attempts > 1) return [];
    const queue = `${item.spec.connectionId} ${item.integration}`;
    const last = queues.get(queue) ?? 0;
    queues.set(queue, Math.max(last, item.sequence));
    return item.sequence < last ? [`turn ${item.sequence} of ${queue} came after turn ${last}`] : [];
  });
}
