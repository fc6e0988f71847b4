import type { KeyboardEvent } from 'react';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * A long list is one stop of Tab; the arrows go from one of its items to the next. The current item has `tabIndex` 0,
 * the others -1, and all match `items`.
 */
export function rove(event: KeyboardEvent<HTMLElement>, items: string): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const shown = [...event.currentTarget.querySelectorAll<HTMLElement>(items)].filter((item) =>
    item.checkVisibility(),
  );
  const at = shown.indexOf(event.target as HTMLElement);
  const next = shown[at + step];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
