// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppInfo, Settings } from '../../../src-preload/contract/settings.ts';
import { Preferences } from '../../../src-renderer/settings/preferences.tsx';
import { useAppInfo } from '../../../src-renderer/shell/app-info-store.ts';
import { holdMain, takeRequest } from '../held-main.ts';

const settings = { technician: '', theme: 'system' } as Settings;

function zoomed(zoom: number): void {
  useAppInfo.setState({ app: { window: { pinned: false, zoom } } as AppInfo });
}

beforeEach(() => {
  holdMain();
});
afterEach(() => {
  cleanup();
  useAppInfo.setState({ app: null });
});

it('the text size is that of the window, however it was changed, and asks main for another', async () => {
  // Chromium's own step beside 175 %.
  zoomed(173);
  render(<Preferences settings={settings} />);
  const size = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Text size' });
  expect(size.selectedOptions[0]?.textContent).toBe('175%');
  await userEvent.setup().selectOptions(size, '125%');
  expect(takeRequest('zoomWindow').input).toEqual({ percent: 125 });
});
