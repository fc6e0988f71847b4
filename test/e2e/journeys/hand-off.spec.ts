import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectNoFaults } from '../accessibility/find-faults.ts';
import { encodingsOf } from '../app/canary.ts';
import { CANARIES, test } from '../app/test.ts';
import { lastTwoWords, received, receiving, sending, sent, showAddress } from '../screens/hand-off.ts';
import { chooseAction, chooseFile } from '../screens/session-care.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { fillVsax, runTest } from '../screens/workspace.ts';

let folder: string;
let file: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-hand-off-'));
  file = join(folder, 'hand-off.json');
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a session is handed off to a colleague, who finishes it at another computer', async ({ launchApp }) => {
  const first = await launchApp();
  const second = await launchApp();
  const colleague = second.page;

  const { address, heard } = await showAddress(second);
  await expectNoFaults(colleague, 'Receive a session');

  const { page } = first;
  await startSession(page);
  await fillVsax(page);
  await runTest(page, /^Passed from this computer/);
  await goTo(page, 'Sessions');
  await chooseAction(page, 'Acme', 'Hand off');
  await test.step('nothing is sealed before the words were heard', async () => {
    await sending(page, 'Acme').getByLabel('Address of your colleague', { exact: true }).fill(` ${address} `);
    const typed = sending(page, 'Acme').getByLabel('The last two words', { exact: true });
    await typed.fill('one two');
    await press(page, 'Save hand-off');
    await expect(sending(page, 'Acme').getByRole('alert')).toContainText('The words do not match');
    await expectNoFaults(page, 'Hand off');
    await typed.fill(heard.toUpperCase());
  });
  await chooseFile(first, file);
  await press(page, 'Save hand-off');
  await expect(sent(page)).toContainText('Saved as hand-off.json, with 2 secrets.');
  const words = await lastTwoWords(sending(page, 'Acme'));
  await press(page, 'Close');

  await test.step('the file holds nothing that anybody else could read', async () => {
    const bytes = await readFile(file);
    expect(CANARIES.flatMap(encodingsOf).filter(({ needle }) => bytes.includes(needle))).toEqual([]);
    expect(bytes.includes('Acme')).toBe(false);
  });

  await test.step('the colleague hears who made it, and takes it over', async () => {
    await chooseFile(second, file);
    await press(colleague, 'Open a hand-off…');
    await expect(receiving(colleague)).toContainText('hand-off.json, made');
    await expectNoFaults(colleague, 'a hand-off that was read');
    const typed = receiving(colleague).getByLabel('The last two words', { exact: true });
    await typed.fill('one two');
    await press(colleague, 'Take it over');
    await expect(receiving(colleague).getByRole('alert')).toContainText('The words do not match');
    await typed.fill(words);
    await press(colleague, 'Take it over');
    await expect(received(colleague)).toContainText('The session of Acme is here, with 2 secrets.');
    await press(colleague, 'Open the session');
  });
  await expect(colleague.getByRole('button', { name: 'Replace Token Secret', exact: true })).toBeVisible();
  await test.step('where it goes is asked again, and then it is tested here', async () => {
    await press(colleague, 'Test credentials');
    const question = colleague.getByRole('dialog', { name: /^Send the secret to / });
    await question.getByRole('button', { name: 'Use this host', exact: true }).click();
    await expect(colleague.getByRole('status', { name: 'Overall result', exact: true })).toHaveText(
      /^Passed from this computer/,
    );
  });

  await test.step('it opens once', async () => {
    await goTo(colleague, 'Sessions');
    await press(colleague, 'Receive a session');
    await chooseFile(second, file);
    await press(colleague, 'Open a hand-off…');
    await expect(receiving(colleague).getByRole('alert')).toContainText('This hand-off was opened before');
    await press(colleague, 'Close');
  });
});
