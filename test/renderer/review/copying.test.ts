import { beforeEach, expect, it } from 'vitest';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { answerAsMain } from '../fake-main.ts';

const where = { sessionId: 's', vendor: 'vsax' };

beforeEach(() => useSubmission.setState({ where, acting: { kind: 'idle' }, copied: null }));

it('a second copy during the first is not lost: one after the other, and the last one stays', async () => {
  const begun: string[] = [];
  let underWay = 0;
  answerAsMain({
    copyForHandOver: async ({ field }) => {
      begun.push(field);
      underWay += 1;
      await new Promise((resolve) => setTimeout(resolve, field === 'tokenId' ? 20 : 0));
      expect(underWay).toBe(1);
      underWay -= 1;
      return { ok: true, value: { clearsAt: '2026-11-22T10:00:30Z', concealed: false } };
    },
  });
  const { copy } = useSubmission.getState();
  await Promise.all([copy('tokenId'), copy('tokenSecret')]);
  expect(begun).toEqual(['tokenId', 'tokenSecret']);
  expect(useSubmission.getState().copied?.field).toBe('tokenSecret');
});

it('a copy that fails is reported, and no longer after one that worked', async () => {
  let isBusy = true;
  answerAsMain({
    copyForHandOver: () =>
      isBusy
        ? { ok: false, error: { code: 'keyring-busy' } }
        : { ok: true, value: { clearsAt: '', concealed: false } },
  });
  await useSubmission.getState().copy('tokenSecret');
  expect(useSubmission.getState()).toMatchObject({
    acting: { kind: 'failed', error: { code: 'keyring-busy' } },
    copied: null,
  });
  isBusy = false;
  await useSubmission.getState().copy('tokenSecret');
  expect(useSubmission.getState()).toMatchObject({
    acting: { kind: 'idle' },
    copied: { field: 'tokenSecret' },
  });
});
