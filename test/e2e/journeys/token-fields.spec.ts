import { expect } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { endWell, removeProfile, test } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { credentials, enter, enterSecret, field } from '../screens/workspace.ts';

/** What people paste into the token's two fields. All rows share one running app, each has a session of its own. */
const MISPLACED_KEY = 'neo_sk_prod_TokenFieldCanary0001';
let app: RunningApp;

test.beforeAll(async ({ desktop }) => {
  app = await startApp(desktop);
});
test.beforeEach(async () => {
  await app.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).click();
  await startSession(app.page);
});
test.afterAll(async () => {
  await endWell(app, [TOKEN_SECRET, MISPLACED_KEY]);
  await removeProfile(app);
});

const saved: [what: string, typed: string, length: number, words: RegExp | null][] = [
  ['as it is', TOKEN_SECRET, 64, null],
  ['with spaces around it', `  ${TOKEN_SECRET}\n`, 64, /Removed spaces/],
  ['in quotes', `"${TOKEN_SECRET}"`, 64, /Removed the quotes/],
  [
    'with a zero-width character inside',
    `${TOKEN_SECRET.slice(0, 9)}\u200b${TOKEN_SECRET.slice(9)}`,
    64,
    /invisible/,
  ],
  ['of an odd length', 'short-one', 9, null],
];
for (const [what, typed, length, words] of saved) {
  test(`a secret ${what} is saved and locked`, async () => {
    const { page } = app;
    await enterSecret(page, 'Token Secret', typed);
    await expect(field(page, 'Token Secret')).toHaveAccessibleDescription(`Saved, ${length} characters`);
    await expect(field(page, 'Token Secret')).toHaveValue('');
    await expect(
      credentials(page).getByRole('button', { name: 'Replace Token Secret', exact: true }),
    ).toBeVisible();
    if (words !== null) await expect(credentials(page).getByText(words)).toBeVisible();
  });
}

const refused: [what: string, typed: string, words: RegExp][] = [
  ['dots', '••••••••••••', /dots or stars/],
  ['stars', '****************', /dots or stars/],
  ['a secret with a masked middle', 'abcd••••••••wxyz', /dots or stars/],
  ['a Neo API key', MISPLACED_KEY, /This is a Neo API key/],
  ['10,000 characters', 'x9'.repeat(5_000), /longer than any Token Secret/],
  ['a space inside', 'canary5ecret0canary 5ecret0canary5ecret0', /space or a line break inside/],
];
for (const [what, typed, words] of refused) {
  test(`${what} in Token Secret has its words at the field`, async () => {
    const input = field(app.page, 'Token Secret');
    await input.fill(typed);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveAccessibleDescription(words);
  });
}

for (const [what, typed, words] of [
  ['a comma', `${TOKEN_SECRET},`, /punctuation around/],
  [
    'a look-alike letter',
    TOKEN_SECRET.replace(/[aec]/, (letter) => ({ a: 'а', e: 'е', c: 'с' })[letter] ?? ''),
    /another alphabet/,
  ],
  ['the value twice', `${TOKEN_SECRET}${TOKEN_SECRET}`, /is in here twice/],
] as const) {
  test(`a secret with ${what} is named, never beside Saved, and put right without being shown`, async () => {
    const { page } = app;
    const input = field(page, 'Token Secret');
    await input.fill(typed);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveAccessibleDescription(words);
    await expect(input).not.toHaveAccessibleDescription(/Saved/);
    await credentials(page)
      .getByRole('button', { name: 'Use the corrected Token Secret', exact: true })
      .click();
    await expect(input).toHaveAccessibleDescription('Saved, 64 characters');
    await expect(input).not.toHaveAttribute('aria-invalid');
  });
}

test('the ID in both fields is named at the secret', async () => {
  const { page } = app;
  await enter(page, 'Token ID', TOKEN_ID);
  await field(page, 'Token Secret').fill(TOKEN_ID);
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription(/same value as the Token ID/);
});

test('a plain field can be emptied, and a secret removed', async () => {
  const { page } = app;
  await enter(page, 'Token ID', TOKEN_ID);
  await field(page, 'Token ID').fill('');
  await field(page, 'Token ID').press('Tab');
  await expect(field(page, 'Token ID')).toHaveValue('');
  await expect(field(page, 'Token ID')).not.toHaveAttribute('aria-invalid');
  await expect(
    credentials(page)
      .locator('[data-field="tokenId"]')
      .getByText(/^Saved/),
  ).toHaveCount(0);
  await enterSecret(page, 'Token Secret', TOKEN_SECRET);
  await credentials(page).getByRole('button', { name: 'Replace Token Secret', exact: true }).click();
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription(/the old value stays/);
  await credentials(page).getByRole('button', { name: 'Remove Token Secret', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove the Token Secret?', exact: true });
  await dialog.getByRole('button', { name: 'Remove it', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, 'Token Secret')).toBeEditable();
  await expect(field(page, 'Token Secret')).not.toHaveAccessibleDescription(/Saved|old value/);
});

test('a secret typed and deleted again, key by key, is not kept', async () => {
  const { page } = app;
  const input = field(page, 'Token Secret');
  await input.pressSequentially('abc');
  await expect(input).toHaveAccessibleDescription('Saved, 3 characters');
  for (let count = 0; count < 3; count += 1) await input.press('Backspace');
  await input.press('Tab');
  await expect(input).toBeEditable();
  await expect(input).not.toHaveAccessibleDescription(/Saved/);
});

test('nothing but spaces is no secret, and does not lock the field', async () => {
  const input = field(app.page, 'Token Secret');
  await input.fill('   ');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expect(input).toHaveAccessibleDescription(/You pasted an empty text/);
  await expect(input).toBeEditable();
});

test('an ID and a secret in each other’s field are noticed, and swapped on request', async () => {
  const { page } = app;
  await enterSecret(page, 'Token Secret', TOKEN_ID);
  await enter(page, 'Token ID', TOKEN_SECRET);
  await expect(field(page, 'Token ID')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Token ID')).toHaveAccessibleDescription(/looks like the Token Secret/);
  await expect(field(page, 'Token ID')).toHaveValue('');
  await credentials(page).getByRole('button', { name: 'Use them swapped', exact: true }).first().click();
  await expect(field(page, 'Token ID')).toHaveValue(TOKEN_ID);
  await expect(field(page, 'Token ID')).not.toHaveAttribute('aria-invalid');
  await expect(field(page, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
});

test('a secret in the ID’s field alone is not shown back either', async () => {
  const { page } = app;
  await enter(page, 'Token ID', TOKEN_SECRET);
  await expect(field(page, 'Token ID')).toHaveValue('');
});

test('a secret typed key by key is saved after a rest, and locked when it is left', async () => {
  const { page } = app;
  const input = field(page, 'Token Secret');
  await input.pressSequentially('typed-by-hand-0001');
  await expect(input).toHaveAccessibleDescription('Saved, 18 characters');
  await expect(input).toBeEditable();
  await input.pressSequentially('23');
  await expect(input).toHaveAccessibleDescription('Saved, 20 characters');
  await input.press('Enter');
  await expect(input).toBeEditable({ editable: false });
  await expect(input).toHaveValue('');
});

test('a locked secret takes no typing', async () => {
  const { page } = app;
  await enterSecret(page, 'Token Secret', TOKEN_SECRET);
  const input = field(page, 'Token Secret');
  await input.focus();
  await page.keyboard.type('other');
  await expect(input).toHaveValue('');
  await expect(input).toHaveAccessibleDescription('Saved, 64 characters');
});
