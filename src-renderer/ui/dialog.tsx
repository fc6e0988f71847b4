import {
  createContext,
  type ReactNode,
  type SyntheticEvent,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import css from './dialog.module.css';
import { rememberLiveRegions } from './live-regions.ts';

type DialogProps = {
  title: string;
  /** Called by Escape too. The owner takes the dialog off the screen; the focus goes back to where it was. */
  onClose: () => void;
  width?: 'narrow' | 'wide';
  children: ReactNode;
};

const TextId = createContext<string | undefined>(undefined);

/** A native modal dialog: the rest of the window is inert, Escape closes it, the focus returns. */
export function Dialog({ title, onClose, width = 'narrow', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const text = useId();

  useLayoutEffect(() => {
    const node = dialog.current;
    if (node === null) return;
    const keepSilent = rememberLiveRegions(node);
    node.showModal();
    // Closed before it leaves the page: only then the browser gives the focus back.
    return () => {
      keepSilent();
      node.close();
      takeTheCaretAlong(document.activeElement);
    };
  }, []);

  function closeByOwner(event: SyntheticEvent) {
    event.preventDefault();
    onClose();
  }

  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      data-width={width}
      aria-labelledby={heading}
      aria-describedby={text}
      onCancel={closeByOwner}
      // A second Escape closes a dialog whatever its page says; the owner must not be left believing it open.
      onClose={onClose}
    >
      <h2 id={heading} className={css.title}>
        {title}
      </h2>
      <TextId value={text}>{children}</TextId>
    </dialog>
  );
}

/**
 * What a dialog says before it asks, once in each: read out with its title when it opens. What is only looked at, a
 * list or a table, stands outside.
 */
export function DialogText({ children }: { children: ReactNode }) {
  const id = useContext(TextId);
  return (
    <div id={id} className={css.text}>
      {children}
    </div>
  );
}

/**
 * Chromium gives the focus back without the selection: the field looks ready, and a paste or a key goes to the page
 * behind it.
 */
function takeTheCaretAlong(focused: Element | null): void {
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) focused.select();
}

/**
 * The ref of what has the focus when its part of a dialog comes on the screen: the harmless choice, or the field that
 * is asked for. React writes no such attribute, and without it the browser takes the first button, harmless or not.
 */
export function takesFocus(node: HTMLElement | null): void {
  node?.setAttribute('autofocus', '');
  // In a dialog that is open already nobody looks for it any more.
  node?.focus();
}

/** The row of buttons at a dialog's end; the next action is the last one. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={css.buttons}>{children}</div>;
}
