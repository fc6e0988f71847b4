import { beforeEach, expect, it, vi } from 'vitest';
import type { SessionPage } from '../../../src-preload/contract/session.ts';
import { inTwoSteps, keepSlots, newSlots } from '../../../src-renderer/sessions/row-slots.ts';
import { PAGE, sameRows, useSessionList } from '../../../src-renderer/sessions/session-list-store.ts';
import { uniqueNames } from '../../../src-renderer/sessions/session-table.tsx';
import { answerAsMain } from '../fake-main.ts';
import { samplePage, sampleRow } from '../sample-session-row.ts';

const aRow = (id: string, clientName = id) => sampleRow({ id, clientName });
const aPage = samplePage;
const many = (count: number, name = 'row') => Array.from({ length: count }, (_, at) => aRow(`${name}-${at}`));

beforeEach(() => {
  useSessionList.setState({
    list: { kind: 'loading' },
    search: '',
    filter: 'all',
    sort: { by: 'changed', descending: true },
    limit: PAGE,
  });
});

it('asks for one page, for more when told to, and from the start when something else is looked for', async () => {
  const { asked } = answerAsMain({ listSessions: () => ({ ok: true, value: aPage(many(3)) }) });
  await useSessionList.getState().read();
  useSessionList.getState().showMore();
  useSessionList.getState().choose('needs-you');
  useSessionList.getState().showAll();
  expect(asked.map(([, input]) => input)).toEqual([
    { search: '', filter: 'all', limit: PAGE },
    { search: '', filter: 'all', limit: 3 * PAGE },
    { search: '', filter: 'needs-you', limit: PAGE },
    { search: '', filter: 'all', limit: PAGE },
  ]);
});

it('asks once for keys in a row, and drops an answer that came too late', async () => {
  vi.useFakeTimers();
  const late: ((page: SessionPage) => void)[] = [];
  const { asked } = answerAsMain({
    listSessions: () => new Promise((done) => late.push((value) => done({ ok: true, value }))),
  });
  for (const search of ['a', 'ac', 'acm']) useSessionList.getState().find(search);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveLength(1);
  useSessionList.getState().find('acme');
  await vi.advanceTimersByTimeAsync(100);
  late[1]?.(aPage([aRow('second')]));
  late[0]?.(aPage([aRow('first')]));
  await vi.advanceTimersByTimeAsync(0);
  expect(useSessionList.getState().list).toMatchObject({
    search: 'acme',
    page: { rows: [{ id: 'second' }] },
  });
  vi.useRealTimers();
});

it('reads again when the time to undo is over', async () => {
  vi.useFakeTimers({ now: Date.parse('2030-01-01T00:00:00Z') });
  const undoUntil = '2030-01-01T00:10:00.000Z';
  const page = { ...aPage(many(1)), deleted: [{ sessionId: 'gone', clientName: 'Gone', undoUntil }] };
  const { asked } = answerAsMain({ listSessions: () => ({ ok: true, value: page }) });
  await useSessionList.getState().read();
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(asked).toHaveLength(1);
  page.deleted = [];
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(asked).toHaveLength(2);
  vi.useRealTimers();
});

it('keeps the objects of rows that say the same', () => {
  const before = [aRow('one'), aRow('two')];
  const now = sameRows(before, [aRow('two'), aRow('one', 'Renamed'), aRow('three')]);
  expect(now.map(({ id }) => id)).toEqual(['two', 'one', 'three']);
  expect(now[0]).toBe(before[1]);
  expect(now[1]).not.toBe(before[0]);
});

it('draws the first rows at once, as many as there are, and none twice', () => {
  const before = many(50, 'old');
  const now = [...before.slice(30, 35), ...many(45, 'new')];
  const drawn = inTwoSteps(now, before);
  expect(drawn.slice(0, 12)).toEqual(now.slice(0, 12));
  expect(drawn).toHaveLength(50);
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(50);
  expect(inTwoSteps(now, now)).toBe(now);
  expect(inTwoSteps(now, [])).toHaveLength(20);
  expect(inTwoSteps(now.slice(0, 5), before)).toHaveLength(5);
  expect(inTwoSteps(now.slice(0, 20), before)).toHaveLength(20);
});

it('a row that stays keeps its place in the table, and no other row takes it', () => {
  const first = keepSlots(new Map(), ['a', 'b', 'c']);
  expect([...first]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
  expect([...keepSlots(first, ['c', 'd', 'a'])]).toEqual([
    ['c', 2],
    ['d', 3],
    ['a', 0],
  ]);
});

it('sorts by a head, the other way round at the next press, and asks for nothing else by default', async () => {
  const { asked } = answerAsMain({ listSessions: () => ({ ok: true, value: aPage(many(1)) }) });
  for (const by of ['client', 'client', 'changed', 'changed'] as const) useSessionList.getState().sortBy(by);
  expect(asked.map(([, input]) => (input as { sort?: unknown }).sort)).toEqual([
    { by: 'client', descending: false },
    { by: 'client', descending: true },
    undefined,
    { by: 'changed', descending: false },
  ]);
});

it('places are numbered in each group, and a row that changes its group leaves its place', () => {
  const rows = [
    sampleRow({ id: 'a', group: 'needs-you' }),
    sampleRow({ id: 'b', group: 'waiting' }),
    sampleRow({ id: 'c', group: 'waiting' }),
  ];
  const first = newSlots(rows);
  expect([...first]).toEqual([
    ['needs-you/a', 0],
    ['waiting/b', 0],
    ['waiting/c', 1],
  ]);
  expect([...keepSlots(first, ['waiting/a', 'waiting/b', 'waiting/c'])]).toEqual([
    ['waiting/a', 2],
    ['waiting/b', 0],
    ['waiting/c', 1],
  ]);
});

it('names rows apart that have the same client', () => {
  const rows = [aRow('1', 'Acme'), aRow('2', 'Beta'), aRow('3', 'Acme'), aRow('4', '')];
  expect([...uniqueNames(rows).values()]).toEqual(['Acme', 'Beta', 'Acme (2)', 'Unnamed session']);
});
