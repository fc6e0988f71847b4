import { expect, type Page } from '@playwright/test';
import type { LaunchWishes, RunningApp } from '../app/running-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { goTo, startSession } from './sessions.ts';
import { addNeoKey } from './settings.ts';
import { doneHeading, openReview, submission, submitButton } from './submission.ts';
import { fillVsax, runTest } from './workspace.ts';

type Launch = (wishes?: LaunchWishes) => Promise<RunningApp>;

/** A fresh app with a Neo key and a tested credential of the session Acme, on Review. */
export async function upToReview(launchApp: Launch): Promise<RunningApp> {
  const app = await launchApp();
  await addNeoKey(app.page, NEO_KEY);
  await goTo(app.page, 'Sessions');
  await startSession(app.page);
  await fillVsax(app.page);
  await runTest(app.page, /^Passed from this computer/);
  await openReview(app.page);
  return app;
}

export async function submitAndWait(page: Page): Promise<void> {
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
}
