import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import css from './action-menu.module.css';

/** Between the button and what it opens, in pixels. */
const GAP = 4;

export type MenuAction = { label: string; run: () => unknown; isDanger?: true; name?: string };

type Props = { name: string; anchor: HTMLElement; actions: readonly MenuAction[]; onClose: () => void };

/**
 * What else can be done to one row: a native popover beside its button, closed by Escape, a click elsewhere or
 * scrolling.
 */
export function ActionMenu({ name, anchor, actions, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);

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

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs; these are buttons about one row
    <div
      ref={box}
      popover="auto"
      role="group"
      aria-label={name}
      className={css.menu}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onKeyDown={moveByArrows}
    >
      {actions.map(({ label, run, isDanger, name: spoken }) => (
        <button
          key={label}
          type="button"
          className={isDanger ? `quiet ${css.danger}` : 'quiet'}
          aria-label={spoken}
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
