import { afterEach, beforeEach, expect, it } from 'vitest';
import { orAbort, startDeadline } from '../../../src-main/http/time-limits.ts';

const MANY = 25;
let warnings: string[];
const note = (warning: Error) => void warnings.push(warning.message);
beforeEach(() => {
  warnings = [];
  process.on('warning', note);
});
afterEach(() => void process.off('warning', note));

// Node says it in a later turn.
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

it('many requests under one signal are no leak, and leave nothing on it', async () => {
  const run = new AbortController();
  const deadlines = Array.from({ length: MANY }, () => startDeadline([run.signal], 60_000));
  const waits = deadlines.map(({ signal }) => orAbort(new Promise(() => {}), signal).catch(() => 'ended'));
  await settled();
  run.abort();
  expect(await Promise.all(waits)).toEqual(Array.from({ length: MANY }, () => 'ended'));
  expect(deadlines.map((one) => one.ended())).toEqual(Array.from({ length: MANY }, () => 'stopped'));
  for (const one of deadlines) one.done();
  expect(warnings).toEqual([]);
});

it('many waits for one signal are no leak', async () => {
  const run = new AbortController();
  const waits = Array.from({ length: MANY }, () => orAbort(settled(), run.signal));
  await Promise.all(waits);
  await settled();
  expect(warnings).toEqual([]);
});
