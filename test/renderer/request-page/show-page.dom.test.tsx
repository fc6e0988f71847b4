// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageRequest } from '../../../src-preload/contract/secret-request.ts';
import { type PageTools, showPage } from '../../../src-renderer/request-page/show-page.ts';

const says = new Proxy({} as PageRequest['says'], { get: (_none, name) => `says ${String(name)}` });
const ofField = (label: string) => ({
  show: `Show ${label}`,
  hide: `Hide ${label}`,
  missing: `Enter the ${label}.`,
  tooLong: `Longer than any ${label}.`,
});
const request: PageRequest = {
  id: '0b5a7c1e-2f34-4d56-8e9a-1b2c3d4e5f60',
  recipient: 'age1none',
  expiresAt: '2030-01-08T00:00:00.000Z',
  fields: [
    { id: 'address', label: 'Address', help: 'Of the portal', isSecret: false, says: ofField('Address') },
    { id: 'secret', label: 'Secret', help: '', isSecret: true, says: ofField('Secret') },
  ],
  words: ['one', 'two', 'three', 'four', 'five', 'six'],
  text: 'The <b>request</b>',
  code: { size: 3, path: 'M1 1h1v1h-1z' },
  says,
};

let place: HTMLElement;
let tools: PageTools & { seal: ReturnType<typeof vi.fn<PageTools['seal']>> };
let now: number;
beforeEach(() => {
  place = document.createElement('main');
  document.body.replaceChildren(place);
  now = Date.parse('2030-01-01T00:00:00Z');
  tools = {
    seal: vi.fn<PageTools['seal']>(async () => 'neo-answer-1.sealed.end'),
    canSeal: async () => true,
    now: () => now,
  };
});
afterEach(() => document.body.replaceChildren());

const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

async function fill(values: Record<string, string>) {
  await showPage(place, request, tools);
  for (const [label, value] of Object.entries(values)) fireEvent.input(input(label), { target: { value } });
}

it('says who asks, until when, and the six words before there is a field', async () => {
  await showPage(place, request, tools);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('says title');
  expect(screen.getByText('says lead')).toBeDefined();
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(request.words);
  const [words, form] = [place.querySelector('ol'), place.querySelector('form')];
  expect(
    words && form && words.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).toBeTruthy();
  expect(place.querySelector('pre')?.textContent).toBe('The <b>request</b>');
  expect(screen.getByRole('img', { name: 'says code' })).toBeDefined();
});

it('hides a secret until somebody asks to see it', async () => {
  await showPage(place, request, tools);
  expect(input('Secret').type).toBe('password');
  expect(input('Secret').getAttribute('autocomplete')).toBe('off');
  press('Show Secret');
  expect(input('Secret').type).toBe('text');
  press('Hide Secret');
  expect(input('Secret').type).toBe('password');
  expect(input('Address').type).toBe('text');
});

it('seals each value, shows the answer, and clears what was entered', async () => {
  await fill({ Address: ' https://acme.example ', Secret: 'a secret' });
  press('Show Secret');
  press('says seal');
  const answer = await screen.findByLabelText<HTMLTextAreaElement>('says answer');
  expect(tools.seal).toHaveBeenCalledExactlyOnceWith(request, {
    address: 'https://acme.example',
    secret: 'a secret',
  });
  expect(answer.value).toBe('neo-answer-1.sealed.end');
  expect(answer.readOnly).toBe(true);
  expect(document.activeElement).toBe(answer);
  expect([input('Address').value, input('Secret').value, input('Secret').type]).toEqual(['', '', 'password']);
});

it('wants every value, and names what is wrong at its field', async () => {
  await fill({ Secret: 'x'.repeat(4_097) });
  press('says seal');
  expect(screen.getByText('Enter the Address.')).toBeDefined();
  expect(screen.getByText('Longer than any Secret.')).toBeDefined();
  expect(input('Address').getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(input('Address'));
  expect(tools.seal).not.toHaveBeenCalled();
});

it('seals nothing once the request has expired, and keeps nothing of what was entered', async () => {
  await fill({ Address: 'a', Secret: 'b' });
  now = Date.parse(request.expiresAt);
  press('says seal');
  expect(screen.getByRole('alert').textContent).toBe('says expired');
  expect(tools.seal).not.toHaveBeenCalled();
  expect(input('Secret').value).toBe('');
  await showPage(place, request, tools);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByRole('alert').textContent).toBe('says expired');
});

it('says so in a browser that cannot seal, and where sealing fails', async () => {
  await showPage(place, request, { ...tools, canSeal: async () => false });
  expect(screen.getByRole('alert').textContent).toBe('says unable');
  expect(screen.queryByRole('button', { name: 'says seal' })).toBeNull();
  tools.seal.mockRejectedValue(new Error('no'));
  await fill({ Address: 'a', Secret: 'b' });
  press('says seal');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('says failed'));
  expect(input('Secret').value).toBe('b');
});

it('copies, or says how to where the browser does not', async () => {
  const user = userEvent.setup();
  await fill({ Address: 'a', Secret: 'b' });
  press('says seal');
  await screen.findByLabelText('says answer');
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no'));
  await user.click(screen.getByRole('button', { name: 'says copy' }));
  expect(await screen.findByText('says copyByHand')).toBeDefined();
  write.mockResolvedValueOnce();
  await user.click(screen.getByRole('button', { name: 'says copy' }));
  expect(await screen.findByText('says copied')).toBeDefined();
  expect(write).toHaveBeenLastCalledWith('neo-answer-1.sealed.end');
});
