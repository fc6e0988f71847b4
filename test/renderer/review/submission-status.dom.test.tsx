// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { SubmissionView } from '../../../src-preload/contract/submission.ts';
import { SubmissionStatus } from '../../../src-renderer/review/submission-status.tsx';

afterEach(cleanup);

function show(more: Partial<SubmissionView>) {
  const submission: SubmissionView = { state: 'queued', work: 'submit', itemId: 'i', attempts: 0, ...more };
  const nothing = () => {};
  render(
    <SubmissionStatus
      submission={submission}
      vendor="halopsa"
      clientName="Acme"
      onVendor={nothing}
      onOutbox={nothing}
    />,
  );
  return document.body.textContent ?? '';
}

it('whose credential Neo holds is shown only to whoever asks', async () => {
  const holder = { by: 'session', clientName: 'Birch', at: '2026-11-21T10:00:00Z' } as const;
  const text = show({ state: 'needs-attention', attention: 'would-replace', holder });
  expect(text).toContain('Neo holds the credential of another session of yours');
  expect(text).not.toContain('Birch');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show which Neo holds' }));
  expect(document.body.textContent).toContain('Birch');
});

it('says when it is tried again in words, and nothing of a time that has passed', () => {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  expect(show({ waitsFor: 'no-answer', nextTryAt: at(20) })).toContain('Tries again in under a minute.');
  cleanup();
  expect(show({ waitsFor: 'no-answer', nextTryAt: at(-20) })).not.toContain('Tries again');
});

it('a retry says its state, and the reason only where it is another one', () => {
  const nothing = () => {};
  const status = (more: Partial<SubmissionView>) => (
    <SubmissionStatus
      submission={{ state: 'queued', work: 'submit', itemId: 'i', attempts: 0, ...more }}
      vendor="halopsa"
      clientName="Acme"
      onVendor={nothing}
      onOutbox={nothing}
    />
  );
  const nextTryAt = new Date(Date.now() + 200_000).toISOString();
  const output = () => screen.getByRole('status', { name: 'Submission' });
  const silent = () =>
    [...output().querySelectorAll('[aria-live="off"]')].map((one) => one.textContent?.trim());

  const { rerender } = render(status({ waitsFor: 'no-answer', attempts: 2, nextTryAt }));
  expect(silent()).toEqual(['Tries again in about 3 minutes.', 'Tried 2 times.']);
  rerender(status({ state: 'sending', attempts: 2 }));
  rerender(status({ waitsFor: 'no-answer', attempts: 3, nextTryAt }));
  expect(output().textContent).toMatch(/^Queued.+Tried 3 times\.$/);
  expect(silent()).toHaveLength(3);
  rerender(status({ state: 'sending', attempts: 3 }));
  rerender(status({ waitsFor: 'rate-limited', attempts: 4, nextTryAt }));
  expect(silent()).toHaveLength(2);
  // One change is no reason to say everything once more.
  expect(output().getAttribute('aria-atomic')).toBe('false');
});
