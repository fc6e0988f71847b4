import { useEffect, useRef } from 'react';
import { isMac, isTyping } from '../ui/keyboard.ts';
import { useGuide } from './guide/guide-store.ts';

type WorkspaceKeys = {
  /** Brings the step forward where one zone is seen at a time. */
  onStep: () => void;
  onTest: () => void;
  onReview?: () => void;
  /** The vendor at this place among those of the session, from 0. There may be none. */
  onVendor?: (place: number) => void;
};

/**
 * `Alt ←/→` goes through the steps, `Alt .` to the step of the field one is in, `Ctrl/⌘ Enter` tests, with Shift it reviews, `Ctrl/⌘ 1…9` opens a vendor. Nothing
 * of it happens behind an open dialog.
 */
export function useWorkspaceKeys(keys: WorkspaceKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]') !== null) return;
      if (act(event, now.current)) event.preventDefault();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** Whether the key was one of ours. */
function act(event: KeyboardEvent, { onStep, onTest, onReview, onVendor }: WorkspaceKeys): boolean {
  const { key, altKey, shiftKey } = event;
  const isCommand = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const isStep = altKey && !event.ctrlKey && !event.metaKey && !shiftKey;
  if (isStep && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    // On a Mac, Alt with an arrow moves by words while somebody types; there it stays the text's.
    if (isMac && isTyping(event.target)) return false;
    onStep();
    if (key === 'ArrowRight') useGuide.getState().goNext();
    else useGuide.getState().goBack();
    return true;
  }
  // By its place: with Alt, a Mac writes another character.
  if (isStep && event.code === 'Period') return openStepOfField(event.target);
  if (!isCommand || altKey || event.isComposing) return false;
  if (key === 'Enter') {
    if (shiftKey) onReview?.();
    else onTest();
    return true;
  }
  if (!shiftKey && /^[1-9]$/.test(key)) {
    onVendor?.(Number(key) - 1);
    return true;
  }
  return false;
}

/** The way to it stands beside the field, and not in the order of Tab. */
function openStepOfField(target: EventTarget | null): boolean {
  const field = target instanceof Element ? target.closest('[data-field]') : null;
  const way = field?.querySelector<HTMLButtonElement>('[data-from-step]');
  way?.click();
  return way !== null && way !== undefined;
}
