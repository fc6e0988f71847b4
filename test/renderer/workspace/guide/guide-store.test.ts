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
  expect(ready().current).toBe(0);
  expect(store().arrivals).toBe(0);
});

it('opens where main says the technician left', async () => {
  const step = ready().place.edition.steps[2]?.id ?? '';
  await store().open(where, sampleProgress({ vendor, step }));
  expect(ready().place.step.id).toBe(step);
});

it.each([
  ['halopsa', 'base-url', 'open-halopsa'],
  ['halopsa', 'save', 'credentials'],
  ['vsax', 'tenant-url', 'open-portal'],
])('%s: who stood at %s, which is a part of another step now, stands at %s', async (id, was, is) => {
  await store().open({ sessionId: 's', vendor: id }, sampleProgress({ vendor: id, step: was }));
  expect(ready().place.step.id).toBe(is);
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

it('opens the step of a control, where its instruction is the current one', () => {
  const { edition } = ready().place;
  for (const { id, instructions } of edition.steps) {
    const mark = instructions.at(-1)?.mark;
    if (mark === undefined) continue;
    store().showWhere({ step: id, mark, words: 'Here' });
    const { place, current, spot } = ready();
    expect(place.step.id).toBe(id);
    expect(place.step.instructions[current]?.mark).toBe(mark);
    expect(spot?.words).toBe('Here');
  }
  store().showWhere({ step: edition.steps[1]?.id ?? '', mark: 'a-box-of-a-result', words: 'Here' });
  expect(ready().current).toBe(edition.steps[1]?.instructions.length);
});

describe('the instructions of a step', () => {
  beforeEach(() =>
    store().goTo(ready().place.edition.steps.find((one) => one.instructions.length > 3)?.id ?? ''),
  );

  it('are done one after the other, and looking at one does nothing else', () => {
    expect(store().goOn()).toBe(true);
    expect([ready().current, ready().done]).toEqual([1, [0]]);
    store().light(3);
    expect([ready().current, ready().done]).toEqual([3, [0]]);
    store().light(1);
    store().goBackOne();
    expect([ready().current, ready().done]).toEqual([0, []]);
    store().goBackOne();
    expect(ready().current).toBe(0);
  });

  it('end at the last one', () => {
    const last = ready().place.step.instructions.length - 1;
    store().light(last);
    expect(store().goOn()).toBe(false);
    expect([ready().current, ready().done]).toEqual([last, [last]]);
  });

  it('are found as they were left', () => {
    const { id } = ready().place.step;
    store().goOn();
    store().goOn();
    store().goTo(ready().place.edition.steps[0]?.id ?? '');
    expect(ready().done).toEqual([]);
    store().goTo(id);
    expect([ready().current, ready().done]).toEqual([2, [0, 1]]);
  });

  it('hand a value to main to copy, and say so until another step opens', async () => {
    const { asked } = answerAsMain({ copyText: () => done, goToStep: () => done });
    await store().copy('Neo Agent');
    expect(asked).toEqual([['copyText', { text: 'Neo Agent' }]]);
    expect(store().copied).toBe('Neo Agent');
    store().goNext();
    expect(store().copied).toBeNull();
  });

  it('do not say that a value was copied which was not', async () => {
    answerAsMain({ copyText: () => ({ ok: false, error: { code: 'unexpected' } }) });
    await store().copy('Neo Agent');
    expect(store().copied).toBeNull();
    expect(store().error).toEqual({ code: 'unexpected' });
  });
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
