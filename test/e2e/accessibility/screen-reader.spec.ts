import { expect, type Locator, type Page } from '@playwright/test';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { LISTENED_TO, startListener } from '../app/listener.ts';
import { NEO_KEY, test } from '../app/test.ts';
import { goTo } from '../screens/sessions.ts';
import { addNeoKey, connectionResult } from '../screens/settings.ts';
import { submitButton } from '../screens/submission.ts';
import { resultRow } from '../screens/workspace.ts';

/** Of a workspace in which nothing has been done. */
const MOST_TAB_STOPS = 20;
/** From opening the app to a submitted VSA X, by somebody who makes no mistake. */
const MOST_KEYS = 60;

const NO_ADDRESS =
  'That is not a web address. The Tenant URL looks like the address in your browser when you are signed in.';
const TESTING = 'Overall result: Testing';
const FAILED = 'Overall result: Failed 4 of 5 required passed, <time>. Failed: Device Assets';
const CONNECTED =
  'Submission: Connected. VSA X is connected to Acme tenant. Neo took the key at <time> and confirmed it.';

/** A keyboard that counts: a key with what is held down with it is one, and so is a value that is pasted. */
function keyboardOf(page: Page) {
  let keys = 0;
  let isCounting = true;
  return {
    async press(...names: string[]) {
      for (const name of names) {
        await page.keyboard.press(name);
        keys += isCounting ? 1 : 0;
      }
    },
    async type(text: string) {
      await page.keyboard.type(text);
      keys += isCounting ? text.length : 0;
    },
    async paste(text: string) {
      await page.keyboard.insertText(text);
      keys += isCounting ? 1 : 0;
    },
    /** By Tab alone. */
    async goTo(target: Locator) {
      for (let presses = 0; presses < 40; presses += 1) {
        if (await target.evaluate((node) => node === document.activeElement)) return;
        await this.press('Tab');
      }
      await expect(target).toBeFocused();
    },
    /** What somebody who makes no mistake does not do. */
    async detour(go: () => Promise<void>) {
      isCounting = false;
      await go();
      isCounting = true;
    },
    keys: () => keys,
  };
}

/** Goes round once by Tab, and comes back to where it began. */
async function countTabStops(page: Page): Promise<number> {
  const mark = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return false;
      const isKnown = at.hasAttribute('data-counted');
      at.setAttribute('data-counted', '');
      return isKnown ? 'known' : 'new';
    });
  let stops = 0;
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    const met = await mark();
    if (met === 'known') break;
    if (met === 'new') stops += 1;
  }
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-counted]')) one.removeAttribute('data-counted');
  });
  return stops;
}

test('what a screen reader says on the way from the empty home to a submitted vendor', async ({
  launchApp,
  desktop,
  vsax,
}, info) => {
  const listener = await startListener(desktop);
  try {
    const { page } = await launchApp(LISTENED_TO);
    const { hears } = listener;
    const keyboard = keyboardOf(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('New session').waitFor();

    await test.step('a Neo key is there already', async () => {
      await addNeoKey(page, NEO_KEY);
      await button('Test connection').click();
      await expect(connectionResult(page)).toHaveText(/^Passed/);
      await goTo(page, 'Sessions');
      await listener.forgets({ focus: 'heading "Sessions"' });
    });

    await test.step('a session', async () => {
      await keyboard.press('Control+n');
      await hears('a dialog', {
        dialog: '"New session"',
        focus: 'entry "Client name": Shown in Neo as well.',
      });
      await keyboard.detour(async () => {
        await keyboard.press('Enter');
        await hears('what a dialog finds wrong', {
          says: ['Choose at least one vendor.', 'Enter the name of the client.'],
        });
      });
      await keyboard.type('Acme');
      await keyboard.press('Tab', 'Tab', 'Tab');
      await hears('a choice', { focus: 'check box "VSA X": RMM, also called VSA 10' });
      await keyboard.press('Space', 'Enter');
      await hears('the workspace', { focus: 'heading "VSA X"' });
    });

    await test.step('the whole workspace by Tab', async () => {
      const stops = await countTabStops(page);
      info.annotations.push({ type: 'tab stops of an empty workspace', description: String(stops) });
      expect.soft(stops).toBeLessThanOrEqual(MOST_TAB_STOPS);
      await page.getByRole('heading', { level: 1 }).focus();
      await listener.forgets({ focus: 'heading "VSA X"' });
    });

    await test.step('a test without values', async () => {
      await keyboard.detour(async () => {
        await keyboard.press('Control+Enter');
        await hears('what a test needs', {
          focus: 'entry "Tenant URL": Paste the address from your browser. We keep the first part.',
          says: ['Still needed: Tenant URL, Token ID, Token Secret'],
        });
      });
      await page.getByRole('heading', { level: 1 }).focus();
      await listener.forgets({ focus: 'heading "VSA X"' });
    });

    await test.step('a field', async () => {
      await keyboard.press('F6');
      await hears('the field at hand', {
        focus: 'entry "Tenant URL": Paste the address from your browser. We keep the first part.',
      });
      await keyboard.detour(async () => {
        await keyboard.paste('not an address');
        await keyboard.press('Tab');
        await hears('a field that is wrong', {
          focus: 'entry "Token ID": Shown beside the secret right after Create.',
          says: [NO_ADDRESS],
        });
        await keyboard.press('Shift+Tab');
        await hears('back in it', { focus: `entry "Tenant URL" invalid: ${NO_ADDRESS}` });
        await keyboard.press('Control+a');
      });
      await keyboard.paste('acme.vsax.net/app');
      await keyboard.press('Tab');
      await hears('a field that was corrected', {
        focus: 'entry "Token ID": Shown beside the secret right after Create.',
        says: ['Added https:// in front. Removed the path after the address.', 'Saved'],
      });
    });

    await test.step('the guide', async () => {
      await keyboard.press('Alt+ArrowRight');
      await hears('the next step', {
        focus: 'heading "Start a Third-Party Token"',
        says: ['Look here: Under ADMINISTRATION, open Configuration.'],
      });
      await keyboard.press('j');
      await hears('the next instruction', { says: ['Look here: Click API Access.'] });
      for (const [step, instruction] of [
        ['Name the token', 'Enter a Name.'],
        ['Choose what the token may do', 'Under Organizations, choose those Neo looks after.'],
        ['Copy the Token ID and secret', 'Copy the Token ID.'],
      ]) {
        await keyboard.press('Alt+ArrowRight');
        await hears(`the step ${step}`, { focus: `heading "${step}"`, says: [`Look here: ${instruction}`] });
      }
    });

    await test.step('the other fields', async () => {
      await keyboard.press('F6');
      await hears('the field that the step fills', {
        focus: 'entry "Token ID": Shown beside the secret right after Create.',
      });
      await keyboard.paste(TOKEN_ID);
      await keyboard.press('Tab');
      await hears('a saved field', {
        focus: 'password text "Token Secret": Shown only once, right after Create.',
        says: ['Saved'],
      });
      await keyboard.paste(TOKEN_SECRET);
      await hears('a saved secret', { says: ['Saved, 64 characters'] });
      await keyboard.press('Tab');
      await hears('the way to replace it', { focus: 'button "Replace Token Secret"' });
      await keyboard.press('Tab');
      await hears('the last field', {
        focus: 'combo box "Notifications": Choose what you gave the token. The test checks for that.',
      });
    });

    await keyboard.detour(async () => {
      await test.step('a test that fails', async () => {
        const letGo = vsax.hold(() => true);
        vsax.answers.set('/assets', { status: 403 });
        await keyboard.press('Tab');
        await hears('the button that tests', { focus: 'button "Test credentials": Ctrl ⏎' });
        await keyboard.press('Enter');
        await hears('a test begins', { says: [TESTING] });
        // A second Return stops nothing.
        await keyboard.press('Enter');
        letGo();
        await hears('a test has failed', { says: [FAILED] });
      });

      await test.step('a question', async () => {
        await keyboard.press('Control+Shift+Enter');
        await hears('Review', { focus: 'heading "Review"' });
        await expect(submitButton(page)).toBeEnabled();
        await keyboard.goTo(submitButton(page));
        await hears('the button that submits', { focus: 'button "Submit to Neo": VSA X Acme tenant' });
        await keyboard.press('Enter');
        await hears('a question', {
          dialog: '"Submit anyway?": The last test did not pass. Neo may take it and then fail to connect.',
          focus: 'button "Cancel"',
        });
        await keyboard.press('Escape');
        await hears('the question is closed', { focus: 'button "Submit to Neo": VSA X Acme tenant' });
        await keyboard.press('Shift+Tab');
        await hears('the way back', { focus: 'button "Back to the guide"' });
        await keyboard.press('Enter');
        await hears('back in the workspace', { focus: 'heading "VSA X"' });
      });

      await test.step('a failed permission', async () => {
        await page.getByRole('tab', { name: 'Results', exact: true }).focus();
        await keyboard.press('Enter');
        const row = resultRow(page, 'Device Assets');
        await keyboard.goTo(row.getByRole('button', { name: 'Show me where', exact: true }));
        await hears('a failed permission', { focus: 'button "Show me where": Device Assets' });
        await keyboard.press('Enter');
        await hears('where to fix it', {
          focus: 'heading "Choose what the token may do"',
          says: ['Look here: Tick Read for Device Assets'],
        });
        vsax.answers.clear();
      });
    });

    await test.step('a test that passes', async () => {
      const letGo = vsax.hold(() => true);
      await keyboard.press('Control+Enter');
      await hears('a test begins, and its rows come to the front', {
        focus: 'heading "Results"',
        says: [TESTING],
      });
      letGo();
      await hears('a test has passed', {
        says: ['Overall result: Passed from this computer 5 of 5 required passed, <time>'],
      });
    });

    await test.step('submit', async () => {
      await keyboard.press('Control+Shift+Enter');
      await hears('Review once more', { focus: 'heading "Review"' });
      await expect(submitButton(page)).toBeEnabled();
      await keyboard.goTo(submitButton(page));
      await hears('the button', { focus: 'button "Submit to Neo": VSA X Acme tenant' });
      await keyboard.press('Enter');
      await hears('done', { focus: 'heading "Done"', says: [CONNECTED], maySay: ['Sending'] });
    });
    info.annotations.push({ type: 'keys from opening to submitted', description: String(keyboard.keys()) });
    expect(keyboard.keys()).toBeLessThanOrEqual(MOST_KEYS);
  } finally {
    await info.attach('transcript', { body: listener.transcript(), contentType: 'text/plain' });
    await listener.stop();
  }
});
