import { expect } from '@playwright/test';
import { deniedDescription } from '../../servers/neo-descriptions.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { submitAndWait, upToReview } from '../screens/up-to-review.ts';
import { fillVsax } from '../screens/workspace.ts';

/** By which way a credential gets to Neo, and what is asked before. */
const ASSUMED = 'PUT to /public-api/integrations/vsax/credentials';

test('a description without a write operation means handing over in the dashboard', async ({
  launchApp,
  neo,
}) => {
  neo.description = deniedDescription;
  const { page, electron } = await upToReview(launchApp);
  await expect(page.getByRole('main')).toContainText('by hand, in Neo’s dashboard');
  await submitButton(page).click();
  await expect(submission(page)).toHaveText(/^Hand over in the dashboard/);
  expect(neo.effects).toEqual([]);
  expect(neo.seen.filter(({ method }) => method !== 'GET')).toEqual([]);

  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (address) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: "Open Neo's integrations page", exact: true }).click();
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { opened?: string[] }).opened))
    .toEqual(['https://dashboard.neoagent.io/integrations']);

  const onClipboard = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  for (const [label, value] of [
    ['Tenant URL', 'https://acme.vsax.net'],
    ['Token ID', TOKEN_ID],
    ['Token Secret', TOKEN_SECRET],
  ] as const) {
    await page.getByRole('button', { name: `Copy ${label}`, exact: true }).click();
    await expect.poll(onClipboard, label).toBe(value);
  }
  await electron.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByRole('button', { name: 'Mark as done', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(
    'You handed the credential of VSA X over in the dashboard',
  );
});

test('without a description of the API the assumed path is named and used', async ({ launchApp, neo }) => {
  neo.description = 'missing';
  const { page } = await upToReview(launchApp);
  await expect(page.getByRole('main')).toContainText(ASSUMED);
  await submitAndWait(page);
  expect(neo.effects.map(({ integration }) => integration)).toEqual(['vsax']);
});

test('the assumed path is used against the description only where it is switched on', async ({
  launchApp,
  neo,
}) => {
  neo.description = deniedDescription;
  const { page } = await upToReview(launchApp);
  await expect(page.getByRole('main')).toContainText('by hand');
  await goTo(page, 'Settings');
  await page.getByRole('checkbox', { name: 'Send by the assumed path', exact: true }).check();
  await openSession(page, 'Acme');
  await openReview(page);
  await expect(page.getByRole('main')).toContainText(ASSUMED);
  await submitAndWait(page);
  expect(neo.effects).toHaveLength(1);
});

test('an integration that was connected before proves nothing', async ({ launchApp, neo }) => {
  neo.sync.set('vsax', {
    kind: 'runs',
    runs: [
      {
        run_id: 'r-1',
        started_at: '2026-01-01T00:00:00Z',
        finished_at: '2026-01-01T00:01:00Z',
        error: null,
        activities: [],
      },
    ],
  });
  const { page } = await upToReview(launchApp);
  await expect(page.getByRole('main')).toContainText('replacing the one Neo already has');
  await submitButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Submit anyway?', exact: true });
  await expect(dialog).toContainText('is not from this session');
  await dialog.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Could not tell');
  await expect(submission(page)).toHaveText(/^Sent/);
});

test('an untested credential asks before it is sent', async ({ launchApp, neo }) => {
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page);
  await fillVsax(page);
  await openReview(page);
  await submitButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Submit anyway?', exact: true });
  await expect(dialog).toContainText('has not been tested');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  expect(neo.effects).toEqual([]);
  await submitButton(page).click();
  await dialog.getByRole('button', { name: 'Submit anyway', exact: true }).click();
  await expect(doneHeading(page)).toBeVisible();
  expect(neo.effects).toHaveLength(1);
});
