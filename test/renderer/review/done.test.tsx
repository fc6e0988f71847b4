import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { SessionView } from '../../../src-preload/contract/session.ts';
import type { SubmissionView } from '../../../src-preload/contract/submission.ts';
import { Done } from '../../../src-renderer/review/done.tsx';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { sampleProgress } from '../sample-progress.ts';

function html(state: SubmissionView['state'], more: Partial<SubmissionView> = {}): string {
  const submission = { state, itemId: 'i', attempts: 1, at: '2026-11-21T10:00:00Z', ...more };
  const value = { id: 's', clientName: 'Acme', vendors: [sampleProgress({ submission })] } as SessionView;
  // Rendered to text, a store answers with how it began.
  Object.assign(useSubmission.getInitialState(), { session: { kind: 'ready', value } });
  const nothing = () => {};
  return renderToStaticMarkup(
    <Done
      sessionId="s"
      vendor="sample"
      onReview={nothing}
      onSessions={nothing}
      onOutbox={nothing}
      onOpenVendor={nothing}
    />,
  );
}

it.each(['sent', 'connected'] as const)('what is %s is done, and since when', (state) => {
  expect(html(state)).toMatch(/>Done<.*Neo took the credential.*Submitted (?!at)[^<]+\./s);
});

it.each(['none', 'queued', 'sending', 'hand-over', 'needs-attention'] as const)(
  'what is %s is not called done, and nothing is shown of what Neo took',
  (state) => {
    expect(html(state)).toBe('');
  },
);
