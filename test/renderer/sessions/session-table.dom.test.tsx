// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOpening } from '../../../src-renderer/sessions/opening-store.ts';
import { initialsOf } from '../../../src-renderer/sessions/session-row.tsx';
import { SessionTable } from '../../../src-renderer/sessions/session-table.tsx';
import { SessionsScreen } from '../../../src-renderer/sessions/sessions-screen.tsx';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';
import { samplePage, sampleRow } from '../sample-session-row.ts';

const LONG = 'An organisation whose name is longer than any column has room for';
const rows = [
  sampleRow({
    id: '1',
    clientName: 'Failed',
    group: 'needs-you',
    vendors: [
      { vendor: 'one', state: 'connected' },
      { vendor: 'two', state: 'needs-attention' },
    ],
    next: { act: 'fix', vendor: 'two' },
  }),
  sampleRow({ id: '2', clientName: LONG }),
  sampleRow({
    id: '3',
    clientName: 'Offline',
    group: 'waiting',
    vendors: [{ vendor: 'one', state: 'queued' }],
    next: { act: 'wait', vendor: 'one', waitsFor: 'offline' },
  }),
];

beforeEach(holdMain);
afterEach(cleanup);

it('is one table: a group is a row group with its name and count, a row says the one next act', () => {
  render(
    <SessionTable
      onPrepare={() => {}}
      onSaveReport={() => {}}
      onOpenReport={() => {}}
      onHandOff={() => {}}
      onReceive={() => {}}
      page={samplePage(rows)}
      isFiltered={false}
      onOpen={() => {}}
    />,
  );
  const table = screen.getByRole('table', { name: 'Session list' });
  const [, ...groups] = within(table).getAllByRole('rowgroup');
  expect(groups.map((group) => group.querySelector('[scope="rowgroup"]')?.textContent?.trim())).toEqual([
    'Needs you 1',
    'In progress 1',
    'Waiting 1',
  ]);
  expect(within(table).getByRole('row', { name: /^Failed/ }).textContent).toContain(
    '1 of 2Fix what failed in two',
  );
  expect(within(table).getByRole('row', { name: /^Offline/ }).textContent).toContain('Waits for a network');
  const link = within(table).getByRole('link', { name: LONG });
  expect(link.title).toBe(LONG);
  expect(within(table).getByRole('link', { name: 'Failed' }).title).toBe('');
});

it('more vendors than fit are counted, and named for whoever does not see them', () => {
  const vendors = ['a', 'b', 'c', 'd', 'e'].map((vendor) => ({ vendor, state: 'connected' as const }));
  render(
    <SessionTable
      onPrepare={() => {}}
      onSaveReport={() => {}}
      onOpenReport={() => {}}
      onHandOff={() => {}}
      onReceive={() => {}}
      page={samplePage([sampleRow({ vendors })])}
      isFiltered={false}
      onOpen={() => {}}
    />,
  );
  expect(screen.getByText('+2')).toBeDefined();
  expect(screen.getByText('d Connected, e Connected')).toBeDefined();
});

it('opens the vendor of the next act', async () => {
  const opened: string[] = [];
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  await drawn(
    () => void useOpening.getState().openSession(row, (id, vendor) => opened.push(`${id} ${vendor}`)),
  );
  // The first request of a window waits for its first frame.
  await vi.waitFor(() => expect(heldNames()).toContain('readSession'));
  await takeRequest('readSession').respond(done({ id: '1', currentVendor: 'one' }));
  expect(opened).toEqual(['1 two']);
});

it('a head is pressed to sort, and says how it is sorted', async () => {
  const user = userEvent.setup();
  render(
    <SessionTable
      onPrepare={() => {}}
      onSaveReport={() => {}}
      onOpenReport={() => {}}
      onHandOff={() => {}}
      onReceive={() => {}}
      page={samplePage(rows)}
      isFiltered={false}
      onOpen={() => {}}
    />,
  );
  const head = (name: string) => screen.getByRole('columnheader', { name }).getAttribute('aria-sort');
  expect([head('Changed'), head('Client')]).toEqual(['descending', 'none']);
  await user.click(screen.getByRole('button', { name: 'Client' }));
  expect(takeRequest('listSessions').input).toMatchObject({ sort: { by: 'client', descending: false } });
  expect([head('Changed'), head('Client')]).toEqual(['none', 'ascending']);
  await user.click(screen.getByRole('button', { name: 'Changed' }));
});

it('a filter says how many there are, and archived ones are named once there are some', async () => {
  const user = userEvent.setup();
  render(
    <SessionsScreen
      onOpen={() => {}}
      onNeoKey={() => {}}
      onPractice={() => {}}
      onPrepare={() => {}}
      onSaveReport={() => {}}
      onOpenReport={() => {}}
      onHandOff={() => {}}
      onReceive={() => {}}
    />,
  );
  await vi.waitFor(() => expect(heldNames()).toContain('listSessions'));
  await takeRequest('listSessions').respond(done(samplePage(rows)));
  const show = within(screen.getByRole('group', { name: 'Show' }));
  expect(show.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'All 3',
    'Needs you 1',
    'In progress 1',
    'Waiting 1',
    'Connected 0',
  ]);
  await user.click(show.getByRole('button', { name: 'Waiting 1' }));
  expect(takeRequest('listSessions').input).toMatchObject({ filter: 'waiting' });
  expect(show.getByRole('button', { name: 'Waiting 1' }).getAttribute('aria-pressed')).toBe('true');
});

it('a stroke goes to the search from anywhere but a field, and is not typed', async () => {
  const user = userEvent.setup();
  render(
    <SessionsScreen
      onOpen={() => {}}
      onNeoKey={() => {}}
      onPractice={() => {}}
      onPrepare={() => {}}
      onSaveReport={() => {}}
      onOpenReport={() => {}}
      onHandOff={() => {}}
      onReceive={() => {}}
    />,
  );
  const search = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search sessions' });
  screen.getByRole('button', { name: 'Start practice' }).focus();
  await user.keyboard('/');
  expect(document.activeElement).toBe(search);
  expect(search.value).toBe('');
  await user.keyboard('a/b');
  expect(search.value).toBe('a/b');
});

it.each([
  ['Harborview Dental Group', 'HD'],
  ['acme', 'A'],
  ['Contour Freight & Logistics', 'CF'],
  ['(new) Élan', 'NÉ'],
  ['?', ''],
])('%s has the initials %s', (client, initials) => {
  expect(initialsOf(client)).toBe(initials);
});
