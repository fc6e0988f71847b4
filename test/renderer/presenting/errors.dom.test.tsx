// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PrivateView } from '../../../src-renderer/presenting/private-view.tsx';
import { AppFrame } from '../../../src-renderer/shell/app-frame.tsx';
import { usePresent } from '../../../src-renderer/shell/present-store.ts';
import { done, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';

beforeEach(() => {
  holdMain();
  usePresent.getState().hideError();
});
afterEach(cleanup);

const sent = (name: Parameters<typeof takeRequest>[0]) =>
  vi.waitFor(() => expect(heldNames()).toContain(name)).then(() => takeRequest(name));

it('says why a session could not be presented, until that is put away', async () => {
  render(<AppFrame view={{ kind: 'workspace', sessionId: 's1', vendor: 'vsax' }} />);
  await userEvent.click(screen.getByRole('button', { name: 'Present' }));
  await (await sent('startPresenting')).respond(refused);
  expect(screen.getByRole('alert').textContent).toContain('disk');
  await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says that notes of the call could not be read, or not be kept, and leaves what was typed', async () => {
  render(<PrivateView sessionId="s1" isOpen={false} />);
  await (await sent('readNotes')).respond(refused);
  expect(screen.getByRole('alert').textContent).toContain('disk');
  cleanup();

  render(<PrivateView sessionId="s1" isOpen={false} />);
  await (await sent('readNotes')).respond(done({ notes: '' }));
  const field = screen.getByRole('textbox', { name: 'Notes' }) as HTMLTextAreaElement;
  await userEvent.type(field, 'Ask Kim');
  await userEvent.tab();
  await (await sent('keepNotes')).respond(refused);
  expect(screen.getByRole('alert').textContent).toContain('disk');
  expect(field.value).toBe('Ask Kim');
});
