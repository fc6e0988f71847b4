/**
 * A time that is still to come, as the screens write it: `2:05 PM`, and `Dec 1, 12:05 AM` where it is tomorrow's. A run
 * of the tests may cross midnight.
 */
export const TIME_TO_COME = String.raw`(?:[A-Z][a-z]+ \d{1,2}, )?\d{1,2}:\d\d(?:\s[AP]M)?`;
