import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { findBarcode, makeBarcode, type Picture } from '../../harness/barcode.ts';
import { TOKEN_ID, TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { encodingsOf } from '../app/canary.ts';
import { drawBarcodes } from '../app/draw-barcodes.ts';
import type { RunningApp } from '../app/running-app.ts';
import { readScreen, shareOf } from '../app/screen-pixels.ts';
import { NEO_KEY, TENANT, test } from '../app/test.ts';
import { watchAudience } from '../app/watch-audience.ts';
import { handOff } from '../screens/hand-off.ts';
import { moveAudience, present, pressInBar } from '../screens/presenting.ts';
import { openRequestPage } from '../screens/request-page.ts';
import { chooseFile, dialog, sessionLink } from '../screens/session-care.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { openReview } from '../screens/submission.ts';
import { submitAndWait } from '../screens/up-to-review.ts';
import {
  ALL_PASSED,
  enter,
  enterSecret,
  expectVerdicts,
  field,
  lookHere,
  overall,
  resultRow,
  runTest,
  stepHeading,
} from '../screens/workspace.ts';

/*
 * One call from its beginning to the report, the hand-off and the request for a secret, with nothing left out. The other
 * client's name and the secret's field carry a barcode of colors besides their text: neither may be in any frame, text or
 * title of the audience window.
 */
const CLIENT = 'Harborview Dental';
const OTHER = 'Canary Client Ltd';
const NOTES = 'Asked who can change tickets.';
const CLIENT_CODE = makeBarcode('the other client', 1);
const SECRET_CODE = makeBarcode('the secret field', 2);
const COVER = '#14171d';
/** Side by side on the screen of a test. */
const AUDIENCE = { x: 0, y: 0, width: 1280, height: 520 };
const TECHNICIAN = { x: 554, y: 530, width: 1366, height: 768 };
const FORBIDDEN = { Data: null, Meta: { ResponseCode: 403, ErrorMessage: 'Forbidden.' } };

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-call-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const saved = (page: Page) => page.getByRole('status', { name: 'Report file', exact: true });

test('a whole call shows the client nothing of others and no secret, and others carry on from it', async ({
  launchApp,
  desktop,
  vsax,
}) => {
  const screen = (area: typeof AUDIENCE): Promise<Picture> => readScreen(desktop.pixels ?? '', area);
  vsax.answers.set('/assets', { status: 403, body: FORBIDDEN });
  const app = await launchApp();
  const { page } = app;
  await moveTechnician(app);
  await addNeoKey(page, NEO_KEY);
  await goTo(page, 'Sessions');
  await startSession(page, { client: OTHER });
  await goTo(page, 'Sessions');
  await startSession(page, { client: CLIENT });

  await test.step('the barcodes are found where they are drawn, on the screen itself', async () => {
    await drawBarcodes(page, [
      { barcode: CLIENT_CODE, text: OTHER },
      { barcode: SECRET_CODE, label: 'Token Secret' },
    ]);
    await expect.poll(async () => findBarcode(await screen(TECHNICIAN), SECRET_CODE)).not.toBeNull();
    await goTo(page, 'Sessions');
    await expect.poll(async () => findBarcode(await screen(TECHNICIAN), CLIENT_CODE)).not.toBeNull();
    await openSession(page, CLIENT);
  });

  const watch = await watchAudience(app.electron, [CLIENT_CODE, SECRET_CODE]);
  const audience = await present(app);
  await moveAudience(app, AUDIENCE);
  await expect(audience.getByText('Step 1 of 5', { exact: true })).toBeVisible();

  await test.step('the private view, notes, and who clicks', async () => {
    await pressInBar(page, 'Private view');
    await expect(page.getByRole('img', { name: 'What the audience sees', exact: true })).toBeVisible();
    const notes = page.getByRole('textbox', { name: 'Notes', exact: true });
    await notes.fill(NOTES);
    await notes.blur();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'You', exact: true }).check();
    await expect(audience.getByText('Watch', { exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'The client', exact: true }).check();
    await expect(audience.getByText('Your turn', { exact: true })).toBeVisible();
    await pressInBar(page, 'Private view');
  });

  await test.step('every step, with the credential taken on the way', async () => {
    for (let step = 2; step <= 5; step += 1) {
      await press(page, 'Next step');
      await expect(audience.getByText(`Step ${step} of 5`, { exact: true })).toBeVisible();
    }
    await enter(page, 'Tenant URL', TENANT);
    await enter(page, 'Token ID', TOKEN_ID);
    await field(page, 'Token Secret').focus();
    await page.keyboard.type(TOKEN_SECRET.slice(0, 8));
    expect(
      findBarcode(await screen(TECHNICIAN), SECRET_CODE),
      'the technician sees the field all the time',
    ).not.toBeNull();
    await enterSecret(page, 'Token Secret', TOKEN_SECRET);
  });

  await test.step('the list, the search and the outbox name this client alone', async () => {
    await goTo(page, 'Sessions');
    await expect(audience.getByText('We’ll start soon', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox').fill('Canary');
    await expect(page.getByText(/^Nothing found/)).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'Outbox');
    await openSession(page, CLIENT);
  });

  await test.step('a missing permission is shown where it is granted, mended and tested again', async () => {
    await runTest(page, /^Failed/);
    await expectVerdicts(page, { ...ALL_PASSED, 'Device Assets': 'Failed' });
    await expect(audience.getByRole('row', { name: 'Device Assets Failed', exact: true })).toBeVisible();
    await resultRow(page, 'Device Assets')
      .getByRole('button', { name: 'Show me where', exact: true })
      .click();
    const title = 'Choose what the token may do';
    await expect(stepHeading(page, title)).toBeFocused();
    await expect(lookHere(page)).toHaveText('Tick Read for Device Assets');
    await expect(audience.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    vsax.answers.delete('/assets');
    await runTest(page, /^Passed from this computer/);
    await expectVerdicts(page, ALL_PASSED);
    await expect(audience.getByRole('row', { name: 'Device Assets Passed', exact: true })).toBeVisible();
  });

  await test.step('the client agrees', async () => {
    await openReview(page);
    await press(page, 'Record consent');
    const asks = dialog(page, 'Record consent for VSA X');
    await asks.getByLabel('Who agrees', { exact: true }).fill('Sam Rivers');
    await asks.getByRole('button', { name: 'Record consent', exact: true }).click();
    await expect(page.getByRole('status', { name: 'Consent', exact: true })).toContainText(
      'Sam Rivers agreed',
    );
    await expect(audience.getByText(/Sam Rivers/)).toBeVisible();
  });

  await test.step('the key of the whole system covers the audience’s part of the screen within a second', async () => {
    const covered = async () => shareOf(await screen(AUDIENCE), COVER);
    expect(await covered()).toBeLessThan(0.5);
    const pressedAt = performance.now();
    execFileSync('xdotool', ['key', 'ctrl+shift+h'], { env: desktop.environment });
    await expect.poll(covered, { intervals: [10] }).toBeGreaterThan(0.95);
    const took = performance.now() - pressedAt;
    test.info().annotations.push({ type: 'cover', description: `${took.toFixed(0)} ms from the key` });
    expect(took).toBeLessThan(1_000);
    await pressInBar(page, 'Show again');
    await expect.poll(covered).toBeLessThan(0.5);
  });

  const pdf = join(folder, 'report.pdf');
  const json = join(folder, 'report.json');
  await test.step('it is submitted, and a report is saved', async () => {
    await submitAndWait(page);
    await press(page, 'Save report');
    await chooseFile(app, pdf);
    await press(page, 'Save PDF');
    await expect(saved(page)).toHaveText('Saved as report.pdf.');
    await chooseFile(app, json);
    await press(page, 'Save signed file');
    await expect(saved(page)).toHaveText('Saved as report.pdf and report.json.');
    await press(page, 'Close');
  });

  await test.step('no frame, text or title of the audience window had any of it', async () => {
    const { looks, frames, scenes, scenesSeen, texts, found } = await watch.seen();
    test.info().annotations.push({
      type: 'audience',
      description: `${looks} looks, ${frames} frames that differed, ${scenes} scenes`,
    });
    expect(found).toEqual([]);
    expect(scenesSeen, 'each scene was looked at').toBe(scenes);
    expect(scenes).toBeGreaterThan(15);
    expect(frames).toBeGreaterThan(10);
    expect(looks).toBeGreaterThan(frames);
    const all = texts.join('\n');
    expect(all).toContain('Choose what the token may do');
    expect(all).not.toMatch(/canary/i);
    for (const value of [TOKEN_ID, TOKEN_SECRET.slice(0, 8), NOTES, 'acme.vsax.net'])
      expect(all).not.toContain(value);
  });

  await test.step('nor have the files', async () => {
    const printed = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    const signed = await readFile(json, 'utf8');
    for (const text of [printed, signed]) {
      expect(text).toContain('Sam Rivers');
      expect(text).not.toContain(OTHER);
    }
    const places = [Buffer.from(printed), Buffer.from(signed), await readFile(pdf)];
    const canaries = [TOKEN_ID, TOKEN_SECRET].flatMap(encodingsOf);
    expect(canaries.filter(({ needle }) => places.some((one) => one.includes(needle)))).toEqual([]);
  });

  await test.step('drawn in the audience window, the barcode is found in its frames', async () => {
    await drawBarcodes(audience, [{ barcode: CLIENT_CODE, text: 'VSA X' }]);
    await expect.poll(async () => (await watch.seen()).found.join()).toContain('the other client');
    await watch.end();
    await pressInBar(page, 'Stop presenting');
    await expect.poll(() => audience.isClosed()).toBe(true);
    await goTo(page, 'Sessions');
    await expect(sessionLink(page, OTHER)).toBeVisible();
  });

  const second = await launchApp();
  await test.step('another computer opens the report and replays the test', async () => {
    await chooseFile(second, json);
    await press(second.page, 'Open a report…');
    await expect(second.page.getByRole('status', { name: 'Signature', exact: true })).toContainText(
      'The signature holds.',
    );
    await press(second.page, 'Replay the test of VSA X');
    const replay = dialog(second.page, 'Replay');
    await expect(replay.getByRole('heading', { level: 3 })).toHaveText('Sign-in');
    await replay.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(replay).toContainText('2 of ');
    await replay.getByRole('button', { name: 'Close replay', exact: true }).click();
  });

  await test.step('the session is handed off to it, and tested there', async () => {
    await goTo(second.page, 'Sessions');
    await handOff(app, second, { client: CLIENT, file: join(folder, 'hand-off.json') });
    await press(second.page, 'Test credentials');
    await press(second.page, 'Use this host');
    await expect(overall(second.page)).toHaveText(/^Passed from this computer/);
    await expectVerdicts(second.page, ALL_PASSED);
  });

  await test.step('somebody else is asked for the secret, and seals it on a page without network', async () => {
    const { page: other } = second;
    await goTo(other, 'Sessions');
    await startSession(other, { client: 'Elm' });
    await enter(other, 'Tenant URL', TENANT);
    await press(other, 'Ask for a secret');
    await press(other, 'Make the request');
    const file = join(folder, 'request.html');
    await chooseFile(second, file);
    await press(other, 'Save the page');
    const asking = dialog(other, 'Ask for a secret');
    await expect(asking).toContainText('Saved as request.html');
    const { page: form, asked } = await openRequestPage(second, file);
    await form.getByLabel('Token ID', { exact: true }).fill(TOKEN_ID);
    await form.getByLabel('Token Secret', { exact: true }).fill(TOKEN_SECRET);
    await press(form, 'Seal');
    const answer = await form.getByLabel('Your sealed answer', { exact: true }).inputValue();
    expect(await asked()).toEqual([pathToFileURL(file).href]);
    await form.close();
    await asking.getByLabel('Paste the answer', { exact: true }).fill(answer);
    await press(other, 'Open the answer');
    await expect(asking).toContainText('The answer was opened.');
    await press(other, 'Close');
    await expect(field(other, 'Token Secret')).toHaveAccessibleDescription('Saved, 64 characters');
    const sealed = [Buffer.from(answer), await readFile(file), await readFile(join(folder, 'hand-off.json'))];
    const canaries = [TOKEN_ID, TOKEN_SECRET].flatMap(encodingsOf);
    expect(canaries.filter(({ needle }) => sealed.some((one) => one.includes(needle)))).toEqual([]);
  });
});

/** The technician's window, when it is the only one. */
function moveTechnician({ electron }: RunningApp): Promise<void> {
  return electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    TECHNICIAN,
  );
}
