import type { SyncKnowledge } from './outbox-item.ts';

/** Why a confirmation says what it says. */
export const CONFIRMATION_REASONS = [
  'newly-connected',
  'run-began-later',
  'connected-before',
  'run-failed',
  'not-connected-yet',
  'unknown-integration',
  'unknown-before',
  'no-answer',
  'replaced-since',
] as const;
export type ConfirmationReason = (typeof CONFIRMATION_REASONS)[number];
export type Confirmation = { verdict: 'passed' | 'could-not-tell'; reason: ConfirmationReason };

/**
 * Whether Neo uses the credential, from what sync-runs said before and after. `takenAt` is when Neo took it,
 * in milliseconds of Neo's own clock, so that a wrong clock here proves nothing. Pure.
 *
 * Only two things are proof: Neo did not know the integration before and does now, or a run that began later
 * has ended and did not fail. Everything else is Could not tell: an old connection shows nothing about a new
 * credential, and a run under way nothing yet.
 */
export function confirmationOf(before: SyncKnowledge, after: SyncKnowledge, takenAt: number): Confirmation {
  if (after.kind === 'unknown') return couldNotTell('no-answer');
  if (after.kind === 'unknown-integration') return couldNotTell('unknown-integration');
  if (after.kind === 'not-connected') return couldNotTell('not-connected-yet');
  if (before.kind === 'not-connected') return { verdict: 'passed', reason: 'newly-connected' };
  const later = after.runs.filter((run) => run.startedAt > takenAt);
  if (later.some((run) => run.ended && !run.failed)) return { verdict: 'passed', reason: 'run-began-later' };
  if (later.some((run) => run.failed)) return couldNotTell('run-failed');
  return couldNotTell(before.kind === 'connected' ? 'connected-before' : 'unknown-before');
}

function couldNotTell(reason: ConfirmationReason): Confirmation {
  return { verdict: 'could-not-tell', reason };
}
