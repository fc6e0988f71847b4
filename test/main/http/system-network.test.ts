import { expect, it } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';

mockElectron({ net: {}, session: {} });
const { watchNetwork } = await import('../../../src-main/http/system-network.ts');

it('what is read and what is told agree: a change between two looks is neither', () => {
  let isOnline = true;
  const told: boolean[] = [];
  let look = () => {};
  const schedule = (_milliseconds: number, run: () => void) => {
    look = run;
    return () => {
      look = () => {};
    };
  };
  const network = watchNetwork(schedule, (state) => told.push(state), { isOnline: () => isOnline });
  isOnline = false;
  // Read as it is told: whoever read "offline" here would never be told that it is over.
  expect(network.isOnline()).toBe(true);
  isOnline = true;
  look();
  expect(told).toEqual([]);
  isOnline = false;
  look();
  expect([network.isOnline(), told]).toEqual([false, [false]]);
  network.end();
  isOnline = true;
  look();
  expect(told).toEqual([false]);
});
