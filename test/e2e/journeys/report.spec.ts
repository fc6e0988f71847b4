import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { encodingsOf } from '../app/canary.ts';
import { CANARIES, NEO_KEY, test } from '../app/test.ts';
import { fillHalo, HALO_ROWS } from '../screens/halopsa.ts';
import { beginPractice, leavePractice } from '../screens/practice.ts';
import { chooseAction, chooseFile, dialog } from '../screens/session-care.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { doneHeading, openReview, submission, submitButton } from '../screens/submission.ts';
import { runTest } from '../screens/workspace.ts';

let folder: string;
let pdf: string;
let json: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-report-'));
  pdf = join(folder, 'report.pdf');
  json = join(folder, 'report.json');
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

const saveDialog = (page: Page, client: string) => dialog(page, `Save the report of ${client}`);
const saved = (page: Page) => page.getByRole('status', { name: 'Report file', exact: true });
const signature = (page: Page) => page.getByRole('status', { name: 'Signature', exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });

test('the report of a tested HaloPSA is saved, and opened, checked and replayed at another computer', async ({
  launchApp,
}) => {
  const first = await launchApp();
  await addNeoKey(first.page, NEO_KEY);
  await goTo(first.page, 'Sessions');
  await startSession(first.page, { client: 'Zoë & Søns <b>Ltd.</b>', vendors: ['HaloPSA'] });
  await fillHalo(first.page, { agent: '42' });
  await runTest(first.page, /^Passed from this computer/);
  await openReview(first.page);
  await submitButton(first.page).click();
  await expect(doneHeading(first.page)).toBeVisible();
  await expect(submission(first.page)).toHaveText(/^Connected/);

  await test.step('the PDF from Done, the signed file with it', async () => {
    await press(first.page, 'Save report');
    await expect(saveDialog(first.page, 'Zoë & Søns <b>Ltd.</b>')).toBeVisible();
    await expectNoFaults(first.page, 'Save report');
    await chooseFile(first, pdf);
    await press(first.page, 'Save PDF');
    await expect(saved(first.page)).toHaveText('Saved as report.pdf.');
    await chooseFile(first, json);
    await press(first.page, 'Save signed file');
    await expect(saved(first.page)).toHaveText('Saved as report.pdf and report.json.');
    await press(first.page, 'Close');
  });

  await test.step('the PDF is tagged, has a title, and says the same as the signed file', async () => {
    const facts = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    expect(facts).toMatch(/^Tagged:\s+yes$/m);
    expect(facts).toMatch(/^Title:\s+Evidence report for Zoë & Søns <b>Ltd\.<\/b>$/m);
    expect(facts).toMatch(/^Pages:\s+2$/m);
    expect(facts).toMatch(/^Page size:.*\((?:A4|letter)\)$/m);
    const text = textOf(pdf);
    const { report } = JSON.parse(await readFile(json, 'utf8'));
    for (const row of HALO_ROWS) expect(text).toContain(row);
    for (const word of [
      'Page 2 of 2',
      'Not tested, and why',
      'acme.halopsa.com',
      report.publicKey.slice(0, 20),
    ])
      expect(text).toContain(word);
    expect(text).not.toContain('Practice');
  });

  await test.step('neither file holds a secret', async () => {
    const texts = [await readFile(pdf), await readFile(json), Buffer.from(textOf(pdf))];
    const found = CANARIES.flatMap(encodingsOf).filter(({ needle }) =>
      texts.some((one) => one.includes(needle)),
    );
    expect(found).toEqual([]);
  });

  const second = await launchApp();
  const { page } = second;
  await test.step('another computer checks it, and does not know its maker', async () => {
    await chooseFile(second, json);
    await press(page, 'Open a report…');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Evidence report for Zoë & Søns <b>Ltd.</b>',
    );
    await expect(signature(page)).toContainText('The signature holds.');
    const main = page.getByRole('main');
    await expect(main).toContainText('Maker not known to this computer.');
    const words = await main.locator('b.code').innerText();
    expect(words.split(' ')).toHaveLength(6);
    const printed = textOf(pdf);
    expect(printed).toContain(words);
    const digest = await page.getByText(/^[0-9a-f]{64}$/).innerText();
    expect(printed).toContain(digest);
    const table = page.getByRole('table', { name: 'Permissions of HaloPSA', exact: true });
    for (const row of HALO_ROWS) {
      const cells = table
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
      await expect(cells).toContainText('Passed');
    }
    await expectNoFaults(page, 'report');
  });

  await test.step('the call is replayed in its order', async () => {
    await press(page, 'Replay the test of HaloPSA');
    const replay = dialog(page, 'Replay');
    await expect(replay).toContainText('1 of 20');
    await expect(replay.getByRole('heading', { level: 3 })).toHaveText('Sign-in');
    await expect(replay).toContainText('POST');
    await replay.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(replay).toContainText('2 of 20');
    await expectNoFaults(page, 'replay');
    await replay.getByRole('button', { name: 'Previous', exact: true }).click();
    await expect(replay).toContainText('1 of 20');
    await replay.getByRole('button', { name: 'Close replay', exact: true }).click();
  });

  await test.step('a changed one is refused, and nothing of it is shown', async () => {
    const changed = join(folder, 'changed.json');
    await writeFile(
      changed,
      (await readFile(json, 'utf8')).replace('"verdict":"passed"', '"verdict":"failed"'),
    );
    await chooseFile(second, changed);
    await press(page, 'Open a report…');
    await expect(page.getByRole('alert')).toContainText('The signature does not hold');
    await expect(page.getByRole('table')).toHaveCount(0);
    await chooseFile(second, pdf);
    await press(page, 'Open a report…');
    await expect(page.getByRole('alert')).toContainText('This is a PDF');
    await goTo(page, 'Sessions');
    await expect(page.getByRole('heading', { name: 'Connect a client’s tools to Neo' })).toBeVisible();
  });

  await test.step('the one that made it knows its own, found by the palette', async () => {
    await goTo(first.page, 'Sessions');
    await chooseFile(first, json);
    await first.page.keyboard.press('Control+K');
    await first.page.getByRole('combobox', { name: 'What to find or do' }).fill('open a rep');
    await first.page.keyboard.press('Enter');
    await expect(first.page.getByRole('main')).toContainText('Made by this computer.');
  });
});

test('names are left out on purpose, and a report of practice says so on every page', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await startSession(page, { client: 'Harborview', vendors: ['HaloPSA'] });
  await goTo(page, 'Sessions');
  await chooseAction(page, 'Harborview', 'Save report');
  await page.getByRole('checkbox', { name: 'Leave out names', exact: true }).check();
  await chooseFile(app, pdf);
  await press(page, 'Save PDF');
  await expect(saved(page)).toHaveText('Saved as report.pdf.');
  await press(page, 'Close');
  const text = textOf(pdf);
  expect(text).not.toContain('Harborview');
  expect(text).toContain('Left out on purpose');
  expect(text).toContain('No test has been run with these values.');

  await beginPractice(page, 'Everything works');
  await goTo(page, 'Sessions');
  await page.getByRole('button', { name: /^More for / }).click();
  await press(page, 'Save report');
  const practice = join(folder, 'practice.pdf');
  await chooseFile(app, practice);
  await press(page, 'Save PDF');
  await expect(saved(page)).toHaveText('Saved as practice.pdf.');
  await press(page, 'Close');
  const pages = textOf(practice)
    .split('\f')
    .filter((one) => one.trim() !== '');
  expect(pages.length).toBeGreaterThan(0);
  for (const one of pages) expect(one).toContain('Practice: Evidence report');
  await leavePractice(page);
});
