import { expect } from '@playwright/test';
import { test } from '../app/shared-app.ts';
import { startSession } from '../screens/sessions.ts';
import {
  ALL_PASSED,
  expectVerdicts,
  fillVsax,
  lookHere,
  overall,
  resultRow,
  runTest,
  stepButton,
  stepHeading,
} from '../screens/workspace.ts';

const FORBIDDEN = { Data: null, Meta: { ResponseCode: 403, ErrorMessage: 'Forbidden.' } };

test('a missing permission is shown where it is granted, corrected and tested again', async ({
  launchApp,
  vsax,
}) => {
  vsax.answers.set('/assets', { status: 403, body: FORBIDDEN });
  const { page } = await launchApp();
  await startSession(page);
  await fillVsax(page);
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...ALL_PASSED, 'Device Assets': 'Failed' });
  const row = resultRow(page, 'Device Assets');
  await expect(row).toContainText('403');
  await expect(row).toContainText("doesn't let this token read device assets");
  await expect(row).toContainText(/Who: An admin of the VSA X portal/);
  // A row that passed has nothing to show.
  await expect(resultRow(page, 'Devices').getByRole('button', { name: 'Show me where' })).toHaveCount(0);

  await row.getByRole('button', { name: 'Show me where', exact: true }).click();
  const title = 'Choose what the token may do';
  await expect(stepHeading(page, title)).toBeFocused();
  await expect(stepHeading(page, title)).toBeInViewport();
  await expect(stepButton(page, title)).toHaveAttribute('aria-current', 'step');
  await expect(lookHere(page)).toHaveText('Tick Read for Device Assets');

  vsax.answers.delete('/assets');
  await runTest(page, /^Passed from this computer/);
  await expectVerdicts(page, ALL_PASSED);
  await expect(overall(page)).toContainText('5 of 5 required passed');
});
