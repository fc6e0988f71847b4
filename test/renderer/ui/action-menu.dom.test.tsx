// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ActionMenu } from '../../../src-renderer/ui/action-menu.tsx';

/** happy-dom has no popovers: whether it is open is what was asked of it last. */
let isOpen = false;

beforeEach(() => {
  Object.assign(HTMLElement.prototype, {
    showPopover() {
      isOpen = true;
    },
    hidePopover() {
      isOpen = false;
    },
  });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function openAt(top: number): HTMLElement {
  const anchor = document.body.appendChild(document.createElement('button'));
  vi.spyOn(anchor, 'getBoundingClientRect').mockImplementation(() => new DOMRect(100, top, 20, 20));
  render(
    <ActionMenu
      name="More"
      anchor={anchor}
      actions={[{ label: 'Pause', run: () => {} }]}
      onClose={() => {}}
    />,
  );
  return anchor;
}

it('stays open while its button can be seen, also when the scrolling that brought it there is told of late', () => {
  openAt(100);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pause' }));
  document.dispatchEvent(new Event('scroll'));
  expect(isOpen).toBe(true);
});

it('closes once its button is out of sight', () => {
  const anchor = openAt(100);
  vi.spyOn(anchor, 'getBoundingClientRect').mockImplementation(() => new DOMRect(100, -40, 20, 20));
  document.dispatchEvent(new Event('scroll'));
  expect(isOpen).toBe(false);
});
