// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HandOffDialog } from '../../../src-renderer/hand-off/hand-off-dialog.tsx';
import { useHandOff } from '../../../src-renderer/hand-off/hand-off-store.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

const refusedWith = (code: string) => ({ ok: false, error: { code } });
const firstWords = ['one', 'two', 'three', 'four'];

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useHandOff.getState().close();
});

async function open() {
  render(<HandOffDialog />);
  await drawn(() => useHandOff.getState().begin('s', 'Acme'));
  return userEvent.setup();
}
const address = () => screen.getByLabelText<HTMLTextAreaElement>('Address of your colleague');
const lastWords = () => screen.queryByLabelText<HTMLInputElement>('The last two words');
const save = () => screen.getByRole('button', { name: /^(Save hand-off|Sealing…)$/ });
async function respond(name: 'readAddressWords' | 'saveHandOff', result: unknown) {
  await vi.waitFor(() => expect(heldNames()).toContain(name));
  const request = takeRequest(name);
  await request.respond(result);
  return request.input;
}

/** The address and the words that were heard; nothing is saved yet. */
async function openAndFillIn() {
  const user = await open();
  await user.click(address());
  await user.paste('age1abc');
  await respond('readAddressWords', done({ firstWords }));
  const words = lastWords();
  if (words === null) throw new Error('No words are asked for.');
  await user.type(words, 'five six');
  return user;
}

it('asks for what is missing, at the field it is missing from', async () => {
  const user = await open();
  await user.click(save());
  expect(document.activeElement).toBe(address());
  expect(address().getAttribute('aria-invalid')).toBe('true');
  await user.paste('age1abc');
  await respond('readAddressWords', done({ firstWords }));
  expect(screen.getByText('one two three four')).toBeDefined();
  expect(address().getAttribute('aria-invalid')).toBeNull();
  await user.click(save());
  expect(document.activeElement).toBe(lastWords());
  expect(lastWords()?.getAttribute('aria-invalid')).toBe('true');
  expect(heldNames()).toEqual([]);
});

it('says what is wrong with an address when it is left, and not while it is typed', async () => {
  const user = await open();
  await user.click(address());
  await user.paste('age1');
  await respond('readAddressWords', refusedWith('hand-off-address'));
  expect(address().getAttribute('aria-invalid')).toBeNull();
  expect(lastWords()).toBeNull();
  await user.tab();
  await respond('readAddressWords', refusedWith('hand-off-address'));
  expect(address().getAttribute('aria-invalid')).toBe('true');
  expect(address().value).toBe('age1');
});

it('drops what an earlier address was answered', async () => {
  const user = await open();
  await user.click(address());
  await user.paste('age1first');
  const earlier = await vi.waitFor(() => takeRequest('readAddressWords'));
  await user.paste('x');
  await respond('readAddressWords', refusedWith('hand-off-address'));
  await earlier.respond(done({ firstWords }));
  expect(lastWords()).toBeNull();
});

it('seals once, and reads out the words of who has sealed', async () => {
  const user = await openAndFillIn();
  await user.selectOptions(screen.getByLabelText('Can be opened for'), '1 day');
  await user.click(save());
  await vi.waitFor(() => expect(heldNames()).toEqual(['saveHandOff']));
  await user.click(save());
  expect(heldNames()).toEqual(['saveHandOff']);
  const saved = { fileName: 'a.json', secrets: 2, words: [...firstWords, 'nine', 'ten'] };
  expect(await respond('saveHandOff', done(saved))).toEqual({
    sessionId: 's',
    address: 'age1abc',
    lastWords: 'five six',
    days: 1,
  });
  const status = screen.getByRole('status', { name: 'Hand-off' });
  expect(status.textContent).toContain('Saved as a.json, with 2 secrets.');
  expect(status.textContent).toContain('one two three four nine ten');
});

it('keeps what was typed where it is not saved, and says nothing of a file dialog that was closed', async () => {
  const user = await openAndFillIn();
  await user.click(save());
  await respond('saveHandOff', refusedWith('file-not-chosen'));
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(save());
  await respond('saveHandOff', refusedWith('hand-off-words'));
  expect(screen.getByRole('alert').textContent).toContain('The words do not match');
  expect(lastWords()?.value).toBe('five six');
});
