import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { sessionActionsMessages as words } from '../../src-preload/messages/messages.ts';
import css from './row-menu.module.css';
import { useSessionActions } from './session-actions-store.ts';

/** Between the button and what it opens, in pixels. */
const GAP = 4;

type Props = {
  row: SessionSummary;
  name: string;
  anchor: HTMLElement;
  hasFiles: boolean;
  onClose: () => void;
};

/**
 * What can be done to one session: a native popover beside its button, closed by Escape, a click elsewhere or
 * scrolling.
 */
export function RowMenu({ row, name, anchor, hasFiles, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const care = useSessionActions.getState();

  useLayoutEffect(() => {
    const node = box.current;
    if (node === null) return;
    node.showPopover();
    place(node, anchor);
    node.querySelector('button')?.focus();
    const hide = () => node.hidePopover();
    document.addEventListener('scroll', hide, true);
    window.addEventListener('resize', hide);
    return () => {
      document.removeEventListener('scroll', hide, true);
      window.removeEventListener('resize', hide);
    };
  }, [anchor]);

  /** Closed first: the focus is back at the row's button when a dialog takes it. */
  const choose = (action: () => unknown) => () => {
    box.current?.hidePopover();
    action();
  };

  const actions: { label: string; run: () => unknown; isDanger?: true }[] = [
    { label: words.rename.action, run: () => care.begin('renaming', row) },
    { label: words.notes.action, run: () => care.beginNotes(row) },
    { label: words.duplicate.action, run: () => care.begin('duplicating', row) },
    { label: words.template.action, run: () => care.begin('templating', row) },
    { label: row.archived ? words.bringBack : words.archive, run: () => care.archive(row) },
    ...(hasFiles ? [{ label: words.export, run: () => care.exportFile(row) }] : []),
    { label: words.remove.action, run: () => care.beginDeleting(row), isDanger: true },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs; these are buttons about one session
    <div
      ref={box}
      popover="auto"
      role="group"
      aria-label={words.actionsOf(name)}
      className={css.menu}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onKeyDown={moveByArrows}
    >
      {actions.map(({ label, run, isDanger }) => (
        <button
          key={label}
          type="button"
          className={isDanger ? `quiet ${css.danger}` : 'quiet'}
          onClick={choose(run)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Below the button with the same right edge; above where there is no room. */
function place(node: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = node.getBoundingClientRect();
  const isBelow = at.bottom + GAP + height <= window.innerHeight;
  node.style.top = `${isBelow ? at.bottom + GAP : Math.max(at.top - GAP - height, GAP)}px`;
  node.style.left = `${Math.max(at.right - width, GAP)}px`;
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
