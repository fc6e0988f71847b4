import type { Evidence } from '../contract/verdict.ts';
import { formatMessage } from './format-message.ts';
import { resultsMessages } from './messages.ts';
import { dayFrom, formatTime } from './times.ts';

/** What a sentence needs of it: a report in a file has no more. */
type Seen = Pick<Evidence, 'status' | 'count' | 'atLeast' | 'milliseconds' | 'at'>;

/** Local time of day, `14:02`; an unreadable time is left out rather than shown as one. */
export const timeOfDay = (iso: string): string => formatTime('time', iso);
/** `14:02`, or `21 Nov, 14:02` on another day than `from` (ISO): a wait may last till tomorrow. */
export function timeToCome(iso: string, from = new Date().toISOString()): string {
  return formatTime(dayFrom(iso, Date.parse(from)) === 'today' ? 'time' : 'moment', iso);
}

function records(evidence: Seen): string {
  const { count } = evidence;
  if (count === undefined) return '';
  if (evidence.atLeast === true) {
    return formatMessage(resultsMessages.atLeast, { count });
  }
  return formatMessage(resultsMessages.records, { count });
}

/**
 * What was seen, without the request: the most records that one of the reads found, or that the vendor accepted. Empty
 * where nothing came back.
 */
export function seenIn(evidence: readonly Seen[]): string {
  const counted = evidence.filter(({ count }) => count !== undefined);
  const [most] = [...counted].sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
  // Where an empty answer passes, that the vendor accepted is what it proves.
  if (most?.count === 0) return `${resultsMessages.accepted}, ${records(most)}`;
  if (most !== undefined) return records(most);
  return evidence.some(({ status }) => status !== undefined) ? resultsMessages.accepted : '';
}

/**
 * What came back, in one line: `200, 1,477 records, 120 ms, 14:02`. Milliseconds in; the time is local unless `timeOf`
 * says it otherwise.
 */
export function evidenceAnswer(evidence: Seen, timeOf: (iso: string) => string = timeOfDay): string {
  const took = evidence.milliseconds;
  return [
    evidence.status === undefined ? resultsMessages.noAnswer : String(evidence.status),
    records(evidence),
    took === undefined ? '' : formatMessage(resultsMessages.milliseconds, { count: Math.round(took) }),
    timeOf(evidence.at),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
