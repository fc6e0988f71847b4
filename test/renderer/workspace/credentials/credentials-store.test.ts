import { beforeEach, describe, expect, it } from 'vitest';
import type { VendorProgress } from '../../../../src-preload/contract/session.ts';
import { useCredentials } from '../../../../src-renderer/workspace/credentials/credentials-store.ts';
import { answerAsMain } from '../../fake-main.ts';
import { sampleField, sampleProgress } from '../../sample-progress.ts';

const where = { sessionId: 's', vendor: 'sample' };
const store = () => useCredentials.getState();

describe('keeping a field', () => {
  const taken: VendorProgress[] = [];
  const take = (progress: VendorProgress) => void taken.push(progress);
  beforeEach(() => {
    taken.length = 0;
    store().open(where);
  });

  it('is done when main has it, and leaves nothing of the text on this side', async () => {
    const after = sampleProgress({ fields: [sampleField('secret', { state: 'saved', length: 9 })] });
    const { asked } = answerAsMain({ keepField: () => ({ ok: true, value: after }) });
    expect(await store().keep('secret', 's3cr3t-va', take)).toBe('kept');
    expect(asked).toEqual([['keepField', { ...where, field: 'secret', text: 's3cr3t-va' }]]);
    expect(taken).toEqual([after]);
    expect(JSON.stringify(store())).not.toContain('s3cr3t-va');
  });

  it('is refused when main has an error, and says so at that field', async () => {
    answerAsMain({ keepField: () => ({ ok: false, error: { code: 'disk-full' } }) });
    expect(await store().keep('secret', 'x', take)).toBe('refused');
    expect(store().errors).toEqual({ secret: { code: 'disk-full' } });
    expect(taken).toEqual([]);
    answerAsMain({
      keepField: () => ({ ok: true, value: sampleProgress({ fields: [sampleField('secret')] }) }),
    });
    expect(await store().keep('secret', 'y', take)).toBe('refused');
    expect(store().errors).toEqual({});
  });

  it('goes to the vendor it was typed for, also when another one is opened meanwhile', async () => {
    let answer = (_: { ok: false; error: { code: 'disk-full' } }) => {};
    const { asked } = answerAsMain({
      keepField: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const kept = store().keep('secret', 'x', take);
    store().open({ sessionId: 's', vendor: 'other' });
    answer({ ok: false, error: { code: 'disk-full' } });
    expect(await kept).toBe('refused');
    expect(asked[0]?.[1]).toMatchObject({ vendor: 'sample' });
    expect(store().errors).toEqual({});
  });
});
