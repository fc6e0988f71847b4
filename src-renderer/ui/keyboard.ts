export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent);

/** Whether a key pressed there is text, and no shortcut of a single letter. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);
}

/** A key as it is written on this computer's keyboard: `⌘` for `Ctrl` on a Mac. */
export function keyName(key: string): string {
  const names: Record<string, string> = isMac
    ? { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '⏎' }
    : { Enter: '⏎' };
  return names[key] ?? key;
}

/** Keys held together, for a tooltip. */
export function keysShown(...keys: string[]): string {
  return keys.map(keyName).join(' ');
}

/** How they are told to a screen reader: `aria-keyshortcuts`. */
export function keyshortcuts(...keys: string[]): string {
  return keys.map((key) => (key === 'Ctrl' ? (isMac ? 'Meta' : 'Control') : key)).join('+');
}

/** Ctrl, or ⌘ on a Mac, and no other key held but Shift. */
export function isCommandKey({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey;
}
