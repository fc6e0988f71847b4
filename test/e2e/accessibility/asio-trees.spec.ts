import { expect } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { asioRows, fillAsio } from '../screens/asio.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { openVendor, results, runTest } from '../screens/workspace.ts';

/** What a screen reader meets where ConnectWise Asio differs from VSA X. */
test('the trees of ConnectWise Asio and of submitting it before the PSA', async ({ launchApp }) => {
  const { page } = await launchApp();
  const main = page.getByRole('main');
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA', 'ConnectWise Asio'] });
  await openVendor(page, 'ConnectWise Asio');
  await page.getByRole('figure').waitFor();
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "ConnectWise Asio" [level=1]
      - navigation "Vendors":
        - list:
          - listitem:
            - link /^HaloPSA/
          - listitem:
            - link /^ConnectWise Asio/
      - navigation "Steps":
        - list:
          - listitem:
            - button "Open the ConnectWise Asio portal"
          - listitem:
            - button "Go to API Access"
          - listitem:
            - button "Start a new key"
          - listitem:
            - button "Name and describe the key"
          - listitem:
            - button "Tick the nine scopes"
          - listitem:
            - button "Consent and generate"
          - listitem:
            - button "Save both values before you close"
          - listitem:
            - button "Find your region"
          - listitem:
            - button /^Later/
      - article:
        - paragraph: /Step 1 of 9/
        - heading "Open the ConnectWise Asio portal" [level=2]
        - paragraph:
          - button "Open My ConnectWise"
        - status "Look here": /.+/
        - figure /^ConnectWise Asio/:
          - img
          - button "Enlarge the picture"
      - button "Previous step" [disabled]
      - button "Next step"
      - complementary "Fields, test and review":
        - region "Credentials":
          - heading "Credentials" [level=2]
          - combobox "Region":
            - option "Choose" [selected]
            - option "US"
            - option "EU"
            - option "AU"
          - textbox "Client ID"
          - textbox "Client Secret"
          - button "Paste several values"
        - button "Test credentials"
        - status "Overall result":
          - strong: Not run
        - button "Review and submit"
  `);

  await fillAsio(page);
  await runTest(page, /^Passed/);
  await expect(results(page).getByRole('rowheader')).toHaveText(Object.keys(asioRows('Passed')));
  await openReview(page);
  await submitButton(page).click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Submit before the PSA?":
      - heading "Submit before the PSA?" [level=2]
      - list:
        - listitem: /Neo wants it connected first/
      - button "Cancel"
      - button "Submit anyway"
  `);
});
