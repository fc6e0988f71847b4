import { expect, it } from 'vitest';
import { openKeyedSequencer, openSequencer } from '../../../src-main/system/sequencer.ts';

/** A task that ends when it is told to, and writes down when it began. */
function tasks() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const task = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      begun.push(name);
      ends.set(name, (error) => (error === undefined ? resolve(name) : reject(error)));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { begun, task, settle, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

it('begins a task only when the one before it has ended', async () => {
  const { begun, task, end, settle } = tasks();
  const inOrder = openSequencer();
  const results = [inOrder(task('first')), inOrder(task('second'))];
  await settle();
  expect(begun).toEqual(['first']);
  end('first');
  await settle();
  expect(begun).toEqual(['first', 'second']);
  end('second');
  expect(await Promise.all(results)).toEqual(['first', 'second']);
});

it('tells a failure to whoever asked, and goes on with the next task', async () => {
  const { begun, task, end, settle } = tasks();
  const inOrder = openSequencer();
  const first = expect(inOrder(task('first'))).rejects.toThrow('no room');
  const second = inOrder(task('second'));
  await settle();
  end('first', new Error('no room'));
  await first;
  await settle();
  expect(begun).toEqual(['first', 'second']);
  end('second');
  expect(await second).toBe('second');
});

it('keeps the order within a key and lets two keys run at once', async () => {
  const { begun, task, end, settle } = tasks();
  const inOrder = openKeyedSequencer();
  const results = [inOrder('a', task('a1')), inOrder('a', task('a2')), inOrder('b', task('b1'))];
  await settle();
  expect(begun).toEqual(['a1', 'b1']);
  end('a1', new Error('failed'));
  await expect(results[0]).rejects.toThrow('failed');
  await settle();
  expect(begun).toEqual(['a1', 'b1', 'a2']);
  end('a2');
  end('b1');
  expect(await Promise.all(results.slice(1))).toEqual(['a2', 'b1']);
});
