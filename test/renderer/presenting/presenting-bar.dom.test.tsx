// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PresentingState } from '../../../src-preload/contract/presenting.ts';
import type { AppInfo } from '../../../src-preload/contract/settings.ts';
import { PresentingBar } from '../../../src-renderer/presenting/presenting-bar.tsx';
import { useAppInfo } from '../../../src-renderer/shell/app-info-store.ts';
import { drawn, holdMain, takeRequest } from '../held-main.ts';

const on: PresentingState = {
  on: true,
  sessionId: 's1',
  startedAt: new Date(Date.now() - 24 * 60_000).toISOString(),
  whoClicks: 'client',
  covered: false,
  window: false,
  globalKey: true,
};
const presenting = (state: PresentingState) =>
  drawn(() => useAppInfo.setState({ app: { presenting: state } as AppInfo }));

beforeEach(async () => {
  holdMain();
  await presenting(on);
  render(<PresentingBar />);
});
afterEach(() => {
  cleanup();
  useAppInfo.setState({ app: null });
});

it('says that others watch, since when, and who clicks', async () => {
  expect(screen.getByRole('status', { name: 'Presenting' }).textContent).toContain('Only this client');
  expect(screen.getByText('24 minutes')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'You' }));
  expect(takeRequest('setWhoClicks').input).toEqual({ whoClicks: 'technician' });
});

it('takes the cover away only by its own button', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Cover' }));
  expect(takeRequest('coverAudience').input).toEqual({ covered: true });
  await presenting({ ...on, covered: true });
  expect(screen.getByRole('status', { name: 'Presenting' }).textContent).toContain('plain cover');
  await userEvent.click(screen.getByRole('button', { name: 'Show again' }));
  expect(takeRequest('coverAudience').input).toEqual({ covered: false });
});

it('says where the key does not work from other programs', async () => {
  await presenting({ ...on, globalKey: false });
  expect(screen.getByRole('status', { name: 'Presenting' }).textContent).toContain('Another program uses');
});

it('marks the page while it lasts, so that identifiers are dots', async () => {
  expect(document.documentElement.hasAttribute('data-presenting')).toBe(true);
  await presenting({ on: false });
  expect(document.documentElement.hasAttribute('data-presenting')).toBe(false);
  expect(screen.queryByRole('status', { name: 'Presenting' })).toBeNull();
});
