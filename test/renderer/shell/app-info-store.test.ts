import { expect, it } from 'vitest';
import type { AppInfo } from '../../../src-preload/contract/settings.ts';
import { useAppInfo } from '../../../src-renderer/shell/app-info-store.ts';
import { answerAsMain } from '../fake-main.ts';

it('the window is pinned and zoomed once main says so', async () => {
  const app = { window: { pinned: false, zoom: 100 } } as AppInfo;
  const { announce } = answerAsMain({ readApp: () => ({ ok: true, value: app }) });
  const stop = useAppInfo.getState().follow();
  await expect.poll(() => useAppInfo.getState().app?.window.pinned).toBe(false);
  announce('window-changed', { pinned: true, zoom: 125, captureBlocked: null });
  expect(useAppInfo.getState().app?.window).toEqual({ pinned: true, zoom: 125, captureBlocked: null });
  stop();
});
