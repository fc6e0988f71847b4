import { expect } from '@playwright/test';
import { NEO_KEY, test } from '../app/test.ts';
import { makeSessions } from '../screens/many-sessions.ts';
import { leavePractice } from '../screens/practice.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey, connectionResult } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import {
  eachStep,
  enter,
  fillVsax,
  runTest,
  stepButton,
  stepHeading,
  testButton,
} from '../screens/workspace.ts';
import { expectNoFaults } from './find-faults.ts';
import { expectUniqueNames } from './find-repeated-names.ts';

test.describe.configure({ timeout: 300_000 });

/** Every screen in the states that look different. */
test('no screen has a fault that axe can find, or two controls of the same role and name', async ({
  launchApp,
  vsax,
}) => {
  const { page } = await launchApp();
  const look = (screen: string) =>
    test.step(screen, async () => {
      await expectNoFaults(page, screen);
      await expectUniqueNames(page, screen);
    });
  const lookAtDialog = (screen: string) => test.step(screen, () => expectNoFaults(page, screen));
  await goTo(page, 'Settings');
  await look('Settings without a key');

  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
  await look('Sessions, empty');
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
  await dialog.getByRole('button', { name: 'Start session', exact: true }).click();
  await expect(dialog.getByLabel('Client name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await lookAtDialog('New session with faults');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Start practice', exact: true }).click();
  await page.getByRole('dialog', { name: 'Practice', exact: true }).waitFor();
  await lookAtDialog('practice dialog');
  await page.getByRole('button', { name: 'Begin practice', exact: true }).click();
  await page.getByRole('region', { name: 'Pretend portal', exact: true }).waitFor();
  await look('workspace in practice');
  await leavePractice(page);

  await makeSessions(page, 120);
  await look('Sessions, many');
  await goTo(page, 'About');
  await page.getByText('License', { exact: true }).waitFor();
  await look('About');

  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'Test connection', exact: true }).click();
  await expect(connectionResult(page)).toHaveText(/^Passed/);
  await look('Settings with a tested key');

  await goTo(page, 'Sessions');
  await startSession(page);
  await page.getByRole('figure').waitFor();
  await look('first step');
  await eachStep(page, (step) => expectUniqueNames(page, `step ${step}`));
  await stepButton(page, 'Choose what the token may do').click();
  await stepHeading(page, 'Choose what the token may do').waitFor();
  await look('the step with permissions');
  await page.getByRole('button', { name: 'Enlarge the picture', exact: true }).click();
  await page.getByRole('button', { name: 'Close the picture', exact: true }).waitFor();
  await lookAtDialog('enlarged picture');
  await page.getByRole('button', { name: 'Close the picture', exact: true }).click();

  await enter(page, 'Tenant URL', 'contoso');
  await page.getByRole('button', { name: 'Use https://contoso.vsax.net', exact: true }).waitFor();
  await look('a wrong field');
  vsax.answers.set('/assets', { status: 403 });
  vsax.answers.set('/automation/tasks', { status: 200, text: '<html>' });
  vsax.answers.set('/devices', { status: 200, body: { Data: [], Meta: { ResponseCode: 200 } } });
  await fillVsax(page);
  await runTest(page, /^Failed/);
  await look('results of every kind');
  vsax.answers.clear();
  await fillVsax(page, { url: 'https://unknown.example' });
  await testButton(page).click();
  await page.getByRole('dialog', { name: 'Send the secret to unknown.example?', exact: true }).waitFor();
  await lookAtDialog('unknown host');
  await page.keyboard.press('Escape');

  await fillVsax(page);
  await openReview(page);
  await submitButton(page).click();
  await page.getByRole('dialog', { name: 'Submit anyway?', exact: true }).waitFor();
  await lookAtDialog('Review with a question');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await look('Review');
  await submitButton(page).click();
  await page.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
  await look('Done');
});
