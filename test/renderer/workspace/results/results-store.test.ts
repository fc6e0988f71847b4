import { beforeEach, expect, it } from 'vitest';
import { registerCommit } from '../../../../src-renderer/ui/commit-registry.ts';
import { useResults } from '../../../../src-renderer/workspace/results/results-store.ts';
import { answerAsMain } from '../../fake-main.ts';

const where = { sessionId: 's', vendor: 'sample' };
const store = () => useResults.getState();
const question = {
  kind: 'ask-host',
  questionId: 'q1',
  host: 'xn--e1awd7f.example',
  unicode: 'п.example',
  domain: 'xn--e1awd7f.example',
  why: 'unknown',
  folder: '',
  namedBy: 'typed',
} as const;

beforeEach(() => store().open(where));

it('hands over what is still typed before it tests', async () => {
  const order: string[] = [];
  const leave = registerCommit(async () => void order.push('commit'));
  answerAsMain({
    runChecks: () => {
      order.push('run');
      return { ok: true, value: { kind: 'started', runId: 'r' } };
    },
  });
  await store().test();
  leave();
  expect(order).toEqual(['commit', 'run']);
  expect(store().asking).toEqual({ kind: 'idle' });
});

it('asks for the host first, and sends nothing when the answer is no', async () => {
  const { asked } = answerAsMain({ runChecks: () => ({ ok: true, value: question }) });
  await store().test();
  expect(store().asking).toEqual({ kind: 'asking-host', question });
  await store().test();
  store().dismissHost();
  expect(store().asking).toEqual({ kind: 'idle' });
  expect(asked.map(([name]) => name)).toEqual(['runChecks']);
});

it('goes on with the host that was shown', async () => {
  let isConfirmed = false;
  const { asked } = answerAsMain({
    runChecks: () => ({ ok: true, value: isConfirmed ? { kind: 'started', runId: 'r' } : question }),
    confirmHost: () => {
      isConfirmed = true;
      return { ok: true, value: null };
    },
  });
  await store().test();
  await store().useHost();
  expect(asked[1]).toEqual(['confirmHost', { ...where, questionId: 'q1', host: question.host }]);
  expect(store().asking).toEqual({ kind: 'idle' });
});

it('a run that ended by itself a moment before needs no stopping', async () => {
  answerAsMain({ stopChecks: () => ({ ok: false, error: { code: 'not-running' } }) });
  await store().stop();
  expect(store().asking).toEqual({ kind: 'idle' });
});

it('shows why a test did not start', async () => {
  answerAsMain({ runChecks: () => ({ ok: false, error: { code: 'field-incomplete' } }) });
  await store().test();
  expect(store().asking).toEqual({ kind: 'failed', error: { code: 'field-incomplete' } });
});

it('drops the answer of a vendor that is no longer open', async () => {
  answerAsMain({ runChecks: () => ({ ok: true, value: question }) });
  const testing = store().test();
  store().open({ sessionId: 's', vendor: 'other' });
  await testing;
  expect(store().asking).toEqual({ kind: 'idle' });
});

it('tries the other regions only where that was asked for', async () => {
  const { asked } = answerAsMain({ runChecks: () => ({ ok: true, value: { kind: 'started', runId: 'r' } }) });
  await store().test();
  await store().test(true);
  expect(asked).toEqual([
    ['runChecks', where],
    ['runChecks', { ...where, otherRegions: true }],
  ]);
});
