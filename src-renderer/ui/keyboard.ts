export const isMac = /Mac/.test(navigator.userAgent);

/** Whether a key pressed there is text, and no shortcut of a single letter. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);
}
