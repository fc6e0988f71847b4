import { expect } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { NEO_KEY, TENANT, test } from '../app/test.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey, connectionResult } from '../screens/settings.ts';
import { doneHeading, submission, submitButton } from '../screens/submission.ts';
import {
  ALL_PASSED,
  expectVerdicts,
  fillVsax,
  lookHere,
  overall,
  stepButton,
  stepHeading,
} from '../screens/workspace.ts';

test('from an empty app to a connected vendor', async ({ launchApp, vsax, neo }) => {
  const app = await launchApp({ isFirst: true });
  const { page } = app;
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions', exact: true })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Secret storage' })).toHaveText('Encrypted by this computer');

  await addNeoKey(page, NEO_KEY);
  await page.getByRole('button', { name: 'Test connection', exact: true }).click();
  await expect(connectionResult(page)).toHaveText(/^Passed/);

  await goTo(page, 'Sessions');
  await startSession(page);
  await expect(overall(page)).toHaveText(/^Not run/);

  await test.step('every step of the guide', async () => {
    const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
    // Waited for: the guide is read from the disk after the workspace has opened.
    await expect(steps).toHaveCount(5);
    const titles = await steps.allTextContents();
    for (let index = 0; index < titles.length; index += 1) {
      const title = (titles[index] ?? '').replace(/^\d+/, '');
      await expect(stepHeading(page, title)).toBeVisible();
      await expect(stepButton(page, title)).toHaveAttribute('aria-current', 'step');
      await expect(lookHere(page)).not.toBeEmpty();
      await expect(page.getByRole('figure').first()).toBeVisible();
      if (title === 'Name the token') {
        await page.getByRole('button', { name: 'Copy Neo Agent', exact: true }).click();
        await expect(page.getByRole('status', { name: 'Copied', exact: true })).toHaveText(
          'Copied: Neo Agent',
        );
        expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('Neo Agent');
      }
      if (index < titles.length - 1)
        await page.getByRole('button', { name: 'Next step', exact: true }).click();
    }
    await expect(page.getByRole('button', { name: 'Next step', exact: true })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Test now', exact: true })).toBeVisible();
  });

  await fillVsax(page, { notifications: 'Read' });
  await page.getByRole('button', { name: 'Test now', exact: true }).click();
  await expect(overall(page)).toHaveText(/^Passed from this computer/);
  await expectVerdicts(page, {
    ...ALL_PASSED,
    Notifications: 'Passed',
    'Notifications (write)': 'Not tested',
    "Seen from Neo's servers": 'Not tested',
  });
  expect(vsax.requests).toContain('/devices?$top=1');

  await page.getByRole('tab', { name: 'Guide', exact: true }).click();
  await page.getByRole('button', { name: 'Review now', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review', exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('acme.vsax.net');
  await expect(page.getByRole('main')).toContainText('Acme tenant');
  await expect(page.getByRole('main')).toContainText('replacing nothing');
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^(Sent|Connected)/);
  await expect(submission(page)).toHaveText(/^Connected/);

  expect(neo.effects).toHaveLength(1);
  expect(neo.effects[0]?.integration).toBe('vsax');
  expect(neo.effects[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  expect(neo.effects[0]?.body).toMatchObject({
    credentials: { tenant_url: TENANT, token_id: TOKEN_ID, token_secret: TOKEN_SECRET },
    client: { name: 'Acme' },
  });

  await goTo(page, 'Sessions');
  const row = page.getByRole('table', { name: 'Session list' }).getByRole('row', { name: 'Acme' });
  await expect(row).toContainText('Connected');
});
