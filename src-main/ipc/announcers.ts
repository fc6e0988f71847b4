import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { Theme } from '../../src-preload/contract/settings.ts';
import { setTheme } from '../windows/window-look.ts';
import { announce } from '../windows/windows.ts';
import { type ShownNow, shownEvent } from './while-presenting.ts';

/** Announcements of what each environment has its own of. */
const EVENTS_OF_AN_ENVIRONMENT: ReadonlySet<string> = new Set<EventName>([
  'vendor-changed',
  'session-changed',
  'sessions-changed',
  'outbox-changed',
  'settings-changed',
  'secret-storage-changed',
  'theme-changed',
]);

/** While practice is on the window shows practice; what is real is read again when it ends. */
export function makeAnnouncers(
  isPractice: () => boolean,
  /** Called with each announcement that was made. */
  made: <N extends EventName>(name: N, payload: Events[N]) => void,
  shownNow: ShownNow,
): {
  real: typeof announce;
  practice: typeof announce;
  /** What belongs to neither environment. */
  announce: typeof announce;
} {
  const tell: typeof announce = (name, payload) => {
    // What of the window the system draws follows the page.
    if (name === 'theme-changed') setTheme(payload as Theme);
    const shown = shownEvent(name, payload, shownNow());
    if (shown !== null) announce(name, shown.payload);
    made(name, payload);
  };
  return {
    real: (name, payload) => {
      if (!isPractice() || !EVENTS_OF_AN_ENVIRONMENT.has(name)) tell(name, payload);
    },
    practice: (name, payload) => {
      if (isPractice()) tell(name, payload);
    },
    announce: tell,
  };
}
