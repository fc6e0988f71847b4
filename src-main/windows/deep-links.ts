import type { DeepLink } from '../../src-preload/contract/deep-link.ts';
import type { Log } from '../system/log.ts';

/*
 * A link `neo-setup://…`, which other programs and any web page may call: `index.ts` hands it in, it is checked and kept
 * here, `open-link` tells the window, which asks for it (`readDeepLink`) and follows it in
 * `src-renderer/deep-link/follow-link.ts`: not in practice, not over unsaved text, else to the step, or to Sessions with
 * a reason.
 */

export const LINK_SCHEME = 'neo-setup';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Ids of vendor folders and of the steps of a guide. */
const ID = '[a-z0-9][a-z0-9-]{0,63}';
const SESSION = new RegExp(`^${LINK_SCHEME}://session/(${UUID})(?:/(${ID})/(${ID}))?/?$`);
const MAX_LENGTH = 250;

/**
 * Reads `neo-setup://session/<session>` and `neo-setup://session/<session>/<vendor>/<step>`: ids as they are made
 * here, and nothing else. Anything more (escapes, a query, a user, another host) is no link of ours.
 */
export function readDeepLink(text: string): DeepLink | null {
  if (text.length > MAX_LENGTH) return null;
  const [, sessionId, vendor = null, step = null] = SESSION.exec(text) ?? [];
  return sessionId === undefined ? null : { sessionId, vendor, step };
}

/** What looks like a link among the words of a command line; the first word is the program. */
export function deepLinksIn(argv: readonly string[]): string[] {
  return argv.slice(1).filter((word) => word.toLowerCase().startsWith(`${LINK_SCHEME}:`));
}

export type DeepLinks = {
  /** A command line, of this start or of a second one. */
  fromCommandLine(argv: readonly string[]): void;
  fromSystem(text: string): void;
  /** The latest link that nobody has followed; hands it over once. */
  take(): DeepLink | null;
};

/** Keeps a link until the page asks for it, so that it makes no difference which of the two is there first. */
export function openDeepLinks(parts: { tell: (link: DeepLink) => void; log: Log }): DeepLinks {
  let waiting: DeepLink | null = null;

  function take(text: string): void {
    const link = readDeepLink(text);
    // Whoever made the link chose its text: it is not written down.
    if (link === null) {
      parts.log.warn('link-ignored');
      return;
    }
    waiting = link;
    parts.log.info('link-opened', { hasStep: link.step !== null });
    parts.tell(link);
  }

  return {
    fromCommandLine(argv) {
      const links = deepLinksIn(argv);
      // A system hands over one link; more on one command line are somebody's own making.
      if (links.length > 1) parts.log.warn('link-ignored');
      else for (const link of links) take(link);
    },
    fromSystem: take,
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
  };
}
