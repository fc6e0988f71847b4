// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SecretRequestView } from '../../../src-preload/contract/secret-request.ts';
import { RequestDialog } from '../../../src-renderer/secret-request/request-dialog.tsx';
import { useSecretRequest } from '../../../src-renderer/secret-request/request-store.ts';
import { done, drawn, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';

const where = { sessionId: 'a', vendor: 'vsax' };
const view: SecretRequestView = {
  clientName: 'Acme',
  askable: [
    { id: 'tenantUrl', label: 'Tenant URL', isTicked: false },
    { id: 'tokenSecret', label: 'Token Secret', isTicked: true },
  ],
  open: null,
};
const open: SecretRequestView['open'] = {
  id: 'r',
  fields: ['tokenSecret'],
  expiresAt: '2030-01-08T00:00:00.000Z',
  labels: ['Token Secret'],
  words: ['one', 'two', 'three', 'four', 'five', 'six'],
  text: 'The request',
  code: { size: 3, path: 'M1 1h1v1h-1z' },
};

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useSecretRequest.getState().close();
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function show(with_: Partial<SecretRequestView> = {}) {
  render(<RequestDialog />);
  await drawn(() => void useSecretRequest.getState().open(where));
  await vi.waitFor(() => expect(heldNames()).toContain('readSecretRequest'));
  await takeRequest('readSecretRequest').respond(done({ ...view, ...with_ }));
}

it('asks for what is ticked, for a week unless another time is chosen, and shows what to send', async () => {
  await show();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Tenant URL' }).checked).toBe(false);
  await press('Make the request');
  const made = takeRequest('makeSecretRequest');
  expect(made.input).toEqual({ ...where, fields: ['tokenSecret'], days: 7 });
  await made.respond(done(null));
  await takeRequest('readSecretRequest').respond(done({ ...view, open }));
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(open?.words);
  expect(screen.getByRole('img', { name: 'QR code with the same request', hidden: true })).toBeDefined();
});

it('wants at least one field, and says why main refuses', async () => {
  await show();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Token Secret' }));
  await press('Make the request');
  expect(screen.getByRole('alert').textContent).toBe('Tick at least one field.');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tenant URL' }));
  await userEvent.selectOptions(screen.getByRole('combobox'), '30 days');
  await press('Make the request');
  const made = takeRequest('makeSecretRequest');
  expect(made.input).toEqual({ ...where, fields: ['tenantUrl'], days: 30 });
  await made.respond(refused);
  expect(screen.getByRole('alert').textContent).toContain('disk is full');
});

it('opens an answer once, keeps it while it is refused, and says what became of it', async () => {
  await show({ open });
  await press('Open the answer');
  expect(screen.getByText('Paste the answer first.')).toBeDefined();
  const area = screen.getByLabelText<HTMLTextAreaElement>('Paste the answer');
  fireEvent.change(area, { target: { value: 'neo-answer-1' } });
  await press('Open the answer');
  await press('Opening…');
  const first = takeRequest('openAnswer');
  expect(first.input).toEqual({ ...where, text: 'neo-answer-1' });
  expect(heldNames()).toEqual([]);
  await first.respond({ ok: false, error: { code: 'answer-not-whole' } });
  expect(screen.getByRole('alert').textContent).toContain('A part of the answer is missing');
  expect(area.value).toBe('neo-answer-1');
  await press('Open the answer');
  await takeRequest('openAnswer').respond(done(null));
  expect(screen.getByRole('status').textContent).toContain('The answer was opened.');
});

it('sends no text that is longer than any answer', async () => {
  await show({ open });
  await drawn(() => void useSecretRequest.getState().openAnswer('a'.repeat(50_000_000)));
  expect(heldNames()).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('too long to be an answer');
});

it('withdraws after a second word, and lets it be', async () => {
  await show({ open });
  await press('Withdraw the request');
  await press('Keep it open');
  await press('Withdraw the request');
  await press('Withdraw it');
  await takeRequest('withdrawSecretRequest').respond(done(null));
  expect(screen.getByRole('status').textContent).toContain('was withdrawn');
});

it('says where the page was saved, and nothing where no place was chosen', async () => {
  await show({ open });
  await press('Save the page');
  await takeRequest('saveRequestPage').respond({ ok: false, error: { code: 'file-not-chosen' } });
  expect(screen.queryByRole('alert')).toBeNull();
  await press('Save the page');
  await takeRequest('saveRequestPage').respond(done({ fileName: 'neo-request-acme.html' }));
  expect(screen.getByText(/Saved as neo-request-acme\.html/)).toBeDefined();
});
