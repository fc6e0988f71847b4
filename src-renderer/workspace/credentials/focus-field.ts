/**
 * Moves the focus to a field's input by the field's id. A folded catch bar unfolds in the same event and is drawn
 * before the next frame, so that the input can take the focus then.
 */
export function focusField(field: string): void {
  requestAnimationFrame(() => {
    const place = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
    place?.querySelector<HTMLElement>('input, select')?.focus();
  });
}
