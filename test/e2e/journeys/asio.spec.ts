import { expect } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET, NINE } from '../../servers/asio-server.ts';
import { deniedDescription } from '../../servers/neo-descriptions.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { asioRows, fillAsio } from '../screens/asio.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, handOver, openReview, submission, submitButton } from '../screens/submission.ts';
import { TIME_TO_COME } from '../screens/times.ts';
import {
  expectVerdicts,
  field,
  lookHere,
  overall,
  resultRow,
  results,
  runTest,
  stepHeading,
  testButton,
} from '../screens/workspace.ts';

const ASIO = { vendors: ['ConnectWise Asio'] };
/** Milliseconds: between tokens for one scope each the app pauses. */
const ONE_BY_ONE = 40_000;
const WAIT = new RegExp(`ConnectWise Asio asked the app to wait\\. Test again after ${TIME_TO_COME}`);

test('ConnectWise Asio, from the first step to Done', async ({ launchApp, asio, neo }) => {
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, ASIO);
  const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
  await expect(steps).toHaveCount(7);
  for (const step of await steps.all()) {
    await step.click();
    await expect(lookHere(page)).not.toBeEmpty();
    await expect(page.getByRole('figure').first()).toBeVisible();
  }
  await fillAsio(page);
  // The Client ID tells where it was made, and the region was untouched.
  await expect(field(page, 'Region')).toHaveValue('eu');
  await runTest(page, /^Passed/);
  await expect(results(page).getByRole('rowheader')).toHaveText(Object.keys(asioRows('Passed')));
  await expectVerdicts(page, asioRows('Passed'));
  expect(asio.tokenCalls).toHaveLength(1);
  expect(asio.tokenCalls[0]?.region).toBe('eu');

  await openReview(page);
  for (const text of ['Some MSP', 'EU', 'Acme tenant', 'replacing nothing']) {
    await expect(page.getByRole('main')).toContainText(text);
  }
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
  expect(neo.effects).toHaveLength(1);
  expect(neo.effects[0]?.integration).toBe('connectwise-rmm');
  expect(neo.effects[0]?.body).toMatchObject({
    credentials: { region: 'eu', client_id: CLIENT_ID, client_secret: CLIENT_SECRET },
  });
});

test('ConnectWise Asio: one missing scope is named, shown and corrected', async ({ launchApp, asio }) => {
  asio.granted = asio.granted.filter((scope) => scope !== 'platform.tickets.read');
  const { page } = await launchApp();
  await startSession(page, ASIO);
  await fillAsio(page);
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...asioRows('Passed'), 'Platform - Tickets - Read': 'Failed' });
  const row = resultRow(page, 'Platform - Tickets - Read');
  await row.getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(stepHeading(page, 'Tick the nine scopes')).toBeFocused();
  await expect(lookHere(page)).toContainText('Platform - Tickets - Read');
  asio.granted.push('platform.tickets.read');
  await runTest(page, /^Passed/);
  await expectVerdicts(page, asioRows('Passed'));
});

test('ConnectWise Asio: a wrong region is distinguished only when asked', async ({ launchApp, asio }) => {
  const { page } = await launchApp();
  await startSession(page, ASIO);
  await fillAsio(page, { region: 'US' });
  await expect(field(page, 'Region')).toHaveValue('us');
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...asioRows('Not tested'), 'Sign-in': 'Failed' });
  const row = resultRow(page, 'Sign-in');
  await expect(row).toContainText('usually belongs to EU');
  expect(new Set(asio.tokenCalls.map(({ region }) => region))).toEqual(new Set(['us']));

  // Disabled while the refused values wait.
  await row.getByRole('button', { name: 'Try the other regions', exact: true }).click();
  await expect(row).toContainText('The key is right, but it belongs to EU, not to US');
  expect(new Set(asio.tokenCalls.map(({ region }) => region))).toEqual(new Set(['us', 'eu']));
  await field(page, 'Region').selectOption({ label: 'EU' });
  await runTest(page, /^Passed/);
  await expectVerdicts(page, asioRows('Passed'));
});

test('ConnectWise Asio: a wrong secret is wrong in every region', async ({ launchApp }) => {
  const { page } = await launchApp();
  await startSession(page, ASIO);
  await fillAsio(page, { secret: CLIENT_SECRET.replaceAll('0', '1') });
  await runTest(page, /^Failed/);
  const row = resultRow(page, 'Sign-in');
  await expect(row).toContainText('gave no token for this Client ID and Client Secret');
  await row.getByRole('button', { name: 'Try the other regions', exact: true }).click();
  await expect(row).toContainText('in any of the three regions');
  await expect(row.getByRole('button', { name: 'Try the other regions', exact: true })).toHaveCount(0);
});

test('ConnectWise Asio: a locked key ends the run with the time', async ({ launchApp, asio }) => {
  asio.mint = () => ({ status: 423, headers: { 'retry-after': '1200' } });
  const { page } = await launchApp({});
  await startSession(page, ASIO);
  await fillAsio(page);
  await runTest(page, /^Could not tell/);
  await expect(results(page)).toContainText(WAIT);
  await expectVerdicts(page, { ...asioRows('Not tested'), 'Sign-in': 'Could not tell' });
  await expect(resultRow(page, 'Sign-in')).toContainText('(423)');
  expect(asio.tokenCalls).toHaveLength(1);
  // The time holds whatever the vendor would answer now.
  asio.mint = undefined;
  await runTest(page, /^Not tested/);
  await expect(results(page)).toContainText(WAIT);
  expect(asio.tokenCalls).toHaveLength(1);
});

test('ConnectWise Asio: scopes are asked one by one where a token tells none', async ({
  launchApp,
  asio,
}) => {
  asio.echo = 'none';
  // The nine together are refused for the one that is missing.
  asio.granted = NINE.filter((scope) => scope !== 'platform.agent.read');
  const { page } = await launchApp();
  await startSession(page, ASIO);
  await fillAsio(page);
  await testButton(page).click();
  await expect(overall(page)).toHaveText(/^Failed/, { timeout: ONE_BY_ONE });
  // What a read shows is decided by it; what only a token can prove needs its word.
  await expectVerdicts(page, {
    ...asioRows('Passed'),
    'Platform - Agent - Read': 'Failed',
    'Platform - Automation - Create': 'Could not tell',
    'Platform - Contacts - Read': 'Could not tell',
  });
  const alone = asio.tokenCalls.map(({ scope }) => scope ?? 'none').slice(2);
  expect(alone).toEqual(['platform.automation.create', 'platform.agent.read', 'platform.contacts.read']);
  expect(new Set(asio.tokenCalls.map(({ region }) => region))).toEqual(new Set(['eu']));

  const row = resultRow(page, 'Platform - Agent - Read');
  await row.getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(stepHeading(page, 'Tick the nine scopes')).toBeFocused();
  await expect(lookHere(page)).toContainText('Platform - Agent - Read');
  await page.getByRole('button', { name: 'Back to results', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Show me where', exact: true })).toHaveCount(3);
});

test('ConnectWise Asio: a wait amid the scopes one by one leaves the rest untested', async ({
  launchApp,
  asio,
}) => {
  asio.echo = 'none';
  asio.mint = ({ scope }) => {
    if (scope === 'platform.devices.read') return { status: 429, headers: { 'retry-after': '1200' } };
    const isAlone = scope !== undefined && !scope.includes(' ');
    return isAlone ? undefined : { status: 400, body: { error: 'invalid_scope' } };
  };
  const { page } = await launchApp({});
  await startSession(page, ASIO);
  await fillAsio(page);
  await testButton(page).click();
  await expect(overall(page)).toHaveText(new RegExp(`^Could not tell .+ Try again at ${TIME_TO_COME}\\.$`), {
    timeout: ONE_BY_ONE,
  });
  await expect(results(page)).toContainText(WAIT);
  await expectVerdicts(page, {
    ...asioRows('Not tested'),
    'Sign-in': 'Passed',
    'Platform - Devices - Read': 'Could not tell',
  });
  await expect(resultRow(page, 'Platform - Devices - Read')).toContainText('→ 429,');
  await expect(resultRow(page, 'Platform - Tickets - Read')).toContainText('asked the app to wait');
  expect(asio.tokenCalls).toHaveLength(5);
  expect(asio.reads).toEqual([]);

  asio.mint = undefined;
  await runTest(page, new RegExp(`^Not tested .+ Try again at ${TIME_TO_COME}\\.$`));
  expect(asio.tokenCalls).toHaveLength(5);
});

test('ConnectWise Asio: a tenant without companies is a warning', async ({ launchApp, asio }) => {
  asio.answers.set('/api/platform/v1/company/companies', { status: 200, body: [] });
  const { page } = await launchApp();
  await startSession(page, ASIO);
  await fillAsio(page);
  await runTest(page, /^Warning/);
  await expectVerdicts(page, { ...asioRows('Passed'), 'Platform - Companies - Read': 'Warning' });
});

test('ConnectWise Asio: handing over in the dashboard', async ({ launchApp, neo }) => {
  neo.description = deniedDescription;
  const app = await launchApp();
  const { page } = app;
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, ASIO);
  await fillAsio(page);
  await runTest(page, /^Passed/);
  await openReview(page);
  await handOver(app, [
    ['Region', 'EU'],
    ['Client ID', CLIENT_ID],
    ['Client Secret', CLIENT_SECRET],
  ]);
  expect(neo.effects).toEqual([]);
});
