// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Difference } from '../../../../src-preload/contract/session.ts';
import { differenceFold } from '../../../../src-renderer/workspace/guide/differences.tsx';
import { Folds } from '../../../../src-renderer/workspace/guide/folds.tsx';
import type { ReadyGuide } from '../../../../src-renderer/workspace/guide/guide-store.ts';
import { done, heldNames, holdMain, refused, takeRequest } from '../../held-main.ts';

const step = {
  id: 'details',
  instructions: [{ say: 'One', mark: 'one' }, { say: 'Two' }],
  permissions: [],
};
const at = {
  kind: 'ready',
  vendor: 'vsax',
  place: { edition: { id: 'newer', steps: [step] }, step },
  current: 0,
  done: [],
  spot: null,
} as unknown as ReadyGuide;
const written = (id: string, more: Partial<Difference> = {}): Difference => ({
  id,
  kind: 'different',
  edition: 'newer',
  step: 'details',
  mark: null,
  words: `Words of ${id}`,
  at: '',
  ...more,
});

beforeEach(() => {
  holdMain();
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

async function open(differences: readonly Difference[] = [], ready = at) {
  const others = ['a', 'b', 'c', 'd'].map((id) => ({ id, ask: id, answer: id }));
  render(<Folds folds={[...others, differenceFold('s', differences, ready)]} />);
  const user = userEvent.setup();
  const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));
  await press(/^Looks different here/);
  return {
    user,
    press,
    field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What do you see?' }),
  };
}

it('is in sight beside what is behind More, and is written down with the step and what is lit', async () => {
  const { user, press, field } = await open();
  expect(screen.getByRole('button', { name: /^More/ }).textContent).toContain('1');
  await press('Write it down');
  expect(heldNames()).toEqual([]);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.type(field, ' The list is called Allowed. ');
  await press('Write it down');
  const sent = takeRequest('keepDifference');
  expect(sent.input).toEqual({
    sessionId: 's',
    vendor: 'vsax',
    kind: 'different',
    edition: 'newer',
    step: 'details',
    mark: 'one',
    words: 'The list is called Allowed.',
  });
  await sent.respond(done(null));
  expect(field.value).toBe('');
});

it('a note says so, and a refusal leaves the words', async () => {
  const { user, press, field } = await open([], { ...at, current: 1 });
  await user.click(screen.getByRole('radio', { name: 'A note for me' }));
  await user.type(field, 'Ask Kim.');
  await press('Write it down');
  const sent = takeRequest('keepDifference');
  expect(sent.input).toMatchObject({ kind: 'note', mark: null });
  await sent.respond(refused);
  expect(screen.getByRole('alert')).toBeDefined();
  expect(field.value).toBe('Ask Kim.');
});

it('shows those of its step, takes one away, and exports what looks different anywhere', async () => {
  const { press } = await open([
    written('x'),
    written('y', { kind: 'note' }),
    written('z', { step: 'save' }),
  ]);
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    'For the maker of the guide: Words of xRemove Words of x',
    'A note for me: Words of yRemove Words of y',
  ]);
  await press('Remove Words of y');
  expect(takeRequest('removeDifference').input).toEqual({
    sessionId: 's',
    vendor: 'vsax',
    differenceId: 'y',
  });
  await press('Export what looks different…');
  await takeRequest('exportDifferences').respond(done({ fileName: 'differences.json' }));
  expect(screen.getByText(/^Saved as differences.json/)).toBeDefined();
});

it('has nothing to export where there are only notes', async () => {
  await open([written('y', { kind: 'note' })]);
  expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull();
});
