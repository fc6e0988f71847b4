// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NewSessionDialog } from '../../../src-renderer/sessions/new-session-dialog.tsx';
import { useOpening } from '../../../src-renderer/sessions/opening-store.ts';
import { useSessionActions } from '../../../src-renderer/sessions/session-actions-store.ts';
import { SessionDialogs } from '../../../src-renderer/sessions/session-dialogs.tsx';
import { connectable } from '../../../src-renderer/shell/vendors.ts';
import { announce, done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';
import { sampleRow } from '../sample-session-row.ts';

const [first, second] = connectable.map(({ id }) => id);
const connections = [
  { id: 'c1', name: 'Acme tenant' },
  { id: 'c2', name: 'Birch tenant' },
];
const template = { id: 't1', name: 'Usual', vendors: [second], technician: 'Kim', connectionId: 'c2' };
const settings = { technician: 'Robin', connections, templates: [template] };

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useOpening.getState().cancel();
  useSessionActions.getState().cancel();
});

async function open() {
  const user = userEvent.setup();
  await drawn(() => useOpening.getState().begin());
  render(<NewSessionDialog onStarted={() => {}} />);
  await vi.waitFor(() => expect(heldNames()).toContain('readSettings'));
  await takeRequest('readSettings').respond(done(settings));
  return user;
}

it('choosing one fills in technician, connection and vendors, which can still be changed', async () => {
  const user = await open();
  await user.type(screen.getByLabelText('Client name'), 'Acme');
  await user.selectOptions(screen.getByLabelText('Template'), 'Usual');
  await user.click(screen.getByRole('button', { name: 'Start session' }));
  expect(takeRequest('createSession').input).toEqual({
    clientName: 'Acme',
    technician: 'Kim',
    connectionId: 'c2',
    vendors: [second],
  });
});

it('what stands in the dialog is saved under a name, and only with a vendor', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Save as template' }));
  await user.type(screen.getByLabelText('Template name'), 'Mine{Enter}');
  expect(screen.getByText('Choose at least one vendor.')).toBeDefined();
  expect(heldNames()).toEqual([]);
  const [box] = screen.getAllByRole('checkbox');
  if (box) await user.click(box);
  await user.click(screen.getByRole('button', { name: 'Save template' }));
  expect(takeRequest('keepTemplate').input).toEqual({
    name: 'Mine',
    technician: 'Robin',
    connectionId: 'c1',
    vendors: [first],
  });
});

it('one that is deleted leaves the choice', async () => {
  const user = await open();
  await user.selectOptions(screen.getByLabelText('Template'), 'Usual');
  await user.click(screen.getByRole('button', { name: 'Delete template' }));
  expect(takeRequest('removeTemplate').input).toEqual({ templateId: 't1' });
  await drawn(() => announce('settings-changed', { ...settings, templates: [] }));
  expect(screen.queryByLabelText('Template')).toBeNull();
});

it('a session of the list is saved as one, with the connection it has', async () => {
  const user = userEvent.setup();
  render(<SessionDialogs />);
  await drawn(() => useSessionActions.getState().begin('templating', sampleRow()));
  await user.type(screen.getByLabelText('Template name'), 'From Acme');
  await user.click(screen.getByRole('button', { name: 'Save template' }));
  await vi.waitFor(() => expect(heldNames()).toContain('readSession'));
  await takeRequest('readSession').respond(done({ connectionId: 'c2' }));
  expect(takeRequest('keepTemplate').input).toEqual({
    name: 'From Acme',
    vendors: ['pretend'],
    technician: 'Robin',
    connectionId: 'c2',
  });
});

it('no two buttons of the dialog have one name while a template is named', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'Save as template' }));
  const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(new Set(names).size).toBe(names.length);
});
