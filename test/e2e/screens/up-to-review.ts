import { expect, type Page } from '@playwright/test';
import type { LaunchOptions, RunningApp } from '../app/running-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { goTo, startSession } from './sessions.ts';
import { addNeoKey } from './settings.ts';
import { doneHeading, openReview, submission, submitButton } from './submission.ts';
import { fillVsax, runTest } from './workspace.ts';

type Launch = (options?: LaunchOptions) => Promise<RunningApp>;

/** A fresh app with a Neo key and a tested credential of the session Acme, on Review. */
export async function upToReview(launchApp: Launch, options?: LaunchOptions): Promise<RunningApp> {
  const app = await launchApp(options);
  await addNeoKey(app.page, NEO_KEY);
  await sessionToReview(app.page);
  return app;
}

/** From anywhere: a session of its own with a tested credential of VSA X, on Review. */
export async function sessionToReview(page: Page, client = 'Acme'): Promise<void> {
  await goTo(page, 'Sessions');
  await startSession(page, { client });
  await fillVsax(page);
  await runTest(page, /^Passed from this computer/);
  await openReview(page);
}

export async function submitAndWait(page: Page): Promise<void> {
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
}
