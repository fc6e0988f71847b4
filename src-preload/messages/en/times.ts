/** `{day}` is the day of `{at}` as seen from today. */
export const timeMessages = {
  /** By itself, as beside a result. */
  moment:
    '{day, select, today {{at, time, short}} yesterday {yesterday, {at, time, short}} tomorrow {tomorrow, {at, time, short}} other {{at, date, moment}}}',
  /** In a sentence, behind what was done or will be done. */
  when: '{day, select, today {at {at, time, short}} yesterday {yesterday at {at, time, short}} tomorrow {tomorrow at {at, time, short}} other {on {at, date, long} at {at, time, short}}}',
} as const;
