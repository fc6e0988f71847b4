import { expect, it } from 'vitest';
import { lazy } from '../../../src-main/system/lazy.ts';

it('opens once for all who ask', async () => {
  let opened = 0;
  const once = lazy(async () => {
    opened += 1;
    return opened;
  });
  expect(once.current()).toBeUndefined();
  expect(await Promise.all([once.get(), once.get()])).toEqual([1, 1]);
  expect(await once.current()).toBe(1);
});

it('forgets an opening that failed, so that the next question tries again', async () => {
  const answers = [Promise.reject(new Error('not now')), Promise.resolve('open')];
  const once = lazy(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
  await expect(once.get()).rejects.toThrow('not now');
  expect(once.current()).toBeUndefined();
  expect(await once.get()).toBe('open');
  expect(await once.get()).toBe('open');
});
