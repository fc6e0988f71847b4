import { expect } from '@playwright/test';
import { test } from '../app/test.ts';
import { chooseEdition, EDITIONS, fillHalo, HALO_ROWS } from '../screens/halopsa.ts';
import { openPaste, proposePaste } from '../screens/paste.ts';
import { startSession } from '../screens/sessions.ts';
import { results, runTest, stepButton } from '../screens/workspace.ts';

/** What a screen reader meets where HaloPSA differs from VSA X, in the order of a journey. */
test('the trees of HaloPSA, both editions, of pasting and of choosing the agent', async ({ launchApp }) => {
  const { page } = await launchApp();
  const main = page.getByRole('main');
  await startSession(page, { vendors: ['HaloPSA', 'ConnectWise Asio'] });
  await page.getByRole('figure').waitFor();
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "HaloPSA" [level=1]
      - navigation "Vendors":
        - list:
          - listitem:
            - link /^HaloPSA/
          - listitem:
            - link /^ConnectWise Asio/
      - group "What do you see?":
        - radio "Client ID and Secret (Services), with a Permissions tab" [checked]
        - radio "Client ID and Secret, with Login Type"
      - navigation "Steps":
        - list:
          - listitem:
            - button "Open HaloPSA"
          - listitem:
            - button "Start an agent for Neo"
          - listitem:
            - button "Fill in the agent"
          - listitem:
            - button "Check what the agent may reach"
          - listitem:
            - button "Give the agent a team, hours and a time zone"
          - listitem:
            - button "Read the agent's ID"
          - listitem:
            - button "Go to Integrations"
          - listitem:
            - button "Open HaloPSA API"
          - listitem:
            - button "Start a new application"
          - listitem:
            - button "Describe the application"
          - listitem:
            - button "Let the application act as Neo's agent"
          - listitem:
            - button "Grant the scope all"
          - listitem:
            - button "Save the application"
          - listitem:
            - button "Take the Client ID and the Client Secret"
          - listitem:
            - button "Copy the base URL and check everything"
      - article:
        - paragraph: /Step 1 of 15/
        - heading "Open HaloPSA" [level=2]
        - paragraph:
          - button "Open HaloPSA in the browser"
        - status "Look here": /.+/
        - figure /^HaloPSA/:
          - img /^HaloPSA/
          - button "Enlarge the picture"
        - list "Controls to use, in order":
          - listitem:
            - button [pressed]
          - listitem:
            - button
      - button "Previous step" [disabled]
      - button "Next step"
      - complementary "Fields, test and review":
        - region "Credentials":
          - heading "Credentials" [level=2]
          - textbox "Base URL"
          - textbox "Client ID"
          - textbox "Client Secret"
          - textbox "Agent ID"
          - button "Paste several values"
        - button "Test credentials"
        - status "Overall result":
          - strong: Not run
        - button "Review and submit"
  `);

  await chooseEdition(page, EDITIONS[1]);
  await stepButton(page, 'Describe the application').click();
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "HaloPSA" [level=1]
      - navigation "Vendors":
        - list:
          - listitem:
            - link /^HaloPSA/
          - listitem:
            - link /^ConnectWise Asio/
      - group "What do you see?":
        - radio "Client ID and Secret (Services), with a Permissions tab"
        - radio "Client ID and Secret, with Login Type" [checked]
      - navigation "Steps":
        - list:
          - listitem:
            - button "Open HaloPSA"
          - listitem:
            - button "Start an agent for Neo"
          - listitem:
            - button "Fill in the agent"
          - listitem:
            - button "Check what the agent may reach"
          - listitem:
            - button "Give the agent a team, hours and a time zone"
          - listitem:
            - button "Read the agent's ID"
          - listitem:
            - button "Go to Integrations"
          - listitem:
            - button "Open the API section"
          - listitem:
            - button "Start a new application"
          - listitem:
            - button "Describe the application"
          - listitem:
            - button "Let the application act as Neo's agent"
          - listitem:
            - button "Grant the scope all"
          - listitem:
            - button "Save the application"
          - listitem:
            - button "Take the Client ID and the Client Secret"
          - listitem:
            - button "Copy the base URL and check everything"
      - article:
        - paragraph: /Step 10 of 15/
        - heading "Describe the application" [level=2]
        - status "Look here": /.+/
        - figure /^HaloPSA, an older version/:
          - img /^HaloPSA, an older version/
  `);
  // What the newer version calls the method is not on a screen of the older one.
  await expect(page.getByRole('figure')).not.toContainText('(Services)');

  const paste = await openPaste(page);
  await expect(paste).toMatchAriaSnapshot(`
    - dialog "Paste several values":
      - heading "Paste several values" [level=2]
      - textbox "Text with the values"
      - button "Cancel"
      - button "Find the values"
  `);
  await proposePaste(paste);
  await expect(paste).toMatchAriaSnapshot(`
    - dialog "Paste several values":
      - heading "Paste several values" [level=2]
      - table "Values found":
        - rowgroup:
          - row:
            - columnheader "Use"
            - columnheader "Field"
            - columnheader "Value"
            - columnheader "Note"
        - rowgroup:
          - row:
            - cell:
              - checkbox "Use for Client Secret" [disabled]
            - rowheader "Client Secret"
          - row:
            - cell:
              - checkbox "Use for Agent ID" [checked]
            - rowheader "Agent ID"
      - button "Cancel"
      - button "Use these fields"
  `);
  await paste.getByRole('button', { name: 'Cancel', exact: true }).click();

  await fillHalo(page, { agent: '7' });
  await runTest(page, /^Warning/);
  await expect(results(page).getByRole('rowheader')).toHaveText([...HALO_ROWS, "Seen from Neo's servers"]);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - region "Results":
        - heading "Results" [level=2]
        - button "More room for the step"
        - spinbutton "About how many companies should be visible?"
        - table "Permission results"
      - complementary "Fields, test and review":
        - region "Credentials":
          - textbox "Client Secret"
          - button "Replace Client Secret"
          - textbox "Agent ID": "7"
          - combobox "Choose agent":
            - option "Neo Agent (42)"
            - option "Somebody (7)" [selected]
          - button "Paste several values"
        - button "Test credentials"
        - status "Overall result": /^Warning/
        - button "Review and submit"
  `);
});
