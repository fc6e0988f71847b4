/**
 * Right after the start, typing goes to the search box although nothing has the focus yet: whoever comes with a
 * client's name in mind need not look for the box. Keys with a modifier and keys inside controls are left alone, and
 * `?` is the list of shortcuts. `/` goes there as well, and is not typed. Returns how to stop. The search itself is main's: src-main/sessions/session-search.ts.
 */
export function typeToSearch(box: HTMLInputElement): () => void {
  function onKeyDown(event: KeyboardEvent) {
    const { activeElement } = document;
    const isNowhere = activeElement === document.body || activeElement instanceof HTMLHeadingElement;
    if (event.key === '/' && isTyping(event) && !isInText(activeElement)) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (isNowhere && isTyping(event)) box.focus();
  }
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function isInText(element: Element | null): boolean {
  return element?.matches('input, textarea, select, dialog *, [popover] *') === true;
}

/** True for a key that writes a character. */
export function isTyping(event: {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return [...event.key].length === 1 && event.key !== ' ' && event.key !== '?';
}
