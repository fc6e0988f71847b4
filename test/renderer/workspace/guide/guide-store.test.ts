import { beforeEach, describe, expect, it } from 'vitest';
import { connectable } from '../../../../src-renderer/shell/vendors.ts';
import { useGuide } from '../../../../src-renderer/workspace/guide/guide-store.ts';
import { answerAsMain, done } from '../../fake-main.ts';
import { sampleProgress } from '../../sample-progress.ts';

// Any shipped guide will do: what is tested is how the technician moves, not what is said.
const vendor = connectable[0]?.id ?? '';
const where = { sessionId: 's', vendor };
const store = () => useGuide.getState();

function ready() {
  const { state } = store();
  if (state.kind !== 'ready') throw new Error('the guide did not open');
  return state;
}

let asked: ReturnType<typeof answerAsMain>['asked'];
beforeEach(async () => {
  asked = answerAsMain({ goToStep: () => done }).asked;
  await store().open(where, sampleProgress({ vendor }));
});

it('opens at the first step without taking the focus', () => {
  expect(ready().place.index).toBe(0);
  expect(ready().lit).toBe(ready().place.step.marks[0]?.mark ?? null);
  expect(store().arrivals).toBe(0);
});

it('opens where main says the technician left', async () => {
  const step = ready().place.edition.steps[2]?.id ?? '';
  await store().open(where, sampleProgress({ vendor, step }));
  expect(ready().place.step.id).toBe(step);
});

it('moves at the click, tells main, and stops at the ends', () => {
  store().goBack();
  expect(store().arrivals).toBe(0);
  store().goNext();
  const { place } = ready();
  expect(place.index).toBe(1);
  expect(store().arrivals).toBe(1);
  expect(asked).toEqual([['goToStep', { ...where, edition: place.edition.id, step: place.step.id }]]);
});

it('stays on the step when main cannot write it down, and says so', async () => {
  answerAsMain({ goToStep: () => ({ ok: false, error: { code: 'disk-full' } }) });
  store().goNext();
  await new Promise((resolve) => setImmediate(resolve));
  expect(ready().place.index).toBe(1);
  expect(store().error).toEqual({ code: 'disk-full' });
});

it('opens the step of a control and lights it in the words it was asked for', () => {
  const { edition } = ready().place;
  for (const step of edition.steps.filter((one) => one.marks.length > 0)) {
    const mark = step.marks.at(-1)?.mark ?? '';
    store().showWhere({ step: step.id, mark, words: 'Here' });
    const { place, lit, wanted } = ready();
    expect([place.step.id, lit, wanted]).toEqual([step.id, mark, 'Here']);
  }
});

describe('a guide outside of any session', () => {
  it('is told to nobody', async () => {
    asked.length = 0;
    await store().openAlone('neo');
    store().goNext();
    await store().tick('saved-key', true);
    expect(asked).toEqual([]);
    expect(store().error).toBeNull();
  });

  it('is found again where it was left, also after a session', async () => {
    await store().openAlone('neo');
    const [first, second] = ready().place.edition.steps.map((step) => step.id);
    store().goTo(second ?? '');
    await store().tick('one', true);
    await store().tick('other', true);
    await store().tick('one', false);
    await store().open(where, sampleProgress({ vendor }));
    await store().openAlone('neo');
    expect(ready().place.step.id).toBe(second);
    expect(store().arrivals).toBe(0);
    expect(store().remembered.neo?.visitedSteps).toEqual(expect.arrayContaining([first, second]));
    expect(store().remembered.neo?.ticked).toContain('other');
    expect(store().remembered.neo?.ticked).not.toContain('one');
  });

  it('leaves the sessions to main', async () => {
    await store().openAlone('neo');
    await store().open(where, sampleProgress({ vendor }));
    store().goNext();
    expect(asked.at(-1)).toEqual(['goToStep', expect.objectContaining(where)]);
  });
});

it('a vendor without a guide is reported, not thrown', async () => {
  await store().open({ sessionId: 's', vendor: 'none' }, sampleProgress());
  expect(store().state).toEqual({ kind: 'failed', vendor: 'none' });
});
