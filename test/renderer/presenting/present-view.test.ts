import { expect, it } from 'vitest';
import { presentedView } from '../../../src-renderer/presenting/present-view.tsx';
import type { GuideState } from '../../../src-renderer/workspace/guide/guide-store.ts';

const step = {
  id: 'save',
  title: 'Save',
  instructions: [{ say: 'Open **Details**.', mark: 'details' }, { say: 'Wait.' }],
};
const guide = (over: object = {}) =>
  ({
    kind: 'ready',
    vendor: 'vsax',
    place: { edition: { id: 'only', steps: [step] }, step, index: 0 },
    current: 0,
    done: [1],
    spot: null,
    ...over,
  }) as unknown as GuideState;
const workspace = { kind: 'workspace', sessionId: 's1', vendor: 'vsax' } as const;

it('is the step with its lit control', () => {
  expect(presentedView(workspace, 's1', guide(), 'step', false)).toEqual({
    kind: 'step',
    vendor: 'vsax',
    edition: 'only',
    step: 'save',
    instruction: 0,
    done: [1],
    lit: 'details',
  });
  expect(presentedView(workspace, 's1', guide({ current: 1 }), 'step', false)).toMatchObject({ lit: null });
});

it('is the control that a result asked for', () => {
  const spot = { step: 'save', mark: 'invoices', words: 'Tick it.' };
  expect(presentedView(workspace, 's1', guide({ current: 2, spot }), 'step', false)).toMatchObject({
    lit: 'invoices',
  });
});

it('is the results once those are in front, and on Review and Done', () => {
  const results = { kind: 'results', vendor: 'vsax' };
  expect(presentedView(workspace, 's1', guide(), 'results', false)).toEqual(results);
  expect(presentedView({ ...workspace, kind: 'review' }, 's1', guide(), 'step', false)).toEqual(results);
});

it('is the question for consent while that is open, on Review alone', () => {
  const review = { ...workspace, kind: 'review' } as const;
  expect(presentedView(review, 's1', guide(), 'step', true)).toEqual({ kind: 'consent', vendor: 'vsax' });
  expect(presentedView(workspace, 's1', guide(), 'step', true).kind).toBe('step');
  expect(presentedView(review, 's2', guide(), 'step', true)).toEqual({ kind: 'other' });
});

it.each([
  ['another screen', { kind: 'settings' } as const, guide()],
  ['another session', { ...workspace, sessionId: 's2' }, guide()],
  ['a guide that is not there yet', workspace, { kind: 'loading', vendor: 'vsax' } as const],
  ['the guide of the vendor before', workspace, guide({ vendor: 'halopsa' })],
])('is nothing on %s', (_name, view, state) => {
  expect(presentedView(view, 's1', state, 'step', false)).toEqual({ kind: 'other' });
});
