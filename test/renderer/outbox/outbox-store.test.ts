import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PAGE, useOutbox } from '../../../src-renderer/outbox/outbox-store.ts';
import { answerAsMain, done } from '../fake-main.ts';
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
    ['pauseItem', () => useOutbox.getState().pause(['i1'])],
    ['sendItemNow', () => useOutbox.getState().sendNow(['i1'])],
    ['withdrawItem', () => useOutbox.getState().withdraw(['i1'])],
  ] as const)('%s is asked, and the list read again when main announces it', async (name, action) => {
    const main = answerAsMain({
      [name]: () => {
        main.announce('outbox-changed', { waiting: 0, attention: 0 });
        return done;
      },
      readOutbox: () => ({ ok: true, value: { rows: [], setAside: 0, newer: 0, unread: 0 } }),
    });
    const stop = useOutbox.getState().follow();
    await action();
    expect(main.asked).toEqual([
      ['readOutbox', {}],
      [name, { itemId: 'i1' }],
    ]);
    expect(useOutbox.getState().acting).toEqual({ kind: 'idle' });
    await vi.waitFor(() => expect(main.asked.at(-1)).toEqual(['readOutbox', {}]));
    stop();
  });

  it('that is refused says why, and the others are asked all the same', async () => {
    const { asked } = answerAsMain({
      sendItemNow: ({ itemId }) =>
        itemId === 'i1' ? { ok: false, error: { code: 'nothing-to-submit' } } : { ok: true, value: null },
    });
    await useOutbox.getState().sendNow(['i1', 'i2']);
    expect(asked.map(([name]) => name)).toEqual(['sendItemNow', 'sendItemNow']);
    expect(useOutbox.getState().acting).toEqual({ kind: 'failed', error: { code: 'nothing-to-submit' } });
  });
});

it('shows more each time it is asked to', () => {
  useOutbox.getState().showMore();
  expect(useOutbox.getState().shown).toBeGreaterThan(PAGE);
});
