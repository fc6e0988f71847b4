import { describe, expect, it } from 'vitest';
import { ATTENTION_REASONS, type OutboxRow } from '../../../src-preload/contract/submission.ts';
import {
  actsOf,
  countLines,
  linesOf,
  namesOf,
  opensIn,
  sentWithAll,
  workWords,
} from '../../../src-renderer/outbox/outbox-rows.ts';
import { sampleRow } from './sample-row.ts';

const isPsa = (vendor: string) => vendor === 'psa';

const one = (...rows: OutboxRow[]) => {
  const [line, ...others] = linesOf(rows);
  if (line === undefined || others.length > 0) throw new Error('These are not one line.');
  return line;
};

describe('a line', () => {
  it('is all that waits of one vendor of a session, and says how the submission stands', () => {
    const test = sampleRow({
      itemId: 'test',
      work: 'test',
      can: { pause: false, sendNow: false, withdraw: true },
    });
    const line = one(test, sampleRow({ itemId: 'submit' }));
    expect(line.lead.itemId).toBe('submit');
    expect(line.items.map(({ itemId }) => itemId)).toEqual(['test', 'submit']);
    expect(line.can).toEqual({ pause: true, sendNow: true, withdraw: true });
  });

  it('says how the one stands that needs somebody', () => {
    const stuck = sampleRow({ itemId: 'test', work: 'test', state: 'needs-attention', attention: 'too-old' });
    expect(one(sampleRow({ itemId: 'submit' }), stuck).lead.itemId).toBe('test');
  });

  it('says what is wished, a test and what is sent after it as one', () => {
    const test = sampleRow({ itemId: 'test', work: 'test' });
    expect(workWords(one(test))).toBe('Test');
    expect(workWords(one(sampleRow()))).toBe('Submit');
    expect(workWords(one(test, sampleRow()))).toBe('Test, then submit');
    expect(workWords(one(sampleRow({ tests: true })))).toBe('Test, then submit');
    expect(workWords(one(sampleRow({ state: 'hand-over' })))).toBe('Hand over');
  });
});

it('lines of a client stand together, clients that need somebody first, else the one that waits longest', () => {
  const rows = [
    sampleRow({ itemId: 'a', sessionId: 'one' }),
    sampleRow({ itemId: 'b', sessionId: 'two' }),
    sampleRow({ itemId: 'c', sessionId: 'one', vendor: 'psa' }),
    sampleRow({ itemId: 'd', sessionId: 'three', state: 'hand-over' }),
  ];
  expect(linesOf(rows).map(({ lead }) => lead.itemId)).toEqual(['d', 'a', 'c', 'b']);
});

describe('the acts of a line, what is needed first', () => {
  const none = { pause: false, sendNow: false, withdraw: false };
  it.each<[Partial<OutboxRow>, string[]]>([
    [{}, ['sendNow', 'pause', 'withdraw', 'open']],
    [{ can: { ...none, withdraw: true } }, ['withdraw', 'open']],
    [{ state: 'sending', can: none }, ['open']],
    [{ state: 'hand-over', can: { ...none, withdraw: true } }, ['handOver', 'withdraw', 'open']],
    [{ waitsFor: 'no-key', can: { ...none, withdraw: true } }, ['settings', 'withdraw', 'open']],
    [{ state: 'needs-attention', attention: 'too-old' }, ['sendNow', 'pause', 'withdraw', 'open']],
    [
      { state: 'needs-attention', attention: 'host-unconfirmed' },
      ['confirm', 'sendNow', 'pause', 'withdraw', 'open'],
    ],
    [{ state: 'needs-attention', attention: 'test-not-passed' }, ['open', 'sendNow', 'pause', 'withdraw']],
    // Sending now is the same as replacing, and is not offered beside it without a question.
    [{ state: 'needs-attention', attention: 'would-replace' }, ['replace', 'pause', 'withdraw', 'open']],
  ])('%j', (more, acts) => {
    expect(actsOf(one(sampleRow(more)))).toEqual(acts);
  });
});

describe('the name of a line', () => {
  it('is client and vendor, and no two lines share one', () => {
    const lines = linesOf([
      sampleRow(),
      sampleRow({ itemId: 'i3', vendor: 'psa' }),
      sampleRow({ itemId: 'i2', sessionId: 's2' }),
      sampleRow({ itemId: 'i4', sessionId: 's3', clientName: '' }),
    ]);
    expect([...namesOf(lines, (id) => id.toUpperCase()).values()]).toEqual([
      'Acme RMM',
      'Acme PSA',
      'Acme RMM (2)',
      'Unnamed session RMM',
    ]);
  });
});

describe('Send all now', () => {
  const ids = (rows: OutboxRow[]) => sentWithAll(rows, isPsa).map((row) => row.itemId);

  it('means what waits by itself', () => {
    expect(ids([sampleRow(), sampleRow({ itemId: 'i2', sessionId: 's2', work: 'test' })])).toEqual([
      'i1',
      'i2',
    ]);
  });

  it.each<[string, Partial<OutboxRow>]>([
    ['a person paused it', { waitsFor: 'paused' }],
    ['it waits for the PSA', { waitsFor: 'psa-first' }],
    ['a person is asked', { state: 'needs-attention', attention: 'would-replace' }],
    ['it is under way', { state: 'sending' }],
    ['main says that it cannot', { can: { pause: true, sendNow: false, withdraw: true } }],
  ])('leaves it where %s', (_why, more) => {
    expect(ids([sampleRow(more)])).toEqual([]);
  });

  it('does not turn the order of a session round: its PSA goes, the others follow by themselves', () => {
    const rows = [sampleRow({ itemId: 'rmm' }), sampleRow({ itemId: 'psa', vendor: 'psa' })];
    expect(ids(rows)).toEqual(['psa']);
  });
});

it.each<[Partial<OutboxRow>, 'review' | 'workspace']>([
  [{}, 'review'],
  [{ work: 'test' }, 'workspace'],
])('%j opens in %s, whatever its state is at the click', (more, view) => {
  const states: Partial<OutboxRow>[] = [
    {},
    { state: 'sending' },
    { state: 'hand-over' },
    ...ATTENTION_REASONS.map((attention) => ({ state: 'needs-attention' as const, attention })),
  ];
  for (const state of states)
    expect(opensIn(sampleRow({ ...more, ...state })), JSON.stringify(state)).toBe(view);
});

it('counts what waits by itself and what waits for a person', () => {
  const of = (...rows: Partial<OutboxRow>[]) =>
    countLines(linesOf(rows.map((row, at) => sampleRow({ itemId: `${at}`, sessionId: `${at}`, ...row }))));
  expect(of({}, { state: 'sending' }, { state: 'hand-over' })).toEqual({ waiting: 2, attention: 1 });
  // Nothing but a person's hand ends these.
  expect(of({ waitsFor: 'no-key' }, { waitsFor: 'key-refused' })).toEqual({ waiting: 0, attention: 2 });
});
