// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { CopyButton } from '../../../src-renderer/shell/copy-button.tsx';
import { done, drawn, holdMain, takeRequest } from '../held-main.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('that it is copied stands there until the next copy, to be read for as long as one likes', async () => {
  holdMain();
  const user = userEvent.setup();
  render(<CopyButton words="Copy summary" text={() => 'a summary'} />);
  await user.click(screen.getByRole('button', { name: 'Copy summary' }));
  const request = await vi.waitFor(() => takeRequest('copyText'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  await request.respond(done(null));
  await drawn(() => vi.advanceTimersByTime(3_600_000));
  // By its role: what is hidden from screen readers is not found.
  expect(screen.getByRole('status').textContent).toBe('Copied.');
});
