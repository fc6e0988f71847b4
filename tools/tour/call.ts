import type { ElectronApplication, Page } from '@playwright/test';
import { type Album, USUAL_VIEW } from './album.ts';
import { beginPractice, fillInValues, leavePractice, testCredentials } from './practice.ts';

const CALL_VIEW = { width: 1280, height: 720, zoom: 1 };

/** A call with the client: what is prepared before it, both windows during it, and the report after it. */
export async function shootCall(parts: {
  app: ElectronApplication;
  page: Page;
  album: Album;
}): Promise<void> {
  const { app, page, album } = parts;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).click();
  await beginPractice(page, 'A missing permission');
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const bar = page.getByRole('region', { name: 'Presenting', exact: true });
  const opened = app.waitForEvent('window');
  await bar.getByRole('button', { name: 'Audience window', exact: true }).click();
  const audience = await opened;
  await audience.getByText('Your turn', { exact: true }).waitFor();
  await album.shoot('presenting');
  await bar.getByRole('button', { name: 'Private view', exact: true }).click();
  await page.getByRole('img', { name: 'What the audience sees', exact: true }).waitFor();
  await album.shoot('presenting-private-view');
  await album.show({ width: 683, height: 768, zoom: 1 });
  await album.shoot('presenting-narrow');
  await album.show(USUAL_VIEW);
  await bar.getByRole('button', { name: 'Private view', exact: true }).click();

  await album.show(CALL_VIEW, audience);
  await album.shoot('audience-step', audience);
  await album.show({ ...CALL_VIEW, zoom: 2 }, audience);
  await album.shoot('audience-zoom-200', audience);
  await album.show(CALL_VIEW, audience);
  await fillInValues(page);
  await testCredentials(page);
  await audience.getByRole('table', { name: 'Permission results', exact: true }).waitFor();
  await album.shoot('audience-results', audience);
  await bar.getByRole('button', { name: 'Cover', exact: true }).click();
  await audience.getByRole('heading', { name: 'One moment', exact: true }).waitFor();
  await album.shoot('audience-cover', audience);
  await bar.getByRole('button', { name: 'Stop presenting', exact: true }).click();
  await album.show(USUAL_VIEW);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).click();
  for (const [action, name] of [
    ['Prepare the call', 'prepare-the-call'],
    ['Save report', 'save-report'],
  ] as const) {
    await page
      .getByRole('button', { name: /^More for / })
      .first()
      .click();
    await page.getByRole('button', { name: action, exact: true }).click();
    await page.getByRole('dialog').getByRole('heading').first().waitFor();
    await album.shoot(name);
    await album.show({ width: 683, height: 768, zoom: 1 });
    await album.shoot(`${name}-narrow`);
    await album.show(USUAL_VIEW);
    await page.keyboard.press('Escape');
  }
  await leavePractice(page);
}
