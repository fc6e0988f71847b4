import { beforeEach, expect, it, vi } from 'vitest';
import type { SessionView, VendorProgress } from '../../../src-preload/contract/session.ts';
import type { SubmissionPreview, SubmissionView } from '../../../src-preload/contract/submission.ts';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { answerAsMain, done } from '../fake-main.ts';
import { sampleProgress } from '../sample-progress.ts';
import { samplePreview } from './sample-preview.ts';

const sent: SubmissionView = { state: 'sent', itemId: 'i', attempts: 1 };
const queued: SubmissionView = { state: 'queued', work: 'submit', itemId: 'i', attempts: 0 };

function onReview(submission: SubmissionView, preview: SubmissionPreview = samplePreview) {
  const vendors = [sampleProgress({ submission }), sampleProgress({ vendor: 'other' })];
  const value = { id: 's', clientName: 'Acme', vendors } as SessionView;
  useSubmission.setState({
    where: { sessionId: 's', vendor: 'sample' },
    session: { kind: 'ready', value },
    preview: { kind: 'ready', value: preview },
    acting: { kind: 'idle' },
    wasThere: false,
  });
}

const shown = () => {
  const { preview } = useSubmission.getState();
  return preview.kind === 'ready' ? preview.value : null;
};

beforeEach(() => onReview(queued));

it('when it needs attention, Review is read again, and what it said stays on the screen meanwhile', async () => {
  const main = answerAsMain({
    previewSubmission: () => ({ ok: true, value: { ...samplePreview, connectedBefore: 'yes' } }),
  });
  const { asked } = main;
  const stop = useSubmission.getState().follow();
  const take = (sessionId: string, progress: VendorProgress) =>
    main.announce('vendor-changed', { sessionId, progress });
  take('s', sampleProgress({ submission: { ...queued, attempts: 1 } }));
  take('s', sampleProgress({ vendor: 'other', submission: { ...queued, state: 'needs-attention' } }));
  take('another', sampleProgress({ submission: { ...queued, state: 'needs-attention' } }));
  expect(asked).toEqual([]);
  const stuck: SubmissionView = { ...queued, state: 'needs-attention', attention: 'would-replace' };
  take('s', sampleProgress({ submission: stuck }));
  expect(shown()).toEqual(samplePreview);
  await vi.waitFor(() => expect(shown()?.connectedBefore).toBe('yes'));
  take('s', sampleProgress({ submission: { ...stuck, attempts: 2 } }));
  expect(asked).toEqual([['previewSubmission', { sessionId: 's', vendor: 'sample' }]]);
  stop();
});

/** Submits, while main announces what became of it. */
async function submitTo(after: SubmissionView) {
  const main = answerAsMain({
    submit: () => {
      main.announce('vendor-changed', { sessionId: 's', progress: sampleProgress({ submission: after }) });
      return done;
    },
  });
  const stop = useSubmission.getState().follow();
  await useSubmission.getState().submit(false, []);
  stop();
}

it('what was submitted is known to be what Review shows', async () => {
  onReview({ state: 'none', attempts: 0 });
  await submitTo(queued);
  expect(shown()?.itemId).toBe('i');
  expect(useSubmission.getState().wasThere).toBe(false);
});

it.each<[string, SubmissionView, SubmissionView, boolean]>([
  ['the same that Neo has', sent, { ...sent, state: 'connected' }, true],
  ['another one in its place', sent, { ...queued, itemId: 'j' }, false],
  ['another one, sent at once', sent, { ...sent, itemId: 'j' }, false],
  ['the same, only now at Neo', queued, sent, false],
])('main announces %s: nothing was sent again is %j', async (_what, before, after, wasThere) => {
  onReview(before);
  await submitTo(after);
  expect(useSubmission.getState().wasThere).toBe(wasThere);
});
