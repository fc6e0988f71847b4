import { expect, type Page } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET, nothingIn } from '../../servers/halo-server.ts';
import { deniedDescription } from '../../servers/neo-descriptions.ts';
import { test } from '../app/shared-app.ts';
import { HALO, NEO_KEY } from '../app/test.ts';
import { chooseEdition, EDITIONS, fillHalo, haloRows } from '../screens/halopsa.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, handOver, openReview, submission, submitButton } from '../screens/submission.ts';
import { TIME_TO_COME } from '../screens/times.ts';
import {
  enter,
  enterSecret,
  expectVerdicts,
  field,
  lookHere,
  resultRow,
  results,
  runTest,
  stepHeading,
  vendorLink,
} from '../screens/workspace.ts';

const PASSED = /^Passed from this computer/;

test('HaloPSA, from the first step to Done, with the agent chosen by name', async ({
  launchApp,
  halo,
  neo,
}) => {
  const { page } = await launchApp();
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA'] });
  for (const edition of [EDITIONS[1], EDITIONS[0]]) {
    await chooseEdition(page, edition);
    const steps = page.getByRole('navigation', { name: 'Steps', exact: true }).getByRole('button');
    await expect(steps).toHaveCount(10);
    for (const step of await steps.all()) {
      await step.click();
      await expect(lookHere(page)).not.toBeEmpty();
      await expect(page.getByRole('figure').first()).toBeVisible();
    }
  }

  await test.step('an agent that the application does not act as is a warning', async () => {
    await fillHalo(page, { agent: '7' });
    await runTest(page, /^Warning/);
    await expectVerdicts(page, { ...haloRows('Passed'), Agent: 'Warning' });
    const row = resultRow(page, 'Agent');
    await expect(row).toContainText('acts as Neo Agent, but the Agent ID you entered belongs to Somebody');
    await row.getByRole('button', { name: 'Show me where', exact: true }).click();
    await expect(stepHeading(page, 'Describe the application')).toBeFocused();
    await expect(lookHere(page)).toContainText('agent to log in as');
  });

  await test.step('the right one is chosen from the list the test fetched', async () => {
    const choice = field(page, 'Choose agent');
    await expect(choice.getByRole('option')).toContainText(['Neo Agent (42)', 'Somebody (7)']);
    await expect(choice).not.toContainText('Reports');
    await expect(choice).not.toContainText('Former');
    await choice.selectOption({ label: 'Neo Agent (42)' });
    await expect(field(page, 'Agent ID')).toHaveValue('42');
    await runTest(page, PASSED);
    await expectVerdicts(page, { ...haloRows('Passed'), "Seen from Neo's servers": 'Not tested' });
  });
  await test.step('every row of a passed run is whole without scrolling', async () => {
    expect(await wholeRows(page)).toEqual({ failed: 0, passed: 19 });
  });
  await test.step('with two failures both are whole with nine that passed, and they are named', async () => {
    halo.answers.set('/Invoice', { status: 403 });
    halo.answers.set('/Report', { status: 403 });
    await runTest(page, /^Failed.+17 of 19 required passed, .+ Failed: Invoices, Reports$/);
    const { failed, passed } = await wholeRows(page);
    expect(failed).toBe(2);
    expect(passed).toBeGreaterThanOrEqual(9);
    await expect(vendorLink(page, 'HaloPSA')).toHaveText(/2 to fix: Invoices, Reports/);
    halo.answers.clear();
    await runTest(page, PASSED);
  });
  expect(halo.requests.filter((one) => !/^(?:GET|POST \/auth\/token)/.test(one))).toEqual([]);

  await openReview(page);
  for (const text of ['acme.halopsa.com', 'Neo Agent', 'Acme tenant', 'replacing nothing']) {
    await expect(page.getByRole('main')).toContainText(text);
  }
  await submitButton(page).click();
  await expect(doneHeading(page)).toBeVisible();
  await expect(submission(page)).toHaveText(/^Connected/);
  expect(neo.effects).toHaveLength(1);
  expect(neo.effects[0]?.integration).toBe('halopsa');
  expect(neo.effects[0]?.body).toMatchObject({
    credentials: { base_url: HALO, client_id: CLIENT_ID, client_secret: CLIENT_SECRET, agent_id: '42' },
  });
});

/** Rows of the table that no edge of the window cuts, by what their verdict is. */
function wholeRows(page: Page): Promise<{ failed: number; passed: number }> {
  return page.getByRole('table', { name: 'Permission results', exact: true }).evaluate((table) => {
    const panel = table.closest('[role="tabpanel"]')?.getBoundingClientRect();
    const top = table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
    const bottom = Math.min(window.innerHeight, panel?.bottom ?? 0);
    const rows = [...table.querySelectorAll('tbody tr:has(th)')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.top >= top && box.bottom <= bottom;
    });
    const count = (verdict: string) => rows.filter((row) => row.textContent?.includes(verdict)).length;
    return { failed: count('Failed'), passed: count('Passed') };
  });
}

test('HaloPSA: each refused sign-in says what it is, and leaves the areas untested', async ({
  launchApp,
  halo,
}) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  const wrong = CLIENT_SECRET.replaceAll('0', '1');
  await fillHalo(page, { secret: wrong });
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...haloRows('Not tested'), 'Sign-in': 'Failed' });
  await expect(resultRow(page, 'Sign-in')).toContainText("didn't accept this Client ID and Client Secret");
  expect(halo.requests).toEqual(['GET /authinfo', 'POST /auth/token?tenant=acme']);
  await enterSecret(page, 'Client Secret', CLIENT_SECRET);

  const invalid = (error: string, error_description: string) => ({
    status: 400,
    body: { error, error_description },
  });
  const cases = [
    ['inactive', invalid('invalid_client', 'The client is inactive.'), 'Failed'],
    ['method', invalid('unauthorized_client', 'Not allowed to use the grant type.'), 'Failed'],
    ['tenant', { status: 500, text: '<html>' }, 'Could not tell'],
    ['no scope at all', invalid('invalid_scope', 'Not allowed.'), 'Could not tell'],
  ] as const;
  for (const [name, answer, verdict] of cases) {
    await test.step(name, async () => {
      halo.answers.set('/auth/token', answer);
      await runTest(page, /^(?:Failed|Could not tell)/);
      await expectVerdicts(page, { 'Sign-in': verdict, Tickets: 'Not tested' });
    });
  }
  halo.answers.clear();
  await runTest(page, PASSED);
});

test('HaloPSA: one refused area leads to the control that grants it', async ({ launchApp, halo }) => {
  halo.answers.set('/Invoice', { status: 403 });
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  await fillHalo(page);
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { ...haloRows('Passed'), Invoices: 'Failed' });
  const row = resultRow(page, 'Invoices');
  await expect(row).toContainText("doesn't let Neo's agent read invoices (403)");
  await expect(row).toContainText(/Who: An admin of the HaloPSA portal/);
  await row.getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(stepHeading(page, "Set the agent's access")).toBeFocused();
  await expect(lookHere(page)).toContainText('Invoices Access Level');
  halo.answers.clear();
  await runTest(page, PASSED);
});

test('HaloPSA: the button that opens the portal asks for the address first, and leaves no box behind', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  const open = page.getByRole('button', { name: 'Open HaloPSA in the browser', exact: true });
  await expect(open).toHaveAccessibleDescription('Needs Base URL first.');
  await open.click();
  await expect(field(page, 'Base URL')).toBeFocused();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await page.keyboard.type(HALO);
  await page.keyboard.press('Tab');
  await expect(open).toHaveAccessibleDescription('');
});

test('HaloPSA: a scope that falls short is distinguished from an area', async ({ launchApp, halo }) => {
  halo.scopes = ['all:standard', 'all:teams'];
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  await fillHalo(page);
  await runTest(page, /^Warning/);
  await expectVerdicts(page, { ...haloRows('Passed'), Scope: 'Warning' });
  halo.scopes = ['read:tickets'];
  halo.unticked = 'left-out';
  await runTest(page, /^Failed/);
  await expectVerdicts(page, { 'Sign-in': 'Passed', Scope: 'Failed' });
  await resultRow(page, 'Scope').getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(stepHeading(page, 'Grant the scope all')).toBeFocused();
});

test('HaloPSA: an agent that sees nothing is a warning with its usual cause', async ({ launchApp, halo }) => {
  halo.answers.set('/Tickets', nothingIn('tickets'));
  halo.answers.set('/Client', nothingIn('clients'));
  halo.answers.set('/Quotation', nothingIn('quotes'));
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  await fillHalo(page);
  await runTest(page, /^Warning/);
  await expectVerdicts(page, { ...haloRows('Passed'), Tickets: 'Warning', Companies: 'Warning' });
  await expect(resultRow(page, 'Tickets')).toContainText("Neo's agent sees none");
  await resultRow(page, 'Tickets').getByRole('button', { name: 'Show me where', exact: true }).click();
  await expect(stepHeading(page, 'Give it a team and hours')).toBeFocused();
  await expect(lookHere(page)).toHaveText('Add at least one team.');
});

test('HaloPSA: a wait that is asked for ends the run with its time', async ({ launchApp, halo }) => {
  halo.answers.set('/Users', { status: 429, headers: { 'retry-after': '600' } });
  const { page } = await launchApp({});
  await startSession(page, { vendors: ['HaloPSA'] });
  await fillHalo(page);
  const saysWhen = (verdict: string) => new RegExp(`^${verdict} .+ Try again at ${TIME_TO_COME}\\.$`);
  await runTest(page, saysWhen('Could not tell'));
  await expect(results(page)).toContainText(
    new RegExp(`HaloPSA asked the app to wait\\. Test again after ${TIME_TO_COME}`),
  );
  await expectVerdicts(page, { 'Sign-in': 'Passed', Contacts: 'Could not tell', Reports: 'Not tested' });
  for (const row of ['Contacts', 'Reports']) {
    await expect(
      resultRow(page, row).getByRole('button', { name: 'Show me where', exact: true }),
    ).toHaveCount(0);
    await expect(resultRow(page, row)).toContainText('Who: You');
  }
  expect(halo.forms).toHaveLength(1);

  // The time holds whatever HaloPSA would answer now: nobody signs in before it.
  halo.answers.clear();
  const before = halo.requests.length;
  await runTest(page, saysWhen('Not tested'));
  await expectVerdicts(page, haloRows('Not tested'));
  await expect(resultRow(page, 'Sign-in')).toContainText(
    'HaloPSA asked the app to wait before more requests',
  );
  expect(halo.requests.slice(before).filter((one) => !one.startsWith('GET /authinfo'))).toEqual([]);
  expect(halo.forms).toHaveLength(1);
});

test('HaloPSA: handing over in the dashboard', async ({ launchApp, neo }) => {
  neo.description = deniedDescription;
  const app = await launchApp();
  const { page } = app;
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA'] });
  await fillHalo(page);
  await runTest(page, PASSED);
  await openReview(page);
  await handOver(app, [
    ['Base URL', HALO],
    ['Client ID', CLIENT_ID],
    ['Client Secret', CLIENT_SECRET],
    ['Agent ID', '42'],
  ]);
  await expect(page.getByRole('main')).toContainText('You handed the credential of HaloPSA over');
  expect(neo.effects).toEqual([]);
});

test('HaloPSA: what is not an agent number, and addresses that are not the own one', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  await enter(page, 'Base URL', 'https://yourdomain.halopsa.com/');
  await expect(field(page, 'Base URL')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Base URL')).toHaveAccessibleDescription(/example from the guide/);
  await enter(page, 'Base URL', 'acme.halopsa.com/ticket?id=1');
  await expect(field(page, 'Base URL')).toHaveValue(HALO);
  await enter(page, 'Agent ID', 'Neo Agent');
  await expect(field(page, 'Agent ID')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Agent ID')).toHaveAccessibleDescription(/An Agent ID is a number such as 42/);
});

test('HaloPSA: a test without an Agent ID lists the agents, and one of them completes it', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  await startSession(page, { vendors: ['HaloPSA'] });
  await enter(page, 'Base URL', HALO);
  await enter(page, 'Client ID', CLIENT_ID);
  await enterSecret(page, 'Client Secret', CLIENT_SECRET);
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription(/^Saved, \d+ characters/);
  await runTest(page, /^Not tested/);
  await expect(resultRow(page, 'Agent')).toContainText('There is no Agent ID yet');
  await field(page, 'Choose agent').selectOption({ label: 'Neo Agent (42)' });
  await expect(field(page, 'Agent ID')).toHaveValue('42');
  await runTest(page, PASSED);
});
