import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { chooseEdition, EDITIONS, fillHalo, HALO_ROWS } from '../screens/halopsa.ts';
import { openPaste, proposePaste } from '../screens/paste.ts';
import { startSession } from '../screens/sessions.ts';
import { results, runTest } from '../screens/workspace.ts';

/** What a screen reader meets where HaloPSA shows what VSA X does not. */
test('the older edition’s picture, and the trees of pasting and of choosing the agent', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  const main = page.getByRole('main');
  await startSession(page, { vendors: ['HaloPSA', 'ConnectWise Asio'] });
  await chooseEdition(page, EDITIONS[1]);
  await expect(page.getByRole('figure')).toHaveAccessibleName(/^HaloPSA, an older version/);
  // What the newer version calls the method is not on a screen of the older one.
  await expect(page.getByRole('figure')).not.toContainText('(Services)');

  const paste = await openPaste(page);
  await expect(paste).toMatchAriaSnapshot(`
    - dialog "Paste everything":
      - heading "Paste everything" [level=2]
      - textbox "Text with the values"
      - button "Cancel"
      - button "Find the values"
  `);
  await proposePaste(paste);
  await expect(paste).toMatchAriaSnapshot(`
    - dialog "Paste everything":
      - heading "Paste everything" [level=2]
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
  await expect(results(page).getByRole('rowheader')).toHaveText([
    'Agent',
    ...HALO_ROWS.filter((row) => row !== 'Agent'),
    "Seen from Neo's servers",
  ]);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - tablist "Show":
        - tab "Guide"
        - tab "Results" [selected]
      - tabpanel "Results":
        - region "Results":
          - heading "Results" [level=2]
          - table "Permission results"
      - complementary "Fields, test and review":
        - region "Credentials":
          - toolbar "Ways to fill in the fields":
            - button "Paste everything"
            - button "Ask for a secret"
          - textbox "Client Secret"
          - button "Replace Client Secret"
          - textbox "Agent ID": "7"
          - combobox "Choose agent":
            - option "Neo Agent (42)"
            - option "Somebody (7)" [selected]
        - button "Test credentials"
        - status "Overall result": /^Warning/
        - button "Review and submit"
  `);
});
