import type { Act, NextAct, SessionGroup, VendorState } from '../../src-preload/contract/session.ts';
import type { SubmissionState } from '../../src-preload/contract/submission.ts';
import { submissionOf, submissionStateOf } from '../outbox/outbox-view.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import type { EnvironmentServices } from './environment-services.ts';
import type { RowSummary } from './runtime-state.ts';
import { unsentOfSession } from './unsent-age.ts';
import { TEST_VALID_MS, vendorState } from './vendor-state.ts';

/** What a row of the list says, worked out once; `hasMoved`: something of it in the outbox did. */
export function rowSummaryOf(
  services: EnvironmentServices,
  row: SessionListRow,
  hasMoved: boolean,
): RowSummary {
  const now = services.now();
  const known = services.runtime.rowSummaries.get(row);
  if (known !== undefined && !hasMoved && now >= known.from && now < known.until) return known;
  const standing = row.vendors.map((stored) => standingOf(services, row, stored, now));
  const unsent = unsentOfSession(services, row.vendors);
  const newer = newerOf(row);
  const isOddFile = row.unreadable === true || newer !== undefined;
  const states = standing.map(({ state }) => state);
  // A test that is good now is stale a day after it ended.
  const ends = row.vendors.flatMap(({ report }) => (report === null ? [] : Date.parse(report.endedAt)));
  const summary: RowSummary = {
    text: `${row.clientName} ${row.technician} ${row.notes}`.toLocaleLowerCase(),
    vendors: standing.map(({ stored, state }) => ({
      vendor: stored.vendor,
      state,
      ...(state === 'draft' && isBegun(stored) ? { begun: true } : {}),
    })),
    unsent,
    newer,
    group: isOddFile || 'unsentSince' in unsent ? 'needs-you' : groupOf(states),
    next: isOddFile ? null : nextOf(services, row, standing, 'unsentSince' in unsent),
    connected: states.filter((state) => state === 'connected').length / Math.max(states.length, 1),
    from: now,
    until: Math.min(
      ...ends.map((end) => end + TEST_VALID_MS).filter((end) => end > now),
      now + TEST_VALID_MS,
    ),
  };
  services.runtime.rowSummaries.set(row, summary);
  return summary;
}

type Standing = { stored: StoredVendor; state: VendorState; submission: SubmissionState };

function standingOf(
  services: EnvironmentServices,
  row: SessionListRow,
  stored: StoredVendor,
  now: number,
): Standing {
  // A folder of a vendor may be missing where a session came from another build.
  if (!hasVendor(stored.vendor)) return { stored, state: 'draft', submission: 'none' };
  const submission = submissionStateOf(services, stored, row.id);
  return { stored, state: vendorState(findVendor(stored.vendor), stored, submission, now), submission };
}

/** Written by a newer version, or of vendors that only a newer build has: there is nothing here to open it with. */
function newerOf({ newer, vendors }: SessionListRow): string[] | undefined {
  if (newer !== undefined) return newer;
  const isForeign = vendors.length > 0 && vendors.every(({ vendor }) => !hasVendor(vendor));
  return isForeign ? vendors.map(({ vendor }) => vendor) : undefined;
}

function isBegun({ fields, step }: StoredVendor): boolean {
  return (
    step !== '' || Object.values(fields).some(({ text, ref }) => text !== undefined || ref !== undefined)
  );
}

/** Waiting is what nobody here can do anything about. */
function groupOf(states: readonly VendorState[]): Exclude<SessionGroup, 'archived'> {
  if (states.some((state) => state === 'needs-attention' || state === 'stale')) return 'needs-you';
  if (states.every((state) => state === 'connected')) return 'connected';
  const isOver = states.every((state) => state === 'connected' || state === 'queued' || state === 'sent');
  return isOver ? 'waiting' : 'in-progress';
}

/** Of the vendors, the one to open: what went wrong, what is in work, what is left. In a rank the first one counts. */
const RANKS: readonly (readonly Act[])[] = [
  ['hand-over', 'see-outbox', 'fix', 'see-result', 'test-again'],
  ['submit', 'test', 'continue'],
  ['start'],
  ['wait', 'wait-for-neo'],
  ['nothing'],
];

function nextOf(
  services: EnvironmentServices,
  row: SessionListRow,
  standing: readonly Standing[],
  asksForUnsent: boolean,
): NextAct | null {
  const acts = standing
    .filter(({ stored }) => hasVendor(stored.vendor))
    .map((one) => ({ one, act: actOf(one) }));
  const first = RANKS.flatMap((rank) => acts.filter(({ act }) => rank.includes(act)))[0];
  if (first === undefined) return null;
  const { vendor } = first.one.stored;
  if (asksForUnsent) return { act: 'answer-unsent', vendor };
  if (first.act !== 'wait') return { act: first.act, vendor };
  const { waitsFor } = submissionOf(services, first.one.stored, row.id);
  return { act: 'wait', vendor, ...(waitsFor === undefined ? {} : { waitsFor }) };
}

const BY_STATE: Record<Exclude<VendorState, 'draft' | 'needs-attention'>, Act> = {
  complete: 'test',
  tested: 'submit',
  stale: 'test-again',
  queued: 'wait',
  sent: 'wait-for-neo',
  connected: 'nothing',
};

function actOf({ stored, state, submission }: Standing): Act {
  if (state === 'draft') return isBegun(stored) ? 'continue' : 'start';
  if (state !== 'needs-attention') return BY_STATE[state];
  if (submission === 'hand-over') return 'hand-over';
  if (submission === 'needs-attention') return 'see-outbox';
  return stored.report?.overall === 'failed' ? 'fix' : 'see-result';
}
