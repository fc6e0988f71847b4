import { type RefObject, useLayoutEffect } from 'react';

/**
 * What had the focus may go with what it did: a button with its notice, a row with its item. Then the focus that was
 * in `box` is nowhere, and `give` puts it where one goes on from: a screen reader says where that is.
 */
export function useLostFocus(box: RefObject<HTMLElement | null>, give: () => void): void {
  // Looked at before the new state is drawn: afterwards it cannot be known any more.
  const held = box.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (held && document.activeElement === document.body) give();
  });
}
