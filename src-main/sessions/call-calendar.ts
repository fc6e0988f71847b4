import type { CallPlan } from '../../src-preload/contract/call.ts';
import { callSubject } from './call-text.ts';

const QUARTER_MINUTES = 15;

/**
 * The call as a calendar file (RFC 5545), for one event of whole quarters of an hour. The same session makes the same
 * event again: its UID stays, and each save has a greater SEQUENCE than the one before, which is the minute it was made
 * in. `startsAt` is ISO, `now` in milliseconds. Nobody is invited: whom it goes to is the technician's choice.
 */
export async function calendarFile(
  plan: CallPlan,
  { sessionId, startsAt, now }: { sessionId: string; startsAt: string; now: number },
): Promise<string> {
  const { default: ical, ICalCalendarMethod } = await import('ical-generator');
  const calendar = ical({
    prodId: { company: 'Neo', product: 'Neo Setup Assistant', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const start = new Date(startsAt);
  const quarters = Math.max(1, Math.ceil(plan.minutes / QUARTER_MINUTES));
  calendar.createEvent({
    id: `call-${sessionId}@neo-setup-assistant`,
    sequence: Math.floor(now / 60_000),
    stamp: new Date(now),
    start,
    end: new Date(start.getTime() + quarters * QUARTER_MINUTES * 60_000),
    summary: callSubject(plan),
    description: plan.text,
  });
  // Every line ends with a line break, and the library leaves the last one open.
  return `${calendar.toString()}\r\n`;
}
