import { describe, expect, it } from 'vitest';
import { ATTENTION_REASONS, type OutboxRow } from '../../../src-preload/contract/submission.ts';
import { countRows, namesOf, opensIn, sentWithAll } from '../../../src-renderer/outbox/outbox-rows.ts';
import { sampleRow } from './sample-row.ts';

const isPsa = (vendor: string) => vendor === 'psa';

describe('the name of a row', () => {
  it('is client and vendor, and no two rows share one', () => {
    const rows = [
      sampleRow(),
      sampleRow({ itemId: 'i2' }),
      sampleRow({ itemId: 'i3', vendor: 'psa' }),
      sampleRow({ itemId: 'i4', clientName: '' }),
    ];
    expect([...namesOf(rows, (id) => id.toUpperCase()).values()]).toEqual([
      'Acme RMM',
      'Acme RMM (2)',
      'Acme PSA',
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
  const rows = [sampleRow(), sampleRow({ state: 'sending' }), sampleRow({ state: 'hand-over' })];
  expect(countRows(rows)).toEqual({ waiting: 2, attention: 1 });
  // Nothing but a person's hand ends these.
  const keyless = [sampleRow({ waitsFor: 'no-key' }), sampleRow({ itemId: 'i2', waitsFor: 'key-refused' })];
  expect(countRows(keyless)).toEqual({ waiting: 0, attention: 2 });
});
