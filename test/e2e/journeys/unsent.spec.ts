import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { quit } from '../app/quit.ts';
import { sessionFile } from '../app/session-file.ts';
import { test } from '../app/test.ts';
import { goTo, openSession, startSession } from '../screens/sessions.ts';
import { field, fillVsax } from '../screens/workspace.ts';

const DAY = 86_400_000;
const HELD = 'Acme has held 1 secret for more than 30 days without being sent.';

/** As if everything sealed had been entered so many days ago: a revision is the time it was sealed at. */
async function makeOlder(profile: string, days: number): Promise<void> {
  const path = await sessionFile(profile);
  const older = (revision: string) => String(Number(revision) - days * DAY);
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replaceAll(/"revision":(\d+)/g, (_, revision: string) => `"revision":${older(revision)}`),
  );
  for (const file of await recordFiles(profile)) {
    await rename(
      file,
      file.replace(/\.(\d+)\.json$/, (_, revision: string) => `.${older(revision)}.json`),
    );
  }
}

async function recordFiles(profile: string): Promise<string[]> {
  const names = await readdir(join(profile, 'vault'), { recursive: true });
  return names.filter((name) => /\.\d+\.json$/.test(name)).map((name) => join(profile, 'vault', name));
}

function button(page: Page, name: string) {
  return page.getByRole('button', { name: `${name} of Acme`, exact: true });
}

test('secrets that were never sent: asked about after 30 days, kept or deleted by what is answered', async ({
  launchApp,
}) => {
  test.setTimeout(90_000);
  const first = await launchApp();
  await startSession(first.page);
  await fillVsax(first.page);
  await goTo(first.page, 'Sessions');
  await expect(first.page.getByText(HELD)).toBeHidden();
  await quit(first);
  await makeOlder(first.profile, 31);

  const second = await launchApp({ profile: first.profile });
  await expect(second.page.getByText(HELD)).toBeVisible();
  await button(second.page, 'Open').click();
  await expect(second.page.getByRole('heading', { level: 1, name: 'VSA X', exact: true })).toBeVisible();
  await goTo(second.page, 'Sessions');
  await button(second.page, 'Keep 30 more days').click();
  await expect(second.page.getByText(HELD)).toBeHidden();
  expect(await recordFiles(first.profile)).toHaveLength(2);
  await quit(second);
  // A record is bound to its revision: under another one it does not open, and that is what the log says.
  for (const said of second.problems.splice(0)) expect(said).toContain('record-does-not-open');

  const path = await sessionFile(first.profile);
  const kept = await readFile(path, 'utf8');
  await writeFile(path, kept.replace(/"unsentKeptAt":"20\d\d/, '"unsentKeptAt":"2020'));
  const third = await launchApp({ profile: first.profile });
  await button(third.page, 'Delete the secrets').click();
  await expect(third.page.getByText(HELD)).toBeHidden();
  await expect.poll(() => recordFiles(first.profile)).toEqual([]);
  await openSession(third.page, 'Acme');
  await expect(field(third.page, 'Tenant URL')).toHaveValue('https://acme.vsax.net');
  for (const label of ['Token ID', 'Token Secret']) {
    await expect(field(third.page, label)).toHaveValue('');
    await expect(field(third.page, label)).toBeEditable();
  }
});
