import { expect } from '@playwright/test';
import { type NeoServer, startNeoServer } from '../../servers/neo-server.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { endWell, NEO, NEO_KEY, removeProfile, test } from '../app/test.ts';
import { goTo } from '../screens/sessions.ts';
import { connection, connectionResult } from '../screens/settings.ts';

/** The Neo connection and what else Settings keeps. One app for all, in this order. */
const OTHER_KEY = 'neo_sk_prod_ZyXwVu9876543210ZyXwVu98';
const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nprivateKeyCanary0001\n-----END PRIVATE KEY-----';
let app: RunningApp;
let neo: NeoServer;

test.beforeAll(async ({ desktop }) => {
  neo = await startNeoServer();
  app = await startApp(desktop, { routes: { [NEO]: neo.origin } });
  await goTo(app.page, 'Settings');
});
test.afterAll(async () => {
  await endWell(app, [NEO_KEY, OTHER_KEY, 'privateKeyCanary0001']);
  await neo.close();
  await removeProfile(app);
});

function keyField() {
  return connection(app.page).getByLabel('Neo API key', { exact: true });
}

async function testConnection(): Promise<void> {
  await app.page.getByRole('button', { name: 'Test connection', exact: true }).click();
}

/** Opens the locked key, as one of the same tenant. */
async function openKey(): Promise<void> {
  await app.page.getByRole('button', { name: 'Replace Neo API key', exact: true }).click();
  await app.page.getByRole('dialog').getByRole('button', { name: 'The same tenant', exact: true }).click();
  await expect(keyField()).toBeEditable();
}

test('there is nothing to test without a key, and the button says so', async () => {
  await expect(connectionResult(app.page)).toHaveText(/^Not run/);
  const test = app.page.getByRole('button', { name: 'Test connection', exact: true });
  await expect(test).toBeDisabled();
  await expect(test).toHaveAccessibleDescription(/Enter a key first/);
});

test('dots and nothing are named, and not kept', async () => {
  for (const [typed, words] of [
    ['••••••••••••', /dots or stars/],
    ['   ', /pasted an empty text/],
  ] as const) {
    await keyField().fill(typed);
    await expect(keyField()).toHaveAttribute('aria-invalid', 'true');
    await expect(keyField()).toHaveAccessibleDescription(words);
    await expect(keyField()).toBeEditable();
  }
});

test('what does not look like a key is kept, and named', async () => {
  await keyField().fill('some-other-token-0001');
  await expect(keyField()).toHaveAccessibleDescription(/begins with neo_sk_/);
  await expect(keyField()).toBeEditable({ editable: false });
});

test('a key that Neo refuses is Failed', async () => {
  await openKey();
  await keyField().fill(OTHER_KEY);
  await expect(keyField()).toHaveAccessibleDescription(/^Saved, 36 characters/);
  await testConnection();
  await expect(connectionResult(app.page)).toHaveText(/^Failed/);
});

test('a page, a rate limit and an error of Neo’s do not blame the key', async () => {
  for (const answer of [
    { status: 200, body: '<html>Sign in to the network</html>' },
    { status: 429, body: { error: { code: 'rate_limited', message: 'Slow down' } } },
    { status: 500, body: { error: { code: 'internal', message: 'Oops' } } },
    {},
  ]) {
    // A GET that an open connection loses is asked once more, so that the last one has to be cut twice.
    const isCut = answer.status === undefined;
    for (let each = isCut ? 2 : 1; each > 0; each -= 1) {
      neo.odd.push({ method: 'GET', path: /agents$/, answer });
    }
    const asked = neo.seen.length;
    await testConnection();
    await expect.poll(() => neo.seen.length).toBe(asked + (isCut ? 2 : 1));
    await expect(connectionResult(app.page)).toHaveText(/^(Could not tell|Not tested)/);
  }
});

test('the right key is Passed, in place of the former', async () => {
  await openKey();
  await keyField().fill(`  ${NEO_KEY} `);
  await expect(keyField()).toHaveAccessibleDescription(/^Saved, 36 characters/);
  await testConnection();
  await expect(connectionResult(app.page)).toHaveText(/^Passed/);
  await expect(connectionResult(app.page)).toContainText('1 agent');
  expect(neo.seen.at(-1)?.headers.authorization).toBe(`Bearer ${NEO_KEY}`);
});

test('a private key is not taken for a certificate, and a broken one is named', async () => {
  const { page } = app;
  const pem = page.getByLabel('Certificate authorities (PEM)', { exact: true });
  const add = page.getByRole('button', { name: 'Add certificates', exact: true });
  await add.click();
  await expect(pem).toHaveAccessibleDescription(/Paste the certificate first/);
  await pem.fill(PRIVATE_KEY);
  await add.click();
  await expect(pem).toHaveAccessibleDescription(/private key/);
  await pem.fill('-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----');
  await add.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await pem.fill('');
});

test('the technician’s name is filled in for a new session', async () => {
  const { page } = app;
  await page.getByLabel('Technician name', { exact: true }).fill('Robin Example');
  await page.getByLabel('Technician name', { exact: true }).press('Tab');
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  await expect(page.getByRole('dialog').getByLabel('Technician', { exact: true })).toHaveValue(
    'Robin Example',
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
});

test('several connections: each has its own name, a session chooses, one is removed', async () => {
  const { page } = app;
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Add another connection', exact: true }).click();
  const name = connection(page).getByLabel('Connection name', { exact: true });
  await expect(name).toHaveValue('');
  await name.fill('Second tenant');
  await name.press('Tab');
  await keyField().fill(OTHER_KEY);
  await expect(keyField()).toHaveAccessibleDescription(/^Saved, 36 characters/);

  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const choice = page.getByRole('dialog').getByLabel('Neo connection', { exact: true });
  await expect(choice.getByRole('option')).toHaveText(['My Neo tenant', 'Second tenant']);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();

  await goTo(page, 'Settings');
  await page.getByLabel('Show connection', { exact: true }).selectOption({ label: 'Second tenant' });
  await page.getByRole('button', { name: 'Remove this connection', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true })).toBeFocused();
  await page
    .getByRole('dialog', { name: 'Remove Second tenant?', exact: true })
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await expect(connection(page).getByLabel('Connection name', { exact: true })).toHaveValue('My Neo tenant');
  await expect(page.getByLabel('Show connection', { exact: true })).toBeHidden();
});
