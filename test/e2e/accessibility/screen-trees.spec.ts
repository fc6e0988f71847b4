import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillOutbox, openOutbox } from '../screens/outbox.ts';
import { goTo } from '../screens/sessions.ts';
import { addNeoKey, connectionResult } from '../screens/settings.ts';

/** What a screen reader meets on each screen: roles, names and their order. Words that may change are left out. */

test('the trees of Sessions, its dialogs, Settings and About', async ({ launchApp }) => {
  const { page } = await launchApp({});
  const body = page.locator('body');
  const main = page.getByRole('main');

  await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
  await expect(body).toMatchAriaSnapshot(`
    - link "Skip to the content"
    - banner:
      - navigation "Main":
        - link "Sessions"
        - link "Settings"
        - link "About"
      - status "Secret storage": Encrypted by this computer
    - main:
      - heading "Sessions" [level=1]
      - region "Connect a client’s tools to Neo":
        - heading "Connect a client’s tools to Neo" [level=2]
        - button "New session"
        - button "Start practice"
        - list "How it works":
          - listitem:
            - heading "1. Follow the guide" [level=3]
          - listitem:
            - heading "2. Test every permission" [level=3]
          - listitem:
            - heading "3. Send it to Neo" [level=3]
        - paragraph:
          - button "Add the Neo API key"
  `);

  await page.getByRole('button', { name: 'New session', exact: true }).click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "New session":
      - heading "New session" [level=2]
      - textbox "Client name"
      - textbox "Technician"
      - group "Vendors":
        - checkbox "VSA X"
      - button "Cancel"
      - button "Start session"
  `);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Start practice', exact: true }).click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Practice":
      - heading "Practice" [level=2]
      - group "Scenario":
        - radio "Everything works" [checked]
        - radio "A missing permission"
        - radio "Wrong secret"
        - radio "Empty tenant"
        - radio "Slow network"
      - button "Cancel"
      - button "Begin practice"
  `);
  await page.keyboard.press('Escape');

  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'Test connection', exact: true }).click();
  await expect(connectionResult(page)).toHaveText(/^Passed/);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Settings" [level=1]
      - region "Neo connection":
        - heading "Neo connection" [level=2]
        - group "Neo connection":
          - textbox "Connection name": Acme tenant
          - paragraph: Saved, 36 characters
          - textbox "Neo API key"
          - button "Replace Neo API key"
          - button "Test connection"
          - status "Connection result": /Passed/
          - checkbox "Send by the assumed path"
        - button "Add another connection"
        - button "Remove this connection"
      - region "You and this window":
        - textbox "Technician name"
        - combobox "Theme":
          - option "System" [selected]
          - option "Light"
          - option "Dark"
      - region "Sealed files":
        - textbox "Passphrase of the file"
        - button "Open a sealed file"
      - region "Certificate authorities":
        - textbox "Certificate authorities (PEM)"
        - button "Add certificates"
  `);

  await goTo(page, 'About');
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "About" [level=1]
      - heading "Neo Setup Assistant" [level=2]
      - term: Version
      - definition: /\\d+\\.\\d+\\.\\d+/
      - term: Built on
      - definition: /Electron \\d+.*Chromium \\d+.*Node \\d+/
      - term: Where data lives
      - term: What secret storage means
      - term: What goes over the network
      - term: License
  `);
});

test('the tree of the outbox', async ({ launchApp, neo }) => {
  const { page } = await launchApp();
  await fillOutbox(page, neo);
  await openOutbox(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Outbox" [level=1]
      - button "Send all now"
      - table "Outbox list":
        - rowgroup:
          - row:
            - columnheader "Client and vendor"
            - columnheader "Work"
            - columnheader "State"
            - columnheader "Waits for"
            - columnheader "Actions"
        - rowgroup:
          - row:
            - rowheader "Acme 1"
          - row:
            - rowheader "Acme VSA X":
              - link "Acme VSA X"
            - cell "Submit"
            - cell "Queued"
            - cell
            - cell:
              - button "Send now Acme VSA X"
              - button "More for Acme VSA X"
        - rowgroup:
          - row:
            - rowheader "Birch 1"
          - row:
            - rowheader "Birch VSA X":
              - link "Birch VSA X"
  `);
});

test('the tree of the guide to the Neo key', async ({ launchApp }) => {
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  await page.getByRole('figure').waitFor();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - navigation "Steps":
        - list:
          - listitem:
            - button "Open the Neo dashboard"
          - listitem:
            - button "Open the API Keys tab"
          - listitem:
            - button "Create the key"
          - listitem:
            - button "Copy the key now"
        - group: Later
      - heading "Make the Neo API key" [level=1]
      - button "Back to sessions"
      - tabpanel "Guide":
        - article:
          - heading "Open the Neo dashboard" [level=2]
          - paragraph: A Neo admin does this
          - paragraph: Step 1 of 4
          - list "What to do, in order":
            - listitem:
              - button "Open the dashboard and sign in with your Microsoft account."
              - button "Open API Keys in the Neo dashboard"
            - listitem:
              - button "Go to Roles & Access."
          - status "Look here": /.+/
          - figure /^Neo dashboard/:
            - img
            - button "Enlarge the picture"
        - button "Previous step" [disabled]
        - button "Next step"
      - complementary "Neo API key and its test":
        - region "Neo connection":
          - heading "Neo connection" [level=2]
          - group "Neo connection":
            - textbox "Connection name"
            - textbox "Neo API key"
            - button "Test connection"
            - status "Connection result": /^Not run/
  `);
});
