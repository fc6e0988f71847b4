import type { SubmissionPreview, SubmissionView } from '../../src-preload/contract/submission.ts';

/** Neo has taken it, as far as anybody can say. */
export function isFinished(submission: SubmissionView | undefined): boolean {
  return submission?.state === 'sent' || submission?.state === 'connected';
}

/** The submission is of the very values that Review shows, to the connection it names. */
function isOfThese(preview: SubmissionPreview, submission: SubmissionView | undefined): boolean {
  return preview.itemId !== undefined && preview.itemId === submission?.itemId;
}

/** These values wait in the outbox: submitting them once more would do nothing but end a pause. */
export function waitsAlready(
  preview: SubmissionPreview | null,
  submission: SubmissionView | undefined,
): boolean {
  if (submission?.state !== 'queued' || submission.work === 'test') return false;
  // Until it is known whether a value changed since, the box with its own buttons is all there is.
  return preview === null || isOfThese(preview, submission);
}

/**
 * Neo took these values before, and does not say that it has lost them: nothing would be sent, so nothing is asked.
 * Whether that is so is main's to say, with its answer to submitting.
 */
export function hadBefore(preview: SubmissionPreview, submission: SubmissionView | undefined): boolean {
  if (!isOfThese(preview, submission) || !isFinished(submission)) return false;
  return submission?.state === 'sent' || preview.connectedBefore !== 'no';
}
