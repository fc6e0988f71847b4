import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { test } from '../app/shared-app.ts';
import { startSession } from '../screens/sessions.ts';
import {
  ALL_PASSED,
  changeAllTo,
  credentials,
  enterSecret,
  expectVerdicts,
  field,
  fillVsax,
  runTest,
  testButton,
} from '../screens/workspace.ts';

const WRONG = 'wr0ng5ecret1wr0ng5ecret1wr0ng5ecret1wr0ng5ecret1wr0ng5ecret1wron';

test('a wrong secret blames the sign-in alone, waits, and is corrected by Replace', async ({
  launchApp,
  vsax,
}) => {
  const { page, profile } = await launchApp({});
  await startSession(page);
  await fillVsax(page, { secret: WRONG });
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...changeAllTo('Not tested'), 'Sign-in': 'Failed' });
  expect(vsax.requests).toEqual(['/environment']);

  await test.step('the same values have to wait', async () => {
    const waiting = page.getByRole('button', {
      name: /^Test credentials again after \d?\d:\d\d:\d\d(\s[AP]M)?$/,
    });
    await expect(waiting).toBeDisabled();
    await expect(page.getByText(/Changing a field lifts the wait/)).toBeVisible();
  });

  await test.step('thinking better of it keeps the former value', async () => {
    await credentials(page).getByRole('button', { name: 'Replace Token Secret', exact: true }).click();
    await expect(field(page, 'Token Secret')).toBeFocused();
    await expect(field(page, 'Token Secret')).toHaveAccessibleDescription(/old value stays sealed/);
    await credentials(page).getByRole('button', { name: 'Keep old Token Secret', exact: true }).click();
    await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
  });

  await test.step('another value lifts the wait, and the former stays sealed until it has passed', async () => {
    await enterSecret(page, 'Token Secret', TOKEN_SECRET);
    await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
    await expect(testButton(page)).toBeEnabled();
    expect(await storedSecret(profile)).toHaveProperty('former');
    await runTest(page, /^Passed from this computer/);
    await expectVerdicts(page, ALL_PASSED);
    await expect.poll(() => storedSecret(profile)).not.toHaveProperty('former');
  });
});

/** What the session's file says of the secret: references and lengths. */
async function storedSecret(profile: string): Promise<object> {
  const folder = join(profile, 'sessions');
  const [name] = (await readdir(folder)).filter((file) => /^[0-9a-f-]{36}\.json$/.test(file));
  const session = JSON.parse(await readFile(join(folder, name ?? ''), 'utf8')) as {
    vendors: { fields: Record<string, object> }[];
  };
  return session.vendors[0]?.fields.tokenSecret ?? {};
}
