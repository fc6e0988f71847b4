import type { Result } from './result.ts';

/**
 * What main sends back for one request. Electron promises no order between a reply and an announcement, so the reply
 * says which announcement it comes after: the last one sent while the request was served, or 0 for none. The preload
 * hands the result on when the page has received that one.
 */
export type Reply = { result: Result<unknown>; after: number };
