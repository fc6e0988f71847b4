// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandPalette } from '../../../src-renderer/shell/command-palette.tsx';
import { matching, usePalette } from '../../../src-renderer/shell/palette-store.ts';
import { type Command, useCommands } from '../../../src-renderer/ui/command-registry.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

let ran: string[] = [];
const command = (id: string, group: Command['group'], label: string): Command => ({
  id,
  group,
  label,
  run: () => ran.push(id),
});
const commands = [
  command('scope', 'steps', 'Grant the scope all'),
  command('test', 'do', 'Test credentials'),
  command('text', 'guides', 'Tick all. Leave the other scopes as they are.'),
];
const row = { id: 's1', clientName: 'Telescope Optics', vendors: [{ vendor: 'a', state: 'connected' }] };

beforeEach(() => {
  holdMain();
  ran = [];
});
afterEach(() => {
  cleanup();
  usePalette.getState().close();
});

function Screen() {
  useCommands(() => commands);
  const open = usePalette((store) => store.open);
  return open === 'commands' ? <CommandPalette onSession={({ id }) => ran.push(id)} /> : null;
}

async function open() {
  render(<Screen />);
  await drawn(() => usePalette.getState().show('commands'));
  // The window's first request waits for its first frame.
  await vi.waitFor(() => expect(heldNames()).toContain('listSessions'));
  await takeRequest('listSessions').respond(done({ rows: [row] }));
  return { user: userEvent.setup(), field: screen.getByRole('combobox', { name: 'What to find or do' }) };
}

const names = () => screen.queryAllByRole('option').map((option) => option.textContent);

it('shows what can be done before anything is typed, and texts of the guide only once they are looked for', async () => {
  const { user, field } = await open();
  expect(names()).toEqual(['Grant the scope all', 'Test credentials', 'Telescope Optics1 of 1 connected']);
  await user.type(field, 'scope');
  await drawn(() => {});
  const guide = screen.getByRole('group', { name: 'In the guide' });
  expect(within(guide).getAllByRole('option')).toHaveLength(1);
});

it('runs what the arrows lead to, and is closed by then', async () => {
  const { user, field } = await open();
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[0]?.id);
  await user.type(field, '{ArrowDown}{ArrowDown}{Enter}');
  expect(ran).toEqual(['s1']);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('goes around at the ends, and begins at the first again when something else is typed', async () => {
  const { user, field } = await open();
  await user.type(field, '{ArrowUp}');
  expect(screen.getAllByRole('option').map((one) => one.getAttribute('aria-selected'))).toEqual([
    'false',
    'false',
    'true',
  ]);
  await user.type(field, 'cred');
  await drawn(() => {});
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
});

it('says that nothing was found', async () => {
  const { user, field } = await open();
  await user.type(field, 'zz');
  await drawn(() => {});
  await takeRequest('listSessions').respond(done({ rows: [] }));
  await takeRequest('listSessions').respond(done({ rows: [] }));
  expect(screen.getByRole('status').textContent).toContain('Nothing found');
  await user.keyboard('{Enter}');
  expect(ran).toEqual([]);
});

it('a late answer for an earlier search shows nothing', async () => {
  const { user, field } = await open();
  await user.type(field, 't');
  const early = takeRequest('listSessions');
  await user.type(field, 'x');
  await takeRequest('listSessions').respond(done({ rows: [] }));
  await early.respond(done({ rows: [row] }));
  expect(names().join()).not.toContain('Telescope');
});

it('finds by every word, in any order', () => {
  expect(matching(commands, 'all grant').map(({ id }) => id)).toEqual(['scope']);
  expect(matching(commands, 'all nothing')).toEqual([]);
});
