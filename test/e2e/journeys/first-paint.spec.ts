import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { quit } from '../app/quit.ts';
import { test } from '../app/test.ts';
import { sessionLink } from '../screens/session-care.ts';
import { goTo, startSession } from '../screens/sessions.ts';

/** What the page holds of the list as it was served. */
const served = () => document.getElementById('first-sessions')?.textContent ?? null;

test('the next start has the sessions in its page, and a page that is loaded again asks main', async ({
  launchApp,
}) => {
  const first = await launchApp({ isFirst: true });
  expect(await first.page.evaluate(served), 'nothing was shown before the first start').toBeNull();
  await startSession(first.page, { client: 'Acme </script> & "Sons"' });
  await goTo(first.page, 'Sessions');
  await expect(sessionLink(first.page, 'Acme </script> & "Sons"')).toBeVisible();
  await quit(first);

  const { page } = await launchApp({ profile: first.profile });
  const text = await page.evaluate(served);
  expect(JSON.parse(text ?? 'null')).toMatchObject({ rows: [{ clientName: 'Acme </script> & "Sons"' }] });
  await expect(sessionLink(page, 'Acme </script> & "Sons"')).toBeVisible();

  await page.reload();
  expect(await page.evaluate(served)).toBeNull();
  await expect(sessionLink(page, 'Acme </script> & "Sons"')).toBeVisible();
});

test('Chromium keeps the compiled scripts for a later start', async ({ launchApp }) => {
  // It keeps the code of a script that it has seen before; an entry without code has a few hundred bytes.
  const first = await launchApp();
  const folder = join(first.profile, 'Partitions', 'page', 'Code Cache', 'js');
  await expect.poll(async () => (await sizesIn(folder)).length, { timeout: 20_000 }).toBeGreaterThan(4);
  await quit(first);
  const second = await launchApp({ profile: first.profile });
  await expect
    .poll(async () => Math.max(0, ...(await sizesIn(folder))), { timeout: 20_000 })
    .toBeGreaterThan(20_000);
  await quit(second);
});

async function sizesIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (file) => file.size,
        () => 0,
      ),
    ),
  );
}
