import { beforeEach, expect, it } from 'vitest';
import { useOutboxCount } from '../../../src-renderer/shell/outbox-count-store.ts';
import { announce, done, holdMain, takeRequest } from '../held-main.ts';

beforeEach(holdMain);

const counts = () => {
  const { waiting, attention, leftOut } = useOutboxCount.getState();
  return { waiting, attention, leftOut };
};
const outbox = {
  rows: [{ state: 'queued' }, { state: 'needs-attention' }, { state: 'hand-over' }],
  setAside: 1,
  newer: 1,
  unread: 0,
};

it('counts what waits, what needs somebody, and files that could not be used', async () => {
  const stop = useOutboxCount.getState().follow();
  await takeRequest('readOutbox').respond(done(outbox));
  expect(counts()).toEqual({ waiting: 1, attention: 2, leftOut: 2 });
  announce('outbox-changed', { waiting: 4, attention: 0 });
  expect(counts()).toEqual({ waiting: 4, attention: 0, leftOut: 2 });
  stop();
});

it('an answer that comes after an announcement takes nothing of it back', async () => {
  const stop = useOutboxCount.getState().follow();
  const read = takeRequest('readOutbox');
  announce('outbox-changed', { waiting: 9, attention: 1 });
  await read.respond(done(outbox));
  expect(counts()).toEqual({ waiting: 9, attention: 1, leftOut: 2 });
  stop();
});
