// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CallPart, CallPlan } from '../../../src-preload/contract/call.ts';
import { nextWorkday } from '../../../src-renderer/call/calendar-form.tsx';
import { CallDialog } from '../../../src-renderer/call/call-dialog.tsx';
import { type Rehearse, useCall } from '../../../src-renderer/call/call-store.ts';
import { done, drawn, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';

const fact = (text: string, isInferred = false) => ({ id: text, text, isInferred });
const vsax: CallPart = {
  vendor: 'vsax',
  name: 'VSA X',
  people: [fact('An administrator')],
  atHand: [],
  account: fact('Nobody’s'),
  leaves: fact('Nothing', true),
  minutes: 12,
  measuredFrom: 3,
};
const plan: CallPlan = { clientName: 'Acme', minutes: 12, parts: [vsax], text: 'All of it' };

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useCall.getState().close();
});

async function open(onRehearse: Rehearse = async () => null) {
  const user = userEvent.setup();
  render(<CallDialog onRehearse={onRehearse} />);
  await drawn(() => void useCall.getState().prepare('a'));
  await vi.waitFor(() => expect(heldNames()).toContain('readCallPlan'));
  return { user, press: (name: string) => user.click(screen.getByRole('button', { name })) };
}

async function openReady(onRehearse?: Rehearse) {
  const opened = await open(onRehearse);
  await takeRequest('readCallPlan').respond(done(plan));
  return opened;
}

it('says who, whose account, and how long as measured here, and marks what is not documented', async () => {
  await openReady();
  expect(screen.getByRole('dialog', { name: 'Prepare the call with Acme' })).toBeDefined();
  const said = screen.getAllByRole('definition').map((one) => one.textContent);
  expect(said).toEqual(['An administrator', 'Nobody’s', 'Nothing (Not documented: check it.)']);
  expect(
    screen.getByText('About 12 minutes, measured from 3 finished sessions on this computer'),
  ).toBeDefined();
  // Nothing is to be had at hand, so nothing says so.
  expect(screen.queryByText('What to have at hand')).toBeNull();
});

it('a plan that cannot be read says why, and is read again', async () => {
  const { press } = await open();
  await takeRequest('readCallPlan').respond(refused);
  expect(screen.getByRole('alert')).toBeDefined();
  await press('Try again');
  await takeRequest('readCallPlan').respond(done(plan));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says which form of the text the mail program has', async () => {
  const { press } = await openReady();
  await press('Write an email');
  const sent = takeRequest('writeCallMail');
  expect(sent.input).toEqual({ sessionId: 'a' });
  await sent.respond(done({ isWhole: false }));
  expect(screen.getByText(/has a short form/)).toBeDefined();
});

it('saves the chosen time of this computer as a moment, and asks for one that is missing', async () => {
  const { user, press } = await openReady();
  const day = screen.getByLabelText<HTMLInputElement>('Day');
  expect(day.value).toBe(nextWorkday(new Date()));
  await user.clear(day);
  await press('Save as calendar file');
  expect(heldNames()).toEqual([]);
  expect(screen.getByText('Choose a day and a time.')).toBeDefined();
  await user.type(day, '2030-01-07');
  await press('Save as calendar file');
  const saved = takeRequest('saveCallFile');
  expect(saved.input).toEqual({ sessionId: 'a', startsAt: new Date('2030-01-07T10:00').toISOString() });
  await saved.respond(done({ fileName: 'neo-call-acme.ics' }));
  expect(screen.getByText(/^Saved as neo-call-acme.ics/)).toBeDefined();
});

it('rehearsing begins with the same vendors and closes the dialog', async () => {
  const rehearse = vi.fn<Rehearse>(async () => null);
  const { press } = await openReady(rehearse);
  await press('Rehearse in practice');
  expect(rehearse.mock.calls[0]?.[0]).toEqual(['vsax']);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('practice that begins after the dialog was closed is not wanted any more', async () => {
  let isWanted = () => true;
  const { press } = await openReady((_vendors, wanted) => {
    isWanted = wanted;
    return new Promise(() => {});
  });
  await press('Rehearse in practice');
  expect(isWanted()).toBe(true);
  await press('Close');
  expect(isWanted()).toBe(false);
});

it('proposes the next day on which people work', () => {
  expect(nextWorkday(new Date(2026, 11, 3))).toBe('2026-12-04');
  expect(nextWorkday(new Date(2026, 11, 4))).toBe('2026-12-07');
  expect(nextWorkday(new Date(2026, 11, 31))).toBe('2027-01-01');
});
