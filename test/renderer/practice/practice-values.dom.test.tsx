// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PracticeValues } from '../../../src-renderer/practice/practice-values.tsx';
import { done, heldNames, holdMain, takeRequest } from '../held-main.ts';

beforeEach(holdMain);
afterEach(cleanup);

it('the button that fills the fields in keeps the focus, works once, and what it did is said', async () => {
  const user = userEvent.setup();
  render(<PracticeValues sessionId="s" vendor="vsax" />);
  await waitFor(() => expect(heldNames()).toEqual(['readPractice']));
  await takeRequest('readPractice').respond(done({ values: { vsax: {} } }));
  const button = screen.getByRole('button', { name: 'Use these values' });
  await user.click(button);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await user.keyboard('{Enter}');
  expect(heldNames()).toEqual(['fillPracticeValues']);
  await takeRequest('fillPracticeValues').respond(done(null));
  expect(document.activeElement).toBe(button);
  const said = screen.getByText('Filled in');
  await waitFor(() => expect(said.getAttribute('aria-live')).toBe('polite'));
});
