// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RequestName } from '../../../src-preload/contract/requests.ts';
import { ReceiveDialog } from '../../../src-renderer/hand-off/receive-dialog.tsx';
import { useReceive } from '../../../src-renderer/hand-off/receive-store.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

const refusedWith = (code: string) => ({ ok: false, error: { code } });
const own = { address: 'age1abc', words: ['a', 'b', 'c', 'd', 'e', 'f'] };
const read = {
  handOffId: 'h',
  fileName: 'acme.json',
  madeAt: '2030-01-01T10:00:00.000Z',
  expiresAt: '2030-01-08T10:00:00.000Z',
  firstWords: ['one', 'two', 'three', 'four'],
};
const opened: string[][] = [];

beforeEach(() => {
  holdMain();
  opened.length = 0;
});
afterEach(() => {
  cleanup();
  useReceive.getState().close();
});

async function respond(name: RequestName, result: unknown) {
  await vi.waitFor(() => expect(heldNames()).toContain(name));
  const request = takeRequest(name);
  await request.respond(result);
  return request.input;
}
async function open(address: unknown = done(own)) {
  await drawn(() => void useReceive.getState().begin());
  render(<ReceiveDialog onOpen={(...place) => opened.push(place)} />);
  await respond('readHandOffAddress', address);
  return userEvent.setup();
}
const button = (name: string) => screen.getByRole('button', { name });
const lastWords = () => screen.queryByLabelText<HTMLInputElement>('The last two words');

it('shows the own address with its words, and why there is none', async () => {
  await open();
  expect(screen.getByText('age1abc')).toBeDefined();
  expect(screen.getByText('a b c d e f')).toBeDefined();
  cleanup();
  await open(refusedWith('hand-off-not-kept'));
  expect(screen.getByRole('alert').textContent).toContain('This computer cannot receive sessions now');
  expect(screen.queryByRole('button', { name: 'Open a hand-off…' })).toBeNull();
});

it('asks for the words of a maker who is not known, and opens nothing without them', async () => {
  const user = await open();
  await user.click(button('Open a hand-off…'));
  await respond('openHandOff', done(read));
  await user.click(button('Take it over'));
  expect(document.activeElement).toBe(lastWords());
  expect(heldNames()).toEqual([]);
  await user.keyboard('five six');
  await user.click(button('Take it over'));
  expect(await respond('acceptHandOff', refusedWith('hand-off-words'))).toEqual({
    handOffId: 'h',
    lastWords: 'five six',
  });
  // They can be typed again.
  expect(lastWords()?.value).toBe('five six');
  await user.click(button('Take it over'));
  const session = { sessionId: 's', vendor: 'vsax', clientName: 'Acme', secrets: 1, left: 1 };
  await respond('acceptHandOff', done(session));
  const status = screen.getByRole('status', { name: 'Received session' });
  expect(status.textContent).toContain('The session of Acme is here, with 1 secret.');
  expect(status.textContent).toContain('1 value of it found no place');
  await user.click(button('Open the session'));
  expect(opened).toEqual([['s', 'vsax']]);
});

it('asks for no words of a maker who is known', async () => {
  const user = await open();
  await user.click(button('Open a hand-off…'));
  await respond('openHandOff', done({ ...read, firstWords: [] }));
  expect(lastWords()).toBeNull();
  await user.click(button('Take it over'));
  expect(await respond('acceptHandOff', refusedWith('hand-off-expired'))).toEqual({
    handOffId: 'h',
    lastWords: '',
  });
  // There is nothing to be taken over any more.
  expect(screen.queryByRole('button', { name: 'Take it over' })).toBeNull();
  expect(screen.getByRole('alert')).toBeDefined();
});

it('keeps what was read where the next file dialog is closed', async () => {
  const user = await open();
  await user.click(button('Open a hand-off…'));
  await respond('openHandOff', done(read));
  await user.click(button('Choose another…'));
  await respond('openHandOff', refusedWith('file-not-chosen'));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText(/^acme\.json, made/)).toBeDefined();
});

it('says nothing to who has closed it meanwhile', async () => {
  const user = await open();
  await user.click(button('Open a hand-off…'));
  const late = await vi.waitFor(() => takeRequest('openHandOff'));
  await user.click(button('Close'));
  await late.respond(done(read));
  expect(useReceive.getState().received).toEqual({ kind: 'none' });
});
