import { expect, type Page } from '@playwright/test';
import { CLIENT_ID as ASIO_ID, CLIENT_SECRET as ASIO_SECRET } from '../../servers/asio-server.ts';
import { CLIENT_ID as HALO_ID, CLIENT_SECRET as HALO_SECRET } from '../../servers/halo-server.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { test } from '../app/shared-app.ts';
import { HALO, NEO_KEY, TENANT } from '../app/test.ts';
import { goTo } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, submission, submitButton } from '../screens/submission.ts';
import { field, overall, stepHeading } from '../screens/workspace.ts';

/**
 * How many clicks it takes to connect a vendor, from the list of sessions to the answer of Neo, for somebody who makes
 * every value by hand in the portal and walks through the guide with the mouse. Clicks in the portal are not this
 * app's. The browser is opened from here, each field is clicked before its value is typed, and every step is looked at
 * but for the one that `Way` says.
 */
type Way = {
  vendor: string;
  most: number;
  portal: string;
  /** The steps in their order, each with the fields that are filled there. `follows`: it comes without a click. */
  steps: readonly { title: string; follows?: true; fill?: Record<string, string> }[];
  ends: RegExp;
};

const WAYS: readonly Way[] = [
  {
    vendor: 'HaloPSA',
    most: 18,
    portal: 'Open HaloPSA in the browser',
    steps: [
      { title: 'Open HaloPSA', follows: true, fill: { 'Base URL': HALO } },
      // Opening the portal is the last thing to do on the step before.
      { title: 'Start an agent for Neo', follows: true },
      { title: 'Fill in the agent' },
      { title: "Set the agent's access" },
      { title: 'Give it a team and hours' },
      { title: "Read the agent's ID", fill: { 'Agent ID': '42' } },
      // The Agent ID was all that the step before was for.
      { title: 'Start a new application', follows: true },
      // The newer edition is chosen already.
      { title: 'Describe the application' },
      { title: 'Grant the scope all' },
      {
        title: 'Copy the Client ID and secret',
        fill: { 'Client ID': HALO_ID, 'Client Secret': HALO_SECRET },
      },
    ],
    ends: /^Passed/,
  },
  {
    vendor: 'VSA X',
    most: 13,
    portal: 'Open the VSA X portal in the browser',
    steps: [
      { title: 'Open the VSA X portal', follows: true, fill: { 'Tenant URL': TENANT } },
      { title: 'Start a Third-Party Token', follows: true },
      { title: 'Name the token' },
      // Notifications stay not wanted, which is chosen already.
      { title: 'Choose what the token may do' },
      {
        title: 'Copy the Token ID and secret',
        fill: { 'Token ID': TOKEN_ID, 'Token Secret': TOKEN_SECRET },
      },
    ],
    ends: /^Passed/,
  },
  {
    vendor: 'ConnectWise Asio',
    most: 14,
    portal: 'Open My ConnectWise',
    steps: [
      { title: 'Open the Asio portal', follows: true },
      { title: 'Start a new key' },
      { title: 'Name the key' },
      { title: 'Tick the nine scopes' },
      { title: 'Consent and generate' },
      // The Client ID tells the region. With the secret every field is filled in and the button that tests leads, so
      // nobody has a reason to open the last step, Find your region.
      {
        title: 'Copy the Client ID and secret',
        fill: { 'Client ID': ASIO_ID, 'Client Secret': ASIO_SECRET },
      },
    ],
    ends: /^Passed/,
  },
];

test('clicks from the list of sessions to connected, by hand through every step', async ({
  launchApp,
}, info) => {
  const { page, electron } = await launchApp();
  // What would open in the browser is only taken note of.
  await electron.evaluate(({ shell }) => {
    shell.openExternal = () => Promise.resolve();
  });
  await addNeoKey(page, NEO_KEY);
  for (const way of WAYS) {
    await test.step(way.vendor, async () => {
      await goTo(page, 'Sessions');
      const clicks = await countClicks(page);
      await walk(page, way);
      const count = await clicks();
      info.annotations.push({ type: 'clicks', description: `${way.vendor}: ${count}` });
      expect(count).toBeLessThanOrEqual(way.most);
      // A count that is too low has missed some.
      expect(count).toBeGreaterThan(way.steps.length);
    });
  }
});

async function walk(page: Page, { vendor, portal, steps, ends }: Way): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('New session').click();
  const dialog = page.getByRole('dialog', { name: 'New session', exact: true });
  await expect(dialog.getByLabel('Client name', { exact: true })).toBeFocused();
  await page.keyboard.type(`Client of ${vendor}`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Robin');
  await dialog.getByRole('checkbox', { name: vendor, exact: true }).click();
  await dialog.getByRole('button', { name: 'Start session', exact: true }).click();

  for (const [index, { title, follows, fill = {} }] of steps.entries()) {
    if (follows !== true) await button('Next step').click();
    await expect(stepHeading(page, title)).toBeVisible();
    for (const [label, value] of Object.entries(fill)) {
      await field(page, label).click();
      await page.keyboard.insertText(value);
      await expect(field(page, label), label).toHaveAccessibleDescription(/Saved/);
    }
    if (index === 0) await button(portal).click();
  }
  // The path ends here, or everything is filled in before: in either case one button leads to the test.
  const leads = page.getByRole('main').locator('button.primary');
  await expect(leads).toHaveText(/^Test (?:now|credentials)$/);
  await leads.click();
  await expect(overall(page)).toHaveText(ends);
  await button('Review and submit').click();
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^(?:Sent|Connected)/);
}

/** Counts what the mouse presses, whatever it meets: keys and scripts press nothing. Answers the count so far. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { clicks: 0 };
    document.addEventListener(
      'pointerdown',
      ({ isTrusted }) => {
        if (isTrusted) counted.clicks += 1;
      },
      true,
    );
    return counted;
  });
  return () => counter.evaluate(({ clicks }) => clicks);
}
