import { useEffect } from 'react';
import { useGuide } from './guide/guide-store.ts';
import { useResults } from './results/results-store.ts';
import { useWorkspace } from './workspace-store.ts';

const isMac = /Mac/.test(navigator.userAgent);

/** On a Mac, Alt with an arrow moves by words while somebody types; there it stays the text's. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);
}

/** `Alt ←/→` goes through the steps, `Ctrl/⌘ Enter` tests. Nothing of it happens behind an open dialog. */
export function useWorkspaceKeys(): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]') !== null) return;
      const isStep = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (isStep && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        if (isMac && isTyping(event.target)) return;
        event.preventDefault();
        useWorkspace.getState().bringForward('step');
        if (event.key === 'ArrowRight') useGuide.getState().goNext();
        else useGuide.getState().goBack();
        return;
      }
      if (event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey) && !event.isComposing) {
        event.preventDefault();
        void useResults.getState().test();
      }
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
