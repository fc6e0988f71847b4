import { type DragEvent, useEffect, useState } from 'react';
import { readDropped } from './dropped.ts';
import { usePaste } from './paste-store.ts';
import { mayHoldSeveral } from './several-values.ts';

/** An input that takes a text by itself. */
function isOpenInput(target: EventTarget | null): boolean {
  const isInput = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isInput && !target.readOnly;
}

/** What the browser may show as a drop that is taken. */
const holds = (transfer: DataTransfer) =>
  transfer.types.includes('Files') || transfer.types.includes('text/plain');

type Drop = {
  /** Something that could be read is held over the panel. */
  isOver: boolean;
  handlers: {
    onDragOver: (event: DragEvent<HTMLElement>) => void;
    onDragLeave: (event: DragEvent<HTMLElement>) => void;
    onDrop: (event: DragEvent<HTMLElement>) => void;
  };
};

/**
 * A text or a file is read for its values wherever on the panel it is dropped, and wherever it is pasted that is no
 * open field. A single value dropped on a field is that field's.
 */
export function useDrop(): Drop {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    function pasted(event: ClipboardEvent) {
      const { clipboardData } = event;
      if (event.defaultPrevented || clipboardData === null) return;
      const hasText = clipboardData.getData('text/plain').trim() !== '';
      const hasFile = clipboardData.files.length > 0;
      const isElsewhere = isOpenInput(event.target) || document.querySelector('dialog[open]') !== null;
      if (isElsewhere ? hasText || !hasFile || !isOurs(event.target) : !hasText && !hasFile) return;
      event.preventDefault();
      void take(clipboardData);
    }
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, []);

  return {
    isOver,
    handlers: {
      onDragOver(event) {
        if (!holds(event.dataTransfer)) return;
        const isFile = event.dataTransfer.types.includes('Files');
        // A text over a field is the field's until it is known what it holds.
        if (isFile || !isOpenInput(event.target)) event.preventDefault();
        if (!isOver) setOver(true);
      },
      onDragLeave(event) {
        const { relatedTarget } = event;
        if (!(relatedTarget instanceof Node) || !event.currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop(event) {
        setOver(false);
        const { dataTransfer } = event;
        const isFile = dataTransfer.files.length > 0;
        if (!isFile && isOpenInput(event.target) && !mayHoldSeveral(dataTransfer.getData('text/plain')))
          return;
        event.preventDefault();
        void take(dataTransfer);
      },
    },
  };
}

/** The fields of a vendor and the dialog for a whole text; not a search or a dialog of another kind. */
function isOurs(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-takes-values]') !== null;
}

async function take(transfer: DataTransfer): Promise<void> {
  const { read, refuse } = usePaste.getState();
  const dropped = await readDropped(transfer);
  if ('fault' in dropped) refuse(dropped.fault);
  else if (dropped.text.trim() !== '') await read(dropped.text);
}
