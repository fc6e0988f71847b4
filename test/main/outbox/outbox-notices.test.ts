import { beforeEach, expect, it } from 'vitest';
import type { ItemState, OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { openOutboxNotices } from '../../../src-main/outbox/outbox-view.ts';

const waiting = (waitsFor: 'offline' | 'no-key'): ItemState => ({
  status: 'queued',
  waitsFor,
  since: 0,
  nextTryAt: null,
  notBefore: 0,
});
const SENT: ItemState = { status: 'sent', askAt: null, asked: 0 };
const ASKS: ItemState = { status: 'needs-attention', why: 'too-old' };

const item = (id: string, state: ItemState, vendor = 'HaloPSA') =>
  ({ id, state, spec: { vendor, clientName: 'Harborview' } }) as OutboxItem;

let isWatched: boolean;
let isHeldBack: boolean;
let shown: { title: string; body: string }[];
let due: (() => void)[];
beforeEach(() => {
  isWatched = false;
  isHeldBack = false;
  shown = [];
  due = [];
});

function open(...before: OutboxItem[]) {
  const notices = openOutboxNotices(
    {
      isWatched: () => isWatched,
      isHeldBack: () => isHeldBack,
      show: (notice) => shown.push(notice),
      vendorName: (id) => id,
      schedule: (_milliseconds, run) => {
        due.push(run);
        return () => {
          due = due.filter((one) => one !== run);
        };
      },
    },
    before,
  );
  const later = () => {
    for (const run of due.splice(0)) run();
  };
  return { ...notices, later };
}
const titles = () => shown.map(({ title }) => title);

it('says that something was sent, once, with the vendor and no client', () => {
  const { changed, later } = open(item('a', waiting('offline')));
  changed(item('a', { status: 'sending' }));
  changed(item('a', SENT));
  later();
  changed(item('a', { status: 'connected' }));
  later();
  expect(titles()).toEqual(['HaloPSA was sent to Neo']);
  expect(JSON.stringify(shown)).not.toContain('Harborview');
});

it.each<[string, ItemState]>([
  ['a question', ASKS],
  ['a hand-over', { status: 'hand-over' }],
  ['a missing key', waiting('no-key')],
])('says that %s needs somebody', (_what, state) => {
  const { changed, later } = open(item('a', waiting('offline')));
  changed(item('a', state));
  later();
  expect(titles()).toEqual(['HaloPSA needs you']);
});

it('says it for all at once, what needs somebody first', () => {
  const { changed, later } = open();
  for (const id of ['a', 'b', 'c']) changed(item(id, SENT));
  changed(item('d', ASKS, 'VSA X'));
  expect(due).toHaveLength(1);
  later();
  expect(titles()).toEqual(['VSA X needs you', '3 were sent to Neo']);
});

it('is silent while the window is looked at, of what was so before, and of what has passed meanwhile', () => {
  const { changed, later } = open(item('a', ASKS));
  changed(item('a', ASKS));
  expect(due).toEqual([]);
  changed(item('b', ASKS));
  changed(item('b', waiting('offline')));
  later();
  isWatched = true;
  changed(item('c', SENT));
  later();
  expect(shown).toEqual([]);
});

it('tells nothing any more once it is closed', () => {
  const { changed, close } = open();
  changed(item('a', SENT));
  close();
  expect(due).toEqual([]);
});

it('says nothing while others watch, and all of it afterwards', () => {
  const { changed, later } = open(item('a', waiting('offline')), item('b', waiting('offline')));
  isHeldBack = true;
  changed(item('a', SENT));
  later();
  changed(item('b', SENT));
  later();
  expect(titles()).toEqual([]);
  isHeldBack = false;
  later();
  expect(titles()).toHaveLength(1);
});
