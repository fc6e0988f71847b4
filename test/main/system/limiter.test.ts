import { expect, it } from 'vitest';
import { openLimiter } from '../../../src-main/system/limiter.ts';

it('a limiter runs so many tasks at once, in the order they came', async () => {
  const limiter = openLimiter(2);
  const end: (() => void)[] = [];
  const started: number[] = [];
  const tasks = [1, 2, 3, 4].map((number) =>
    limiter(() => {
      started.push(number);
      return new Promise<void>((resolve) => end.push(resolve));
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([1, 2]);
  end[0]?.();
  await tasks[0];
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toEqual([1, 2, 3]);
  for (const [index, task] of tasks.entries()) {
    await new Promise((resolve) => setImmediate(resolve));
    end[index]?.();
    await task;
  }
  expect(started).toEqual([1, 2, 3, 4]);
});
