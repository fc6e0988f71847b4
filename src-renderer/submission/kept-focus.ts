import { type RefObject, useLayoutEffect } from 'react';

/**
 * What had the focus may go with what it did: Submit once it is on its way, Pause once it is paused, the whole box once
 * it is withdrawn. Then the focus goes to the first button of the status box, or else to the heading.
 */
export function useKeptFocus(screen: RefObject<HTMLElement | null>): void {
  // Looked at before the screen is drawn anew: afterwards it cannot be told any more.
  const wasHere = screen.current?.contains(screen.current.ownerDocument.activeElement) === true;

  useLayoutEffect(() => {
    if (!wasHere || document.activeElement !== document.body) return;
    const find = (what: string) => screen.current?.querySelector<HTMLElement>(what);
    (find('[data-box] button') ?? find('h1'))?.focus();
  });
}
