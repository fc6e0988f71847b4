import { type RefObject, useLayoutEffect } from 'react';

/**
 * A notice goes with the press of its button. Then the focus that was in `box` is nowhere, and the screen's heading
 * takes it: a screen reader says where one is, and Tab goes on from the top.
 */
export function useLostFocus(box: RefObject<HTMLElement | null>): void {
  // Looked at before the new state is drawn: afterwards it cannot be told any more.
  const held = box.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (held && document.activeElement === document.body) focusScreenHeading();
  });
}

/** True where the focus is nowhere, or on a row that is about to leave the list with what was done to it. */
export function isFocusLeft(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.closest('table') !== null;
}

export function focusScreenHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
