import { expect, type Page } from '@playwright/test';
import type { LaunchOptions, RunningApp } from '../app/running-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { goToWorkspace, prepareNeoKey, prepareTestedSession } from './prepared.ts';
import { doneHeading, openReview, submission, submitButton } from './submission.ts';

type Launch = (options?: LaunchOptions) => Promise<RunningApp>;

/** An app with a Neo key and a tested credential of the session Acme, on Review. */
export async function upToReview(launchApp: Launch, options?: LaunchOptions): Promise<RunningApp> {
  const app = await launchApp(options);
  await prepareNeoKey(app.page, NEO_KEY);
  await sessionToReview(app.page);
  return app;
}

/** From anywhere: a session of its own with a tested credential of VSA X, on Review. */
export async function sessionToReview(page: Page, client = 'Acme'): Promise<void> {
  const sessionId = await prepareTestedSession(page, client);
  await goToWorkspace(page, sessionId);
  await openReview(page);
}

export async function submitAndWait(page: Page): Promise<void> {
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
}
