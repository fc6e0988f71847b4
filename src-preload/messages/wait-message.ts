import type { SubmissionView } from '../contract/submission.ts';
import { attentionMessages, queueMessages, testAttentionMessages, testQueueMessages } from './messages.ts';
import type { WaitMessage } from './shapes.ts';

type Waiting = Pick<SubmissionView, 'state' | 'work' | 'waitsFor' | 'attention'>;

/** Why an item does not go on, or null while it does. */
export function waitMessage({ state, work, waitsFor, attention }: Waiting): WaitMessage | null {
  const isTest = work === 'test';
  if (state === 'queued' && waitsFor !== undefined) {
    return (isTest ? testQueueMessages[waitsFor] : undefined) ?? queueMessages[waitsFor];
  }
  if (state !== 'needs-attention' || attention === undefined) return null;
  return (isTest ? testAttentionMessages[attention] : undefined) ?? attentionMessages[attention];
}
