import type { SessionPage } from '../../src-preload/contract/session.ts';
import { SNAPSHOT_BLOCK } from '../../src-preload/contract/start-snapshot.ts';

/**
 * The first page of the session list as main has put it into the page, or null. Main has checked every part of it;
 * what does not read is left out, because main answers a moment later anyway.
 */
export function firstSessions(): SessionPage | null {
  if (typeof document === 'undefined') return null;
  const text = document.getElementById(SNAPSHOT_BLOCK)?.textContent;
  if (!text) return null;
  try {
    return JSON.parse(text) as SessionPage;
  } catch {
    return null;
  }
}
