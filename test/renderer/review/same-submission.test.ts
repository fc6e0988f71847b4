import { expect, it } from 'vitest';
import type { SubmissionView } from '../../../src-preload/contract/submission.ts';
import { waitsAlready } from '../../../src-renderer/review/same-submission.ts';
import { samplePreview } from './sample-preview.ts';

const these = { ...samplePreview, itemId: 'i' };
const queued: SubmissionView = { state: 'queued', work: 'submit', itemId: 'i', attempts: 0 };

it('what waits with these very values is not submitted once more', () => {
  expect(waitsAlready(these, queued)).toBe(true);
  expect(waitsAlready(these, { ...queued, waitsFor: 'paused' })).toBe(true);
});

it('other values than those that wait can be submitted, once that is known', () => {
  expect(waitsAlready(samplePreview, queued)).toBe(false);
  expect(waitsAlready({ ...these, itemId: 'another' }, queued)).toBe(false);
  expect(waitsAlready(null, queued)).toBe(true);
});

it.each<[string, SubmissionView | undefined]>([
  ['a waiting test', { ...queued, work: 'test' }],
  ['one that needs attention', { ...queued, state: 'needs-attention' }],
  ['one that Neo has', { ...queued, state: 'connected' }],
  ['none', undefined],
])('%s leaves submitting possible', (_what, submission) => {
  expect(waitsAlready(these, submission)).toBe(false);
});
