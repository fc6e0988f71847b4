import { writeTime } from '../ui/times.ts';

/** ISO times in this computer's time zone; an unreadable one is empty. `21 November 2026`. */
export const dayOf = (iso: string): string => writeTime('day', iso);
/** `21 Nov, 14:02`. */
export const momentOf = (iso: string): string => writeTime('moment', iso);
/** `14:02:05`. */
export const clockOf = (iso: string): string => writeTime('exact', iso);
