import type { Events } from '../../src-preload/contract/events.ts';
import { quitMessages as words } from '../../src-preload/messages/messages.ts';

/** What the system's box says when no page can ask; `risk` is null where it could not be counted. */
export function quitDialogText(risk: Events['quit-asked'] | null) {
  const { unsent = 0, waiting = 0, comesBack } = risk ?? {};
  const parts = [
    risk === null ? words.uncounted : words.pageGone,
    unsent > 0 && words.unsent(unsent),
    comesBack !== undefined && words.comesBack(comesBack),
    waiting > 0 && (unsent > 0 ? words.waiting(waiting) : words.onlyWaiting(waiting)),
    words.boxStays,
    (risk === null || unsent > 0) && words.boxNext,
  ];
  return {
    title: risk !== null && unsent === 0 ? words.titleWaiting : words.title,
    text: parts.filter((part) => typeof part === 'string').join('\n\n'),
    confirm: words.discard,
    cancel: words.stay,
  };
}
