// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NewSessionDialog } from '../../../src-renderer/sessions/new-session-dialog.tsx';
import { useOpening } from '../../../src-renderer/sessions/opening-store.ts';
import { SessionsScreen } from '../../../src-renderer/sessions/sessions-screen.tsx';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';
import { samplePage, sampleRow } from '../sample-session-row.ts';

beforeEach(() => {
  holdMain();
  useOpening.getState().cancel();
});
afterEach(cleanup);

const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent);

async function open(rows = samplePage([])) {
  const acts: string[] = [];
  render(
    <SessionsScreen
      onOpen={() => {}}
      onNeoKey={() => acts.push('key')}
      onPractice={() => acts.push('practice')}
      onPrepare={() => {}}
      onSaveReport={() => acts.push('save report')}
      onOpenReport={() => acts.push('report')}
      onHandOff={() => {}}
      onReceive={() => {}}
    />,
  );
  await vi.waitFor(() => expect(heldNames()).toContain('listSessions'));
  await takeRequest('listSessions').respond(done(rows));
  return acts;
}

it('offers each way to begin once, a session first', async () => {
  const acts = await open();
  await takeRequest('readSettings').respond(done({ connections: [] }));
  expect(screen.getByRole('region', { name: 'Connect a client’s tools to Neo' })).toBeDefined();
  expect(names()).toEqual([
    'New session',
    'Start practice',
    'Add the Neo API key',
    'Import a session',
    'Import clients',
    'Receive a session',
    'Open a report…',
  ]);
  expect(screen.getByRole('searchbox', { name: 'Search sessions' })).toBeDefined();
  const steps = within(screen.getByRole('list', { name: 'How it works' })).getAllByRole('heading');
  expect(steps.map(({ textContent }) => textContent)).toEqual([
    '1. Follow the guide',
    '2. Test every permission',
    '3. Send it to Neo',
  ]);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Start practice' }));
  await user.click(screen.getByRole('button', { name: 'Add the Neo API key' }));
  expect(acts).toEqual(['practice', 'key']);
});

it('says whose Neo key is saved, and asks for none', async () => {
  await open();
  await takeRequest('readSettings').respond(done({ connections: [{ name: 'Acme tenant', hasKey: true }] }));
  expect(screen.getByText('A Neo API key is saved for Acme tenant.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Add the Neo API key' })).toBeNull();
});

it('with a session the head has the search and the buttons, once each', async () => {
  await open(samplePage([sampleRow()]));
  expect(screen.getByRole('searchbox', { name: 'Search sessions' })).toBeDefined();
  expect(names().filter((name) => name === 'New session' || name === 'Start practice')).toHaveLength(2);
});

it('a new session begins with the technician of the last one, and another can be typed', async () => {
  const user = userEvent.setup();
  await drawn(() => useOpening.getState().begin());
  render(<NewSessionDialog onStarted={() => {}} />);
  await vi.waitFor(() => expect(heldNames()).toContain('readSettings'));
  await takeRequest('readSettings').respond(done({ technician: 'Robin', connections: [], templates: [] }));
  const technician = screen.getByLabelText<HTMLInputElement>('Technician');
  expect(technician.value).toBe('Robin');
  await user.clear(technician);
  await user.type(technician, 'Kim');
  await user.type(screen.getByLabelText('Client name'), 'Acme');
  const [first] = screen.getAllByRole('checkbox');
  if (first) await user.click(first);
  await user.click(screen.getByRole('button', { name: 'Start session' }));
  expect(takeRequest('createSession').input).toMatchObject({ clientName: 'Acme', technician: 'Kim' });
});
