// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ClientListView } from '../../../src-preload/contract/client-list.ts';
import { ClientsDialog } from '../../../src-renderer/sessions/clients-dialog.tsx';
import { ClientsNotice } from '../../../src-renderer/sessions/clients-outcome.tsx';
import { useClients } from '../../../src-renderer/sessions/clients-store.ts';
import { connectable } from '../../../src-renderer/shell/vendors.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

const [first] = connectable;
const list: ClientListView = {
  listId: 'list-1',
  fileName: null,
  columns: ['Client', 'Owner'],
  chosen: { client: 0, technician: null, vendors: null },
  hasHeading: true,
  rows: [
    { line: 2, clientName: 'Acme', technician: '', vendors: ['pretend'] },
    {
      line: 3,
      clientName: 'Birch',
      technician: '',
      vendors: [],
      skipped: 'unknown-vendor',
      unknown: 'Autotask',
    },
  ],
};
const template = { id: 't1', name: 'Usual', vendors: ['pretend'], technician: 'Kim', connectionId: 'c2' };

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useClients.getState().close();
});

const button = (name: string) => screen.getByRole('button', { name });

async function give() {
  const user = userEvent.setup();
  await drawn(() => useClients.getState().open());
  render(<ClientsDialog />);
  await vi.waitFor(() => expect(heldNames()).toContain('readSettings'));
  await takeRequest('readSettings').respond(done({ templates: [template] }));
  return user;
}

async function look() {
  const user = await give();
  await user.type(screen.getByLabelText('Clients'), 'Client,Owner{Enter}Acme,Kim');
  await user.click(button('Preview'));
  expect(takeRequest('readClients').input).toEqual({ text: 'Client,Owner\nAcme,Kim' });
  return user;
}

it('shows each line with what becomes of it, and makes nothing before the last button', async () => {
  const user = await look();
  expect(button('Reading').getAttribute('aria-disabled')).toBe('true');
  await drawn(() =>
    useClients.setState({
      isBusy: false,
      step: {
        kind: 'looking',
        list,
        fallback: { templateId: null, vendors: [], technician: '', connectionId: null },
      },
    }),
  );
  const table = within(screen.getByRole('table', { name: 'Clients in the list' }));
  expect(table.getByRole('row', { name: /Acme/ }).textContent).toBe('2AcmepretendNew session');
  expect(table.getByRole('row', { name: /Birch/ }).textContent).toBe(
    '3BirchSkipped: unknown vendor (Autotask)',
  );
  expect(screen.getByRole('status').textContent).toBe('1 session to create, 1 line skipped.');
  await user.click(button('Create 1 session'));
  expect(takeRequest('createClients').input).toEqual({
    listId: 'list-1',
    columns: list.chosen,
    hasHeading: true,
    vendors: [],
    technician: '',
    connectionId: null,
  });
});

it('ends with how many were made and skipped', async () => {
  await give();
  await drawn(() =>
    useClients.setState({ step: { kind: 'done', outcome: { created: 12, skipped: 2, left: 0 } } }),
  );
  expect(screen.getByRole('status').textContent).toBe('12 sessions created, 2 skipped.');
});

it('whoever closes it while sessions are made is told on the list how many there are', async () => {
  const user = await give();
  const fallback = { templateId: null, vendors: [], technician: '', connectionId: null };
  await drawn(() => useClients.setState({ step: { kind: 'looking', list, fallback } }));
  await user.click(button('Create 1 session'));
  await drawn(() => useClients.getState().close());
  cleanup();
  render(<ClientsNotice />);
  const told = () => screen.getByRole('status', { name: 'Import clients' }).textContent;
  expect(told()).toBe('');
  await takeRequest('createClients').respond(done({ created: 12, skipped: 2, left: 0 }));
  expect(told()).toContain('12 sessions created, 2 skipped.');
  expect(useClients.getState().step.kind).toBe('closed');
  await user.click(button('Close'));
  expect(told()).toBe('');
});

it('says what is missing where the disk took no more', async () => {
  await give();
  const outcome = { created: 1, skipped: 0, left: 2, why: 'disk-full' as const };
  await drawn(() => useClients.setState({ step: { kind: 'done', outcome } }));
  expect(screen.getByRole('status').textContent).toContain('2 sessions are missing');
});

it('another column, and a template for lines without vendors, are looked at anew', async () => {
  const user = await give();
  await drawn(() =>
    useClients.setState({
      step: {
        kind: 'looking',
        list,
        fallback: { templateId: null, vendors: [], technician: '', connectionId: null },
      },
    }),
  );
  await user.selectOptions(screen.getByLabelText('Technician'), '2: Owner');
  expect(takeRequest('previewClients').input).toMatchObject({
    columns: { client: 0, technician: 1, vendors: null },
  });
  await user.selectOptions(screen.getByLabelText('Template'), 'Usual');
  expect(takeRequest('previewClients').input).toMatchObject({
    vendors: ['pretend'],
    technician: 'Kim',
    connectionId: 'c2',
  });
  await user.click(screen.getByRole('checkbox', { name: first?.name ?? '' }));
  expect(takeRequest('previewClients').input).toMatchObject({ vendors: ['pretend', first?.id] });
  await user.click(screen.getByRole('checkbox', { name: 'The first line is a heading' }));
  expect(takeRequest('previewClients').input).toMatchObject({ hasHeading: false });
});

it('what was pasted is still there when it does not read, and after Back', async () => {
  const user = await give();
  await user.type(screen.getByLabelText('Clients'), 'Client,Owner{Enter}Acme,Kim');
  await user.click(button('Preview'));
  await takeRequest('readClients').respond({
    ok: false,
    error: { code: 'list-quotes', params: { line: 2 } },
  });
  expect(screen.getByRole('alert').textContent).toContain('near line 2');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Clients').value).toBe('Client,Owner\nAcme,Kim');
  await user.click(button('Preview'));
  await takeRequest('readClients').respond(done(list));
  await user.click(button('Back'));
  expect(screen.getByLabelText<HTMLTextAreaElement>('Clients').value).toBe('Client,Owner\nAcme,Kim');
});

it('an empty list is asked for, and closing the file dialog is no error', async () => {
  const user = await give();
  await user.click(button('Preview'));
  expect(screen.getByText('Paste at least one client, or choose a file.')).toBeDefined();
  expect(heldNames()).toEqual([]);
  await user.click(button('Choose a file'));
  await takeRequest('readClients').respond({ ok: false, error: { code: 'file-not-chosen' } });
  expect(screen.queryByRole('alert')).toBeNull();
});
