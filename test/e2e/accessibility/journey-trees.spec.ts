import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { fillVsax, runTest } from '../screens/workspace.ts';

/** The same for the journey itself, from the first step of the guide to Done and back. */
test('the trees of the workspace, Review and Done', async ({ launchApp, vsax }) => {
  vsax.answers.set('/assets', { status: 403 });
  const { page } = await launchApp();
  const main = page.getByRole('main');
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page);
  await page.getByRole('figure').waitFor();
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - paragraph: Acme
      - navigation "Vendors":
        - list:
          - listitem:
            - link /^VSA X/
      - navigation "Steps":
        - list:
          - listitem:
            - button "Open the VSA X portal"
          - listitem:
            - button "Start a Third-Party Token"
          - listitem:
            - button "Name the token"
          - listitem:
            - button "Choose what the token may do"
          - listitem:
            - button "Copy the Token ID and secret"
        - group: Later
      - heading "VSA X" [level=1]
      - tabpanel "Guide":
        - article:
          - heading "Open the VSA X portal" [level=2]
          - paragraph: You do this
          - paragraph: Step 1 of 5
          - list "What to do, in order":
            - listitem:
              - button /Tenant URL/
              - button "Go to the field Tenant URL"
            - listitem:
              - button "Open it and sign in."
              - button "Open the VSA X portal in the browser"
          - status "Look here": /.+/
          - group "Before you go on":
            - checkbox
          - figure /^VSA X/:
            - img
            - button "Enlarge the picture"
          - button "What if I see something else?"
          - button /^More/
        - button "Previous step" [disabled]
        - button "Next step"
      - complementary "Fields, test and review":
        - region "Credentials":
          - heading "Credentials" [level=2]
          - toolbar "Ways to fill in the fields":
            - button "Paste everything"
            - button "Ask for a secret"
          - textbox "Tenant URL"
          - textbox "Token ID"
          - textbox "Token Secret"
          - combobox "Notifications":
            - option "Not wanted" [selected]
            - option "Read"
            - option "Read and write"
        - button "Test credentials"
        - status "Overall result":
          - strong: Not run
        - button "Review and submit"
  `);

  await fillVsax(page);
  await runTest(page, /^Failed/);
  await expect(page.getByRole('region', { name: 'Results', exact: true })).toMatchAriaSnapshot(`
    - region "Results":
      - heading "Results" [level=2]
      - table "Permission results":
        - rowgroup:
          - row:
            - columnheader "Permission"
            - columnheader "Verdict"
            - columnheader "Evidence"
            - columnheader "Next step"
        - rowgroup:
          - row:
            - rowheader "Device Assets"
            - cell "Failed"
            - cell /403/:
              - group: Technical details
            - cell:
              - button "Show me where"
        - rowgroup:
          - row:
            - cell "4 passed"
          - row:
            - rowheader "Sign-in"
            - cell "Passed"
          - row:
            - rowheader "Devices"
            - cell "Passed"
          - row:
            - rowheader "Organizations / Sites / Groups"
            - cell "Passed"
          - row:
            - rowheader "Automation"
            - cell "Passed"
        - rowgroup:
          - row:
            - rowheader "Notifications"
            - cell "Not tested"
          - row:
            - rowheader "Notifications (write)"
            - cell "Not tested"
          - row:
            - rowheader "Seen from Neo's servers"
            - cell "Not tested"
  `);

  await openReview(page);
  await submitButton(page).waitFor();
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Review" [level=1]
      - status "Submission"
      - paragraph:
        - strong: acme.vsax.net
        - strong: Acme tenant
        - strong: /public-api/integrations/vsax/credentials
      - region "What Neo may do":
        - heading "What Neo may do" [level=2]
        - heading "Write only" [level=3]
        - list:
          - listitem: /Notifications/
        - heading "Read only" [level=3]
        - list:
          - listitem: Devices granted and seen
          - listitem: Device Assets not granted
      - heading "Last test" [level=2]
      - heading "What is sent" [level=2]
      - term: Token Secret
      - definition: Kept, 64 characters
      - term: Also
      - definition: /Tenant URL/
      - group: Technical details
      - button "Back to the guide"
      - button "Submit to Neo"
  `);
  await submitButton(page).click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Submit anyway?":
      - heading "Submit anyway?" [level=2]
      - list:
        - listitem: /test did not pass/
      - button "Cancel"
      - button "Submit anyway"
  `);
  await page.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Done" [level=1]
      - status "Submission":
        - strong: Connected.
        - strong: Acme tenant
      - heading "On this computer" [level=2]
      - paragraph: /The Token Secret is deleted tomorrow at/
      - checkbox "Keep a copy on this computer"
      - heading "When does this key expire?" [level=2]
      - heading "In Neo’s dashboard" [level=2]
      - paragraph:
        - button "Open Neo's integrations page"
      - button "Back to sessions"
      - button "Copy summary"
      - group: Technical details
  `);

  await goTo(page, 'Sessions');
  await expect(main).toMatchAriaSnapshot(`
    - main:
      - heading "Sessions" [level=1]
      - table "Session list":
        - rowgroup:
          - row:
            - columnheader "Client":
              - button "Client"
            - columnheader "Vendors"
            - columnheader "Connected":
              - button "Connected"
            - columnheader "Next"
            - columnheader "Technician":
              - button "Technician"
            - columnheader "Changed":
              - button "Changed"
        - rowgroup:
          - row "Connected 1"
          - row:
            - rowheader "Acme":
              - link "Acme"
            - cell /VSA X Connected/
            - cell "1 of 1"
            - cell "Nothing to do"
            - cell "Robin"
  `);
});
