import type { ElectronApplication, Page } from '@playwright/test';
import type { Album } from './album.ts';

/** Sessions of one's own: the workspace offline, the list with what can be done to a session, and what undoes it. */
export async function shootSessionCare(parts: {
  app: ElectronApplication;
  page: Page;
  album: Album;
}): Promise<void> {
  const { app, page, album } = parts;
  await begin(page, 'Acme');
  await sayNetwork(app, false);
  const network = page.getByRole('status', { name: 'Network', exact: true });
  await network.waitFor();
  await album.shoot('workspace-offline');
  await openSessions(page);
  await begin(page, 'Birch');
  await openSessions(page);
  await page.getByRole('table', { name: 'Session list' }).waitFor();
  await album.shoot('sessions-offline');
  await sayNetwork(app, true);
  await network.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'More for Acme', exact: true }).click();
  await page.getByRole('group', { name: 'Actions for Acme' }).waitFor();
  await album.shoot('sessions-actions');
  await page.keyboard.press('Escape');
  for (const action of ['Rename', 'Duplicate', 'Delete']) {
    await choose(page, 'Acme', action);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).waitFor();
    // Until what belongs to the session is counted, nothing can be deleted.
    if (action === 'Delete') await dialog.getByText('This deletes from this computer').waitFor();
    await album.shoot(`sessions-${action.toLowerCase()}`);
    if (action !== 'Delete') await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  }
  await page.getByRole('dialog').getByRole('button', { name: 'Delete session', exact: true }).click();
  const deleted = page.getByRole('status', { name: 'Deleted sessions', exact: true });
  await deleted.waitFor();
  await album.shoot('sessions-deleted');
  await deleted.getByRole('button', { name: 'Undo', exact: true }).click();
  await deleted.waitFor({ state: 'hidden' });
  await shootHandOff({ page, album });
  await choose(page, 'Birch', 'Archive');
  const show = page.getByRole('group', { name: 'Show', exact: true });
  await show.getByRole('button', { name: 'Archived 1', exact: true }).click();
  await page.getByRole('link', { name: 'Birch', exact: true }).waitFor();
  await album.shoot('sessions-archived');
  await show.getByRole('button', { name: 'All 1', exact: true }).click();
}

/** Both ends of a hand-off; here the technician is the colleague too. */
async function shootHandOff({ page, album }: { page: Page; album: Album }): Promise<void> {
  await page.getByRole('button', { name: 'Receive a session', exact: true }).click();
  const receiving = page.getByRole('dialog', { name: 'Receive a session', exact: true });
  const address = await receiving.getByText(/^age1/).innerText();
  await album.shoot('receive-a-session');
  await receiving.getByRole('button', { name: 'Close', exact: true }).click();
  await choose(page, 'Birch', 'Hand off');
  const sending = page.getByRole('dialog', { name: 'Hand off the session of Birch', exact: true });
  await sending.getByLabel('Address of your colleague', { exact: true }).fill(address);
  await sending.getByLabel('The last two words', { exact: true }).waitFor();
  await album.shoot('hand-off');
  await sending.getByRole('button', { name: 'Cancel', exact: true }).click();
}

async function begin(page: Page, client: string): Promise<void> {
  await page.getByRole('button', { name: 'New session', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
  await dialog.getByLabel('Client name', { exact: true }).fill(client);
  for (const vendor of ['HaloPSA', 'VSA X']) {
    await dialog.getByRole('checkbox', { name: vendor, exact: true }).check();
  }
  await dialog.getByRole('button', { name: 'Start session', exact: true }).click();
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
}

async function openSessions(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
}

async function choose(page: Page, client: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${client}`, exact: true }).click();
  const actions = page.getByRole('group', { name: `Actions for ${client}`, exact: true });
  await actions.getByRole('button', { name: action, exact: true }).click();
}

/** What the system says of the network; the app looks every few seconds. */
async function sayNetwork(app: ElectronApplication, isOnline: boolean): Promise<void> {
  await app.evaluate(({ net }, online) => {
    net.isOnline = () => online;
  }, isOnline);
}
