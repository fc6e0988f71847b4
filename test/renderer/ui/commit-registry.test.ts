import { expect, it } from 'vitest';
import { commitAll, registerCommit } from '../../../src-renderer/ui/commit-registry.ts';

it('waits for every field, also beside one that fails, and forgets those that left', async () => {
  const done: string[] = [];
  const leave = registerCommit(async () => {
    done.push('left');
  });
  registerCommit(() => Promise.reject(new Error('no answer')));
  registerCommit(
    () =>
      new Promise((resolve) =>
        setImmediate(() => {
          done.push('slow');
          resolve();
        }),
      ),
  );
  leave();
  await commitAll();
  expect(done).toEqual(['slow']);
});
