import { expect, it } from 'vitest';
import { confirmationOf, type SyncKnowledge } from '../../../src-main/neo/sync-runs.ts';

type How = 'ended' | 'failed' | 'under way' | 'failing';
const connected = (...runs: [number, How?][]): SyncKnowledge => ({
  kind: 'connected',
  runs: runs.map(([startedAt, how = 'ended']) => ({
    startedAt,
    ended: how === 'ended' || how === 'failed',
    failed: how === 'failed' || how === 'failing',
  })),
});
const not: SyncKnowledge = { kind: 'not-connected' };
const unknown: SyncKnowledge = { kind: 'unknown' };

it.each<[string, SyncKnowledge, SyncKnowledge, string, string]>([
  ['not connected → connected', not, connected(), 'passed', 'newly-connected'],
  ['connected before and after', connected([50]), connected([50]), 'could-not-tell', 'connected-before'],
  ['a run that began later', connected([50]), connected([50], [1_500]), 'passed', 'run-began-later'],
  ['a later run that failed', connected([50]), connected([1_500, 'failed']), 'could-not-tell', 'run-failed'],
  [
    'a later run that fails already',
    connected(),
    connected([1_500, 'failing']),
    'could-not-tell',
    'run-failed',
  ],
  [
    'a later run under way',
    connected(),
    connected([1_500, 'under way']),
    'could-not-tell',
    'connected-before',
  ],
  [
    'one under way and one failed',
    connected(),
    connected([1_500, 'under way'], [1_200, 'failed']),
    'could-not-tell',
    'run-failed',
  ],
  [
    'one under way and one well',
    connected(),
    connected([1_500, 'under way'], [1_200]),
    'passed',
    'run-began-later',
  ],
  ['a run at the very moment', connected(), connected([100]), 'could-not-tell', 'connected-before'],
  ['a run within that second', connected(), connected([1_099]), 'could-not-tell', 'connected-before'],
  [
    'not connected → connected, and the run failed',
    not,
    connected([100, 'failed']),
    'could-not-tell',
    'run-failed',
  ],
  ['… and the next one did not', not, connected([100, 'failed'], [200]), 'passed', 'newly-connected'],
  ['not known before', unknown, connected(), 'could-not-tell', 'unknown-before'],
  ['not known before, later run', unknown, connected([1_100]), 'passed', 'run-began-later'],
  ['still not connected', not, not, 'could-not-tell', 'not-connected-yet'],
  ['a name Neo does not know', not, { kind: 'unknown-integration' }, 'could-not-tell', 'unknown-integration'],
  ['no answer after', not, unknown, 'could-not-tell', 'no-answer'],
])('%s', (_name, before, after, verdict, reason) => {
  expect(confirmationOf(before, after, 100)).toEqual({ verdict, reason });
});
