import type { StartLink } from '../src-preload/contract/start-link.ts';
import type { Log } from './log.ts';

/** Other programs, and any web page, may call the app by it. */
export const LINK_SCHEME = 'neo-setup';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Ids of vendor folders and of the steps of a guide. */
const ID = '[a-z0-9][a-z0-9-]{0,63}';
const SESSION = new RegExp(`^${LINK_SCHEME}://session/(${UUID})(?:/(${ID})/(${ID}))?/?$`);
const LONGEST = 250;

/**
 * Reads `neo-setup://session/<session>` and `neo-setup://session/<session>/<vendor>/<step>`: ids as they are made here,
 * and nothing else. Anything more (escapes, a query, a user, another host) is no link of ours. Pure.
 */
export function readSetupLink(text: string): StartLink | null {
  if (text.length > LONGEST) return null;
  const [, sessionId, vendor = null, step = null] = SESSION.exec(text) ?? [];
  return sessionId === undefined ? null : { sessionId, vendor, step };
}

/** What looks like a link among the words of a command line; the first word is the program. */
export function linksIn(argv: readonly string[]): string[] {
  return argv.slice(1).filter((word) => word.toLowerCase().startsWith(`${LINK_SCHEME}:`));
}

export type StartLinks = {
  /** A command line, of this start or of a second one. */
  fromCommandLine(argv: readonly string[]): void;
  fromSystem(text: string): void;
  /** The latest link that nobody has followed; hands it over once. */
  take(): StartLink | null;
};

/** Keeps a link until the page asks for it, so that it makes no difference which of the two is there first. */
export function holdLinks(parts: { tell: (link: StartLink) => void; log: Log }): StartLinks {
  let waiting: StartLink | null = null;

  function take(text: string): void {
    const link = readSetupLink(text);
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
      const links = linksIn(argv);
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
