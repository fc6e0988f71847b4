// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SaveReportDialog } from '../../../src-renderer/report/save-report-dialog.tsx';
import { useSavingReport } from '../../../src-renderer/report/saving-store.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

const refusedWith = (code: string) => ({ ok: false, error: { code } });

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useSavingReport.getState().close();
});

async function open(isPractice = false) {
  render(<SaveReportDialog isPractice={isPractice} />);
  await drawn(() => useSavingReport.getState().begin('s', 'Acme'));
  return userEvent.setup();
}
const press = (name: string) => screen.getByRole('button', { name });
const status = () => screen.getByRole('status', { name: 'Report file' }).textContent;
async function answer(result: unknown) {
  await vi.waitFor(() => expect(heldNames()).toContain('saveReport'));
  const request = takeRequest('saveReport');
  await request.respond(result);
  return request.input;
}

it('saves one file after the other, and names what it saved', async () => {
  const user = await open();
  expect(screen.getByRole('dialog', { name: 'Save the report of Acme' })).toBeTruthy();
  await user.click(press('Save PDF'));
  expect(await answer(done({ fileName: 'a.pdf' }))).toEqual({
    sessionId: 's',
    kind: 'pdf',
    withoutNames: false,
  });
  expect(status()).toBe('Saved as a.pdf.');
  await user.click(screen.getByRole('checkbox', { name: 'Leave out names' }));
  await user.click(press('Save signed file'));
  expect(await answer(done({ fileName: 'a.json' }))).toEqual({
    sessionId: 's',
    kind: 'json',
    withoutNames: true,
  });
  expect(status()).toBe('Saved as a.pdf and a.json.');
});

it('asks for one file at a time', async () => {
  const user = await open();
  await user.click(press('Save PDF'));
  await vi.waitFor(() => expect(heldNames()).toEqual(['saveReport']));
  await user.click(press('Save signed file'));
  expect(heldNames()).toEqual(['saveReport']);
});

it('says why nothing was saved, and nothing where the file dialog was closed', async () => {
  const user = await open();
  await user.click(press('Save PDF'));
  await answer(refusedWith('export-unchecked'));
  expect(screen.getByRole('alert').textContent).toContain('The file was not written');
  await user.click(press('Save PDF'));
  await answer(refusedWith('file-not-chosen'));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(status()).toBe('');
});

it('says in practice that the report will say so', async () => {
  await open(true);
  expect(screen.getByRole('dialog').textContent).toContain('This is practice');
});
