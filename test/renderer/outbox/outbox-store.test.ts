import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE, useOutbox } from '../../../src-renderer/outbox/outbox-store.ts';
import { answerAsMain } from '../fake-main.ts';
import { sampleRow } from './sample-row.ts';

beforeEach(() => useOutbox.setState({ list: { kind: 'loading' }, shown: PAGE, acting: { kind: 'idle' } }));

describe('the list of the outbox', () => {
  it('is what main answers', async () => {
    answerAsMain({
      readOutbox: () => ({ ok: true, value: { rows: [sampleRow()], setAside: 0, newer: 0, unread: 0 } }),
    });
    await useOutbox.getState().read();
    expect(useOutbox.getState().list).toEqual({
      kind: 'ready',
      rows: [sampleRow()],
      setAside: 0,
      newer: 0,
      unread: 0,
    });
  });

  it('says why it cannot be read', async () => {
    answerAsMain({ readOutbox: () => ({ ok: false, error: { code: 'unexpected' } }) });
    await useOutbox.getState().read();
    expect(useOutbox.getState().list).toEqual({ kind: 'failed', error: { code: 'unexpected' } });
  });

  it('drops an answer that came after a later one', async () => {
    const waiting: ((rows: ReturnType<typeof sampleRow>[]) => void)[] = [];
    answerAsMain({
      readOutbox: () =>
        new Promise((resolve) =>
          waiting.push((rows) => resolve({ ok: true, value: { rows, setAside: 0, newer: 0, unread: 0 } })),
        ),
    });
    const first = useOutbox.getState().read();
    const second = useOutbox.getState().read();
    waiting[1]?.([]);
    waiting[0]?.([sampleRow()]);
    await Promise.all([first, second]);
    expect(useOutbox.getState().list).toEqual({ kind: 'ready', rows: [], setAside: 0, newer: 0, unread: 0 });
  });
});

describe('an action on an item', () => {
  it.each([
    ['pauseItem', () => useOutbox.getState().pause('i1')],
    ['sendItemNow', () => useOutbox.getState().sendNow(['i1'])],
    ['withdrawItem', () => useOutbox.getState().withdraw('i1')],
  ] as const)('%s is asked, and the list read again', async (name, action) => {
    const { asked } = answerAsMain({
      [name]: () => ({ ok: true, value: null }),
      readOutbox: () => ({ ok: true, value: { rows: [], setAside: 0, newer: 0, unread: 0 } }),
    });
    await action();
    expect(asked).toEqual([
      [name, { itemId: 'i1' }],
      ['readOutbox', {}],
    ]);
    expect(useOutbox.getState().acting).toEqual({ kind: 'idle' });
  });

  it('that is refused says why, and the others are asked all the same', async () => {
    const { asked } = answerAsMain({
      sendItemNow: ({ itemId }) =>
        itemId === 'i1' ? { ok: false, error: { code: 'nothing-to-submit' } } : { ok: true, value: null },
      readOutbox: () => ({ ok: true, value: { rows: [], setAside: 0, newer: 0, unread: 0 } }),
    });
    await useOutbox.getState().sendNow(['i1', 'i2']);
    expect(asked.map(([name]) => name)).toEqual(['sendItemNow', 'sendItemNow', 'readOutbox']);
    expect(useOutbox.getState().acting).toEqual({ kind: 'failed', error: { code: 'nothing-to-submit' } });
  });
});

it('shows more each time it is asked to', () => {
  useOutbox.getState().showMore();
  expect(useOutbox.getState().shown).toBeGreaterThan(PAGE);
});
