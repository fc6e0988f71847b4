import { type RefObject, useEffect } from 'react';
import { isTyping } from '../../ui/keyboard.ts';
import { useGuide } from './guide-store.ts';

/** What Space and letters belong to by themselves. */
const ACTS = 'a, button, input, select, textarea, summary, label, [role="tab"]';

/**
 * `Space` and `J` go on, `K` goes back. Nothing of it happens while a text field has the focus, behind an open dialog
 * or while the list is not in sight; Space on another control is that control's.
 *
 * @param onward what the focus goes to after the last instruction
 */
export function useInstructionKeys(
  list: RefObject<HTMLOListElement | null>,
  onward: RefObject<HTMLButtonElement | null>,
): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const { current } = list;
      if (current === null || !current.checkVisibility()) return;
      if (document.querySelector('dialog[open]') !== null) return;

      const target = event.target instanceof Element ? event.target : document.body;
      const entry = current.contains(target) ? target.closest('[data-entry]') : null;
      const key = event.key.toLowerCase();
      const isLetter = (key === 'j' || key === 'k') && !isTyping(target);
      const isSpace = key === ' ' && (entry !== null || target.closest(ACTS) === null);
      if (!isLetter && !isSpace) return;

      event.preventDefault();
      const { goOn, goBackOne } = useGuide.getState();
      let hasMore = true;
      if (key === 'k') goBackOne();
      else hasMore = goOn();
      if (!hasMore) onward.current?.focus();
      // The focus stays with the current one; elsewhere it is left alone, and the status says where to look.
      else if (entry !== null) focusEntry(current);
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [list, onward]);
}

function focusEntry(list: HTMLOListElement) {
  const { state } = useGuide.getState();
  if (state.kind !== 'ready') return;
  list.querySelectorAll<HTMLElement>('[data-entry]')[state.current]?.focus();
}
