import type { SyncKnowledge } from '../outbox/outbox-item.ts';

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

/** Neo's clock is read from a header of whole seconds: within that second nobody can say what came first. In ms. */
const ONE_SECOND = 1_000;

/**
 * Whether Neo uses the credential, from what sync-runs said before and after. `takenAt` is when Neo took it,
 * in milliseconds of Neo's own clock, so that a wrong clock here proves nothing. Pure.
 *
 * Only two things are proof: Neo did not know the integration before and does now, and no run has failed since; or
 * a run that began later has ended and did not fail. Everything else is Could not tell: an old connection shows
 * nothing about a new credential, and a run under way nothing yet.
 */
export function confirmationOf(before: SyncKnowledge, after: SyncKnowledge, takenAt: number): Confirmation {
  if (after.kind === 'unknown') return couldNotTell('no-answer');
  if (after.kind === 'unknown-integration') return couldNotTell('unknown-integration');
  if (after.kind === 'not-connected') return couldNotTell('not-connected-yet');
  // Where nothing was connected, every run is one with this credential.
  const isNew = before.kind === 'not-connected';
  const later = after.runs.filter((run) => isNew || run.startedAt >= takenAt + ONE_SECOND);
  const isProven = later.some((run) => run.ended && !run.failed);
  if (!isProven && later.some((run) => run.failed)) return couldNotTell('run-failed');
  if (isNew) return { verdict: 'passed', reason: 'newly-connected' };
  if (isProven) return { verdict: 'passed', reason: 'run-began-later' };
  return couldNotTell(before.kind === 'connected' ? 'connected-before' : 'unknown-before');
}

function couldNotTell(reason: ConfirmationReason): Confirmation {
  return { verdict: 'could-not-tell', reason };
}
