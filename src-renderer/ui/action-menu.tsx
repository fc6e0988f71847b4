import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import css from './action-menu.module.css';

/** Between the button and what it opens, in pixels. */
const GAP = 4;

export type MenuAction = { label: string; run: () => unknown; isDanger?: true; name?: string };

type Props = { name: string; anchor: HTMLElement; actions: readonly MenuAction[]; onClose: () => void };

/**
 * What else can be done to one row: a native popover beside its button, closed by Escape, by a click elsewhere, or once
 * its button is scrolled out of sight.
 */
export function ActionMenu({ name, anchor, actions, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const node = box.current;
    if (node === null) return;
    node.showPopover();
    place(node, anchor);
    node.querySelector('button')?.focus();
    // Not closed by any scrolling: what brought the button into sight may be told of only once the menu is open.
    const follow = () => {
      if (isInSight(anchor)) place(node, anchor);
      else node.hidePopover();
    };
    document.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      document.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
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

function isInSight(anchor: HTMLElement): boolean {
  const { top, bottom } = anchor.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
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
