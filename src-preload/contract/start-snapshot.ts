import type { SessionPage } from './session.ts';
import type { Theme } from './settings.ts';

/** Rows of the session list that are asked for at first, and that a snapshot holds. */
export const FIRST_ROWS = 50;

/** The id of the block in the page that holds the snapshot's sessions as JSON. */
export const SNAPSHOT_BLOCK = 'first-sessions';

/**
 * What the first screen showed last, served inside the page: it is painted before main has built its services, and
 * the answer of main takes its place. No secret, and nothing that is not in the list of sessions.
 */
export type StartSnapshot = { theme: Theme; sessions: SessionPage };
