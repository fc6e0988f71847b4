import { expect, type Page } from '@playwright/test';

/** Asks main for as many sessions, all at once; the list follows by itself. */
export async function makeSessions(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (let at = 1; at <= wanted; at += 1) {
      const clientName = `Client ${String(at).padStart(3, '0')}`;
      await window.setup?.invoke('createSession', {
        clientName,
        technician: 'Robin',
        connectionId: null,
        vendors: ['vsax'],
      });
    }
  }, count);
  await expect(page.getByText(`${count} sessions`, { exact: true })).toBeVisible();
}
