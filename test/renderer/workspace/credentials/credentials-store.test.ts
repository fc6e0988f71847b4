import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldView } from '../../../../src-preload/contract/session.ts';
import { useCredentials } from '../../../../src-renderer/workspace/credentials/credentials-store.ts';
import { answerAsMain, done } from '../../fake-main.ts';
import { sampleField } from '../../sample-progress.ts';

const where = { sessionId: 's', vendor: 'sample' };
const store = () => useCredentials.getState();

describe('keeping a field', () => {
  /** What main has announced of the field by the time it answers. */
  let view: FieldView | undefined;
  const fieldNow = () => view;
  beforeEach(() => {
    view = sampleField('secret');
    store().open(where);
  });

  it('is done when main has it, and leaves nothing of the text on this side', async () => {
    const { asked } = answerAsMain({
      keepField: () => {
        view = sampleField('secret', { state: 'saved', length: 9 });
        return done;
      },
    });
    expect(await store().keep('secret', 's3cr3t-va', fieldNow)).toBe('kept');
    expect(asked).toEqual([['keepField', { ...where, field: 'secret', text: 's3cr3t-va' }]]);
    expect(JSON.stringify(store())).not.toContain('s3cr3t-va');
  });

  it('is refused when main has an error, and says so at that field', async () => {
    answerAsMain({ keepField: () => ({ ok: false, error: { code: 'disk-full' } }) });
    expect(await store().keep('secret', 'x', fieldNow)).toBe('refused');
    expect(store().errors).toEqual({ secret: { code: 'disk-full' } });
  });

  it('is refused when main holds the value back, and its words stand beside what was typed', async () => {
    answerAsMain({ keepField: () => done });
    expect(await store().keep('secret', 'y', fieldNow)).toBe('refused');
    expect(await store().keep('secret', '', fieldNow)).toBe('kept');
    expect(store().errors).toEqual({});
  });

  it('is done for a field whose session is not open any more: there is nothing to hold back', async () => {
    view = undefined;
    answerAsMain({ keepField: () => done });
    expect(await store().keep('secret', 'y', fieldNow)).toBe('kept');
  });

  it('goes to the vendor it was typed for, also when another one is opened meanwhile', async () => {
    let answer = (_: { ok: false; error: { code: 'disk-full' } }) => {};
    const { asked } = answerAsMain({
      keepField: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const kept = store().keep('secret', 'x', fieldNow);
    store().open({ sessionId: 's', vendor: 'other' });
    answer({ ok: false, error: { code: 'disk-full' } });
    expect(await kept).toBe('refused');
    expect(asked[0]?.[1]).toMatchObject({ vendor: 'sample' });
    expect(store().errors).toEqual({});
  });
});
