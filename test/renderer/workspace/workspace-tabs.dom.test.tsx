// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Front } from '../../../src-renderer/workspace/workspace-store.ts';
import { panelOf, WorkspaceTabs } from '../../../src-renderer/workspace/workspace-tabs.tsx';

const hidden = new Set<string>();

beforeEach(() => {
  hidden.clear();
  // happy-dom lays nothing out.
  Element.prototype.checkVisibility = function (this: Element) {
    return !hidden.has(this.id);
  };
});
afterEach(cleanup);

function Sample() {
  const [front, setFront] = useState<Front>('step');
  return (
    <>
      <WorkspaceTabs front={front} hasResults onFront={setFront} />
      <div {...panelOf('step')} hidden={front === 'results'} />
      <div {...panelOf('results')} hidden={front !== 'results'} />
    </>
  );
}

const selected = () => screen.getAllByRole('tab', { selected: true }).map((tab) => tab.textContent);

it('a click and the arrows choose a tab, past the one that is not shown', async () => {
  hidden.add('tab-steps');
  const user = userEvent.setup();
  render(<Sample />);
  expect(selected()).toEqual(['Guide']);
  await user.click(screen.getByRole('tab', { name: 'Results' }));
  expect(selected()).toEqual(['Results']);
  expect(screen.getByRole('tabpanel', { name: 'Results' }).id).toBe('panel-results');
  await user.keyboard('{ArrowRight}');
  expect(selected()).toEqual(['Guide']);
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Guide' }));
  await user.keyboard('{ArrowLeft}');
  expect(selected()).toEqual(['Results']);
});

it('Tab leaves the list: one of its tabs can be reached, also while the steps are in front', () => {
  render(<WorkspaceTabs front="steps" hasResults onFront={() => {}} />);
  const reachable = screen.getAllByRole('tab').filter((tab) => tab.tabIndex === 0);
  expect(reachable.map((tab) => tab.textContent)).toEqual(['Steps', 'Guide']);
});
