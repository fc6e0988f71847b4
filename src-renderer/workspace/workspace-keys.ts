import { useEffect } from 'react';
import { useGuide } from './guide/guide-store.ts';

const isMac = /Mac/.test(navigator.userAgent);

/** On a Mac, Alt with an arrow moves by words while somebody types; there it stays the text's. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);
}

/**
 * `Alt ←/→` goes through the steps, `Ctrl/⌘ Enter` tests. Nothing of it happens behind an open dialog.
 *
 * @param onStep brings the step forward where one zone is seen at a time
 * @param onTest must be the same function each time, like `onStep`
 */
export function useWorkspaceKeys(onStep: () => void, onTest: () => void): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]') !== null) return;
      const isStep = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (isStep && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        if (isMac && isTyping(event.target)) return;
        event.preventDefault();
        onStep();
        if (event.key === 'ArrowRight') useGuide.getState().goNext();
        else useGuide.getState().goBack();
        return;
      }
      if (event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey) && !event.isComposing) {
        event.preventDefault();
        onTest();
      }
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onStep, onTest]);
}
