import { expect } from '@playwright/test';
import {
  startVsaxServer,
  TOKEN_SECRET,
  type VsaxAnswer,
  type VsaxServer,
} from '../../servers/vsax-server.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { endWell, removeProfile, TENANT, test } from '../app/test.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { TIME_TO_COME } from '../screens/times.ts';
import {
  ALL_PASSED,
  changeAllTo,
  expectVerdicts,
  fillVsax,
  overall,
  resultRow,
  runTest,
  testButton,
  verdictOf,
} from '../screens/workspace.ts';

/** Nothing that is not a plain answer of the vendor becomes Passed, or blames the credential. One app for all. */
const NOBODY = 'https://nobody-there.vsax.net';
const PAGE = '<!doctype html><html><title>Welcome</title><body>Please sign in</body></html>';
let app: RunningApp;
let vsax: VsaxServer;

test.beforeAll(async ({ desktop }) => {
  vsax = await startVsaxServer();
  const gone = await startVsaxServer();
  await gone.close();
  app = await startApp(desktop, { routes: { [TENANT]: vsax.origin, [NOBODY]: gone.origin } });
});
test.beforeEach(async () => {
  vsax.answers.clear();
  vsax.requests.length = 0;
  await goTo(app.page, 'Sessions');
  await startSession(app.page);
});
test.afterAll(async () => {
  await endWell(app, [TOKEN_SECRET]);
  await vsax.close();
  await removeProfile(app);
});

test('a host that does not answer', async () => {
  const { page } = app;
  await fillVsax(page, { url: NOBODY });
  await runTest(page, /^Could not tell/);
  await expectVerdicts(page, { ...changeAllTo('Not tested'), 'Sign-in': 'Could not tell' });
  await expect(resultRow(page, 'Sign-in')).toContainText(
    /nothing accepts connections there\. It says nothing about the secret, which was not sent/,
  );
});

const everywhere: [what: string, answer: VsaxAnswer, requests: number, signIn: RegExp][] = [
  ['a web page', { status: 200, text: PAGE }, 1, /A web page answered/],
  [
    'a redirect',
    { status: 302, headers: { location: 'https://login.vsax.net/?next=1' } },
    1,
    /login\.vsax\.net/,
  ],
  ['an empty body', { status: 200 }, 1, /.+/],
];
for (const [what, answer, requests, words] of everywhere) {
  test(`${what} where the interface should be`, async () => {
    const { page } = app;
    vsax.answers.set('*', answer);
    await fillVsax(page);
    await runTest(page, /^Could not tell/);
    await expectVerdicts(page, { ...changeAllTo('Not tested'), 'Sign-in': 'Could not tell' });
    await expect(resultRow(page, 'Sign-in')).toContainText(words);
    expect(vsax.requests).toHaveLength(requests);
  });
}

test('a secret that comes back in an error of the vendor is not shown', async () => {
  const { page } = app;
  const body = {
    Data: null,
    Meta: { ResponseCode: 500, ErrorMessage: `No luck with ${TOKEN_SECRET} today` },
  };
  vsax.answers.set('/devices', { status: 500, body });
  await fillVsax(page);
  await runTest(page, /^Could not tell/);
  await expect(verdictOf(page, 'Devices')).toHaveText('Could not tell');
  await expect(resultRow(page, 'Devices')).toContainText('No luck with [removed] today');
});

test('an error inside a 200, and a body of the wrong shape', async () => {
  const { page } = app;
  vsax.answers.set('/sites', {
    status: 200,
    body: { Data: null, Meta: { ResponseCode: 500, ErrorMessage: 'Oops' } },
  });
  vsax.answers.set('/automation/tasks', { status: 200, body: { Data: [{ Something: 'else' }] } });
  await fillVsax(page);
  await runTest(page, /^Could not tell/);
  await expectVerdicts(page, {
    ...ALL_PASSED,
    'Organizations / Sites / Groups': 'Could not tell',
    Automation: 'Could not tell',
  });
});

test('403 to everything', async () => {
  const { page } = app;
  vsax.answers.set('*', { status: 403, body: { Data: null, Meta: { ResponseCode: 403 } } });
  await fillVsax(page);
  await runTest(page, /^Could not tell/);
  await expectVerdicts(page, changeAllTo('Could not tell'));
  await expect(resultRow(page, 'Devices')).toContainText("IP White List missing this computer's address");
});

test('a rate limit in the middle', async () => {
  const { page } = app;
  vsax.answers.set('/organizations', { status: 429, headers: { 'retry-after': '120' } });
  await fillVsax(page);
  await runTest(page, /^Could not tell|^Not tested/);
  await expectVerdicts(page, {
    'Sign-in': 'Passed',
    Devices: 'Passed',
    'Device Assets': 'Passed',
    Automation: 'Not tested',
  });
  await expect(verdictOf(page, 'Organizations / Sites / Groups')).not.toHaveText('Passed');
  await expect(verdictOf(page, 'Organizations / Sites / Groups')).not.toHaveText('Failed');
  await expect(
    page.getByText(new RegExp(`VSA X asked the app to wait\\. Test again after ${TIME_TO_COME}`)),
  ).toBeVisible();
  expect(vsax.requests.filter((path) => path.startsWith('/organizations'))).toHaveLength(1);
});

test('an empty tenant is a warning, not a missing permission', async () => {
  const { page } = app;
  vsax.answers.set('/devices', {
    status: 200,
    body: { Data: [], Meta: { ResponseCode: 200, TotalCount: 0 } },
  });
  await fillVsax(page);
  await runTest(page, /^Warning/);
  await expect(verdictOf(page, 'Devices')).toHaveText('Warning');
});

test('Stop test ends a slow run at once', async () => {
  const { page } = app;
  const release = vsax.hold((path) => path !== '/environment');
  await fillVsax(page);
  await testButton(page).click();
  await expect(overall(page)).toHaveText(/^Testing/);
  await expect(verdictOf(page, 'Sign-in')).toHaveText('Passed');
  await expect.poll(() => vsax.requests.length).toBeGreaterThan(1);
  const asked = vsax.requests.length;
  await page.getByRole('button', { name: 'Stop test', exact: true }).click();
  // Nothing is answered meanwhile, so it does not wait for an answer.
  await expect(overall(page)).toHaveText(/^Stopped/);
  await expectVerdicts(page, { 'Sign-in': 'Passed', Automation: 'Not tested' });
  await expect(testButton(page)).toBeEnabled();
  expect(vsax.requests.length).toBe(asked);
  release();
});
