import { expect } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { filesBelow } from '../app/canary.ts';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { NEO_KEY } from '../app/test.ts';
import { hideNames, namesListed, namesStatus, showNames } from '../screens/company-names.ts';
import { fillHalo } from '../screens/halopsa.ts';
import { beginPractice, useValues as takeValues } from '../screens/practice.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview, submitButton } from '../screens/submission.ts';
import { fillVsax, openVendor, runTest, testButton } from '../screens/workspace.ts';

const PASSED = /^Passed from this computer/;
const CANARY = 'Canary & Daughters of Nowhere';

const organizations = (...names: unknown[]) => ({
  status: 200,
  body: {
    Data: names.map((Name, place) => ({ Id: place, Name, HasCustomFields: false })),
    Meta: { ResponseCode: 200, TotalCount: 1412 },
  },
});

/** Nothing of the names is left: not in the page, not in a file, not in the output of the app. */
async function expectNamesGone(app: RunningApp): Promise<void> {
  expect(await app.page.content()).not.toContain('Nowhere');
  expect(await app.page.locator('body').ariaSnapshot()).not.toContain('Nowhere');
  await app.kill();
  expect(app.output()).not.toContain('Nowhere');
  const places = await filesBelow(app.profile);
  const forms = [Buffer.from('Daughters of Nowhere'), Buffer.from('Daughters of Nowhere', 'utf16le')];
  expect(places.filter(({ bytes }) => forms.some((one) => bytes.includes(one)))).toEqual([]);
}

test('VSA X: names are shown when asked for, and gone with Review', async ({ launchApp, vsax }) => {
  const app = await launchApp();
  const { page } = app;
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page);
  await fillVsax(page);

  await test.step('a credential without a test has no names to offer', async () => {
    await openReview(page);
    await expect(submitButton(page)).toBeVisible();
    await expect(showNames(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Back to the guide', exact: true }).click();
  });
  await runTest(page, PASSED);
  vsax.answers.set(
    '/organizations',
    organizations(CANARY, '\u202Eevil\u202C', 4711, 'Very long '.repeat(50), '<b>Bold</b>'),
  );
  await openReview(page);
  await expect(showNames(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('never saved');
  await expect(namesStatus(page)).toBeEmpty();
  const before = vsax.requests.length;
  expect(await page.content()).not.toContain('Canary');
  await expectNoFaults(page, 'Review that offers names');

  const release = vsax.hold(() => true);
  await showNames(page).click();
  await expect(namesStatus(page)).toHaveText('Asking…');
  await expect(showNames(page)).toBeFocused();
  await expectNoFaults(page, 'Review that asks');
  release();
  await expect(namesStatus(page)).toHaveText('VSA X shows 5 of 1,412 organizations:');
  await expect(namesListed(page)).toHaveText([
    CANARY,
    'evil',
    '4711',
    /^(Very long ){7}Very long…$/,
    '<b>Bold</b>',
  ]);
  await expect(hideNames(page)).toBeFocused();
  await expectNoFaults(page, 'Review with names');
  expect(vsax.requests.slice(before)).toEqual(['/organizations?$top=5']);

  await test.step('they can be put away, and are asked for anew', async () => {
    await hideNames(page).click();
    await expect(namesListed(page)).toHaveCount(0);
    await expect(namesStatus(page)).toBeEmpty();
    await showNames(page).click();
    await expect(namesListed(page)).toHaveCount(5);
  });
  await page.getByRole('button', { name: 'Back to the guide', exact: true }).click();
  await testButton(page).waitFor();
  expect(await page.content()).not.toContain('Nowhere');
  await openReview(page);
  await expect(showNames(page)).toBeVisible();
  await expect(namesStatus(page)).toBeEmpty();
  await expectNamesGone(app);
});

test('HaloPSA: names, none of them, and each error in words', async ({ launchApp, halo }) => {
  const app = await launchApp();
  const { page } = app;
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { vendors: ['HaloPSA'] });
  await fillHalo(page);
  await runTest(page, PASSED);
  await openReview(page);

  await test.step('one page of companies', async () => {
    const clients = [CANARY, 'Bolt', 'Cairn'].map((name, id) => ({ id, name }));
    halo.answers.set('/Client', { status: 200, body: { record_count: 412, clients } });
    const signIns = halo.forms.length;
    await showNames(page).click();
    await expect(namesStatus(page)).toHaveText('HaloPSA shows 3 of 412 companies:');
    await expect(namesListed(page)).toHaveText([CANARY, 'Bolt', 'Cairn']);
    expect(halo.forms.length).toBe(signIns + 1);
    expect(halo.requests.at(-1)).toBe('GET /Client?pageinate=true&page_no=1&page_size=5');
    await hideNames(page).click();
  });

  await test.step('none', async () => {
    halo.answers.set('/Client', { status: 200, body: { record_count: 0, clients: [] } });
    await showNames(page).click();
    await expect(namesStatus(page)).toContainText('HaloPSA answered, but shows this key no companies.');
    await expect(namesStatus(page)).toContainText('It does not mean that the key is wrong');
    await hideNames(page).click();
  });

  const issues: [string, Parameters<typeof halo.answers.set>[1], RegExp][] = [
    ['403', { status: 403, body: {} }, /HaloPSA refused this one request\..*test again.*Who: You/s],
    [
      'a page',
      { status: 200, text: '<html>' },
      /page for people, not data from the API\..*Check the address/s,
    ],
    [
      'a wait',
      { status: 429, headers: { 'retry-after': '600' } },
      /asked the app to wait.*Ask again after .*\d:\d\d/s,
    ],
  ];
  for (const [name, answer, words] of issues) {
    await test.step(name, async () => {
      halo.answers.set('/Client', answer);
      await showNames(page).click();
      await expect(namesStatus(page)).toHaveText(words);
      await expect(namesListed(page)).toHaveCount(0);
      await expectNoFaults(page, `Review after ${name}`);
    });
  }
  await expect(submitButton(page)).toBeEnabled();
  await goTo(page, 'Sessions');
  await expectNamesGone(app);
});

test('an answer that comes after Review was left is shown nowhere', async ({ launchApp, vsax }) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page);
  await fillVsax(page);
  await runTest(page, PASSED);
  await openReview(page);
  vsax.answers.set('/organizations', organizations(CANARY));
  const release = vsax.hold(() => true);
  await showNames(page).click();
  await expect(namesStatus(page)).toHaveText('Asking…');
  await goTo(page, 'Sessions');
  await expect(page.getByRole('table', { name: 'Session list' })).toBeVisible();
  release();
  await expect.poll(() => app.output()).toContain('names-asked');
  await expectNamesGone(app);
});

test('the pretend vendors of practice have names too', async ({ launchApp }) => {
  const { page } = await launchApp();
  await beginPractice(page, 'Everything works');
  const shown = {
    'VSA X': '3 organizations',
    HaloPSA: '5 of 38 companies',
    'ConnectWise Asio': '3 companies',
  };
  for (const [vendor, words] of Object.entries(shown)) {
    await openVendor(page, vendor);
    await takeValues(page);
    await runTest(page, /^Passed/);
    await openReview(page);
    await showNames(page).click();
    await expect(namesStatus(page)).toHaveText(`${vendor} shows ${words}:`);
    await expect(namesListed(page).first()).toHaveText('Acme (practice)');
    await page.getByRole('button', { name: 'Back to the guide', exact: true }).click();
  }
});
