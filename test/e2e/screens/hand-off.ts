import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';
import { chooseAction, chooseFile, dialog } from './session-care.ts';
import { goTo } from './sessions.ts';

/* Both ends of a hand-off, from Sessions. */

export const receiving = (page: Page) => dialog(page, 'Receive a session');
export const sending = (page: Page, client: string) => dialog(page, `Hand off the session of ${client}`);
export const sent = (page: Page) => page.getByRole('status', { name: 'Hand-off', exact: true });
export const received = (page: Page) => page.getByRole('status', { name: 'Received session', exact: true });
const press = (at: Locator, name: string) => at.getByRole('button', { name, exact: true }).click();

/** What somebody reads out: the last two of the six words on their screen. */
export async function lastTwoWords(at: Locator): Promise<string> {
  const words = (await at.locator('b.code').first().innerText()).split(' ');
  expect(words).toHaveLength(6);
  return words.slice(-2).join(' ');
}

/** The address of this computer, and the words that are heard. The dialog stays open. */
export async function showAddress({ page }: RunningApp): Promise<{ address: string; heard: string }> {
  await page.getByRole('button', { name: 'Receive a session', exact: true }).click();
  const address = receiving(page).getByText(/^age1/);
  await expect(address).toHaveText(/^age1[a-z0-9]{58}$/);
  return { address: await address.innerText(), heard: await lastTwoWords(receiving(page)) };
}

/** A session of the first computer, taken over at the second and opened there. Both are on Sessions. */
export async function handOff(
  from: RunningApp,
  to: RunningApp,
  { client, file }: { client: string; file: string },
): Promise<void> {
  const { address, heard } = await showAddress(to);
  await chooseAction(from.page, client, 'Hand off');
  const seals = sending(from.page, client);
  await seals.getByLabel('Address of your colleague', { exact: true }).fill(address);
  await seals.getByLabel('The last two words', { exact: true }).fill(heard);
  await chooseFile(from, file);
  await press(seals, 'Save hand-off');
  await expect(sent(from.page)).toContainText('Saved as ');
  const words = await lastTwoWords(seals);
  await press(seals, 'Close');
  await chooseFile(to, file);
  const takes = receiving(to.page);
  await press(takes, 'Open a hand-off…');
  await takes.getByLabel('The last two words', { exact: true }).fill(words);
  await press(takes, 'Take it over');
  await expect(received(to.page)).toContainText(`The session of ${client} is here`);
  await press(takes, 'Open the session');
  await goTo(from.page, 'Sessions');
}
