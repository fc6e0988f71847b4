// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSessionActions } from '../../../src-renderer/sessions/session-actions-store.ts';
import { SessionDialogs } from '../../../src-renderer/sessions/session-dialogs.tsx';
import { done, drawn, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';
import { sampleRow } from '../sample-session-row.ts';

const KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useSessionActions.getState().cancel();
});

async function open(notes = '') {
  const user = userEvent.setup();
  render(<SessionDialogs />);
  await drawn(() => void useSessionActions.getState().beginNotes(sampleRow()));
  await vi.waitFor(() => expect(heldNames()).toContain('readNotes'));
  await takeRequest('readNotes').respond(done({ notes }));
  return { user, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' }) };
}
const close = () => screen.getByRole('button', { name: 'Close' });

it('shows what was written, and saves without a button', async () => {
  const { user, field } = await open('Ask for Kim.');
  expect(field.value).toBe('Ask for Kim.');
  await user.type(field, '{Enter}After 3 pm.');
  await user.click(close());
  expect(takeRequest('keepNotes').input).toEqual({ sessionId: 'a', notes: 'Ask for Kim.\nAfter 3 pm.' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('what looks like a secret is held back, closing leads to the question, and yes saves it', async () => {
  const { user, field } = await open();
  await user.type(field, `The key is ${KEY}`);
  await user.click(close());
  expect(heldNames()).toEqual([]);
  const keep = screen.getByRole('button', { name: 'It isn’t a secret, save it' });
  expect(document.activeElement).toBe(keep);
  expect(screen.getByRole('alert').textContent).toContain('isn’t saved yet');
  await user.click(keep);
  expect(takeRequest('keepNotes').input).toMatchObject({ notes: `The key is ${KEY}` });
});

it('a refusal stands in the dialog, with the text still there', async () => {
  const { user, field } = await open();
  await user.type(field, 'Ask for Kim.');
  await user.tab();
  await takeRequest('keepNotes').respond(refused);
  expect(screen.getByRole('alert')).toBeDefined();
  expect(field.value).toBe('Ask for Kim.');
});
