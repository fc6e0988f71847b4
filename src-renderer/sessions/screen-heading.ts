/** True where the focus is nowhere, or on a row that is about to leave the list with what was done to it. */
export function isFocusLeft(): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.closest('table') !== null;
}

export function focusScreenHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
