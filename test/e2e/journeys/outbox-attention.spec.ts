import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startHaloServer } from '../../servers/halo-server.ts';
import { test } from '../app/forwarded-test.ts';
import { quit } from '../app/quit.ts';
import { sessionFile } from '../app/session-file.ts';
import { NEO_KEY } from '../app/test.ts';
import { fillHalo } from '../screens/halopsa.ts';
import {
  actInOutbox,
  expectNothingInOutbox,
  nothingWaits,
  openOutbox,
  outboxButton,
  outboxRow,
  queueSession,
} from '../screens/outbox.ts';
import { goTo, startSession } from '../screens/sessions.ts';
import { addNeoKey } from '../screens/settings.ts';
import { submission, submitButton } from '../screens/submission.ts';
import { sessionToReview } from '../screens/up-to-review.ts';
import { fillVsax, openVendor, overall, testButton } from '../screens/workspace.ts';

/** What waits for a person: it says why, stays until somebody answers, and then goes on. */

const DAY = 86_400_000;
const ROW = 'Acme VSA X';
const TIMES = /"(createdAt|changedAt|staysUntil|since|nextTryAt|notBefore)":(\d+)/g;
const TESTED = /"(startedAt|endedAt)":"([^"]+)"/g;

/** As if everything in the outbox had been queued, and the credential tested, so many days ago. Answers the items. */
async function makeOlder(profile: string, days: number): Promise<{ idempotencyKey: string }[]> {
  const folder = join(profile, 'outbox');
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));
  const items = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    const older = text.replaceAll(TIMES, (all, key: string, time: string) =>
      time === '0' ? all : `"${key}":${Number(time) - days * DAY}`,
    );
    await writeFile(join(folder, name), older);
    return JSON.parse(older) as { idempotencyKey: string };
  });
  const path = await sessionFile(profile);
  const session = await readFile(path, 'utf8');
  const old = (time: string) => new Date(Date.parse(time) - days * DAY).toISOString();
  await writeFile(
    path,
    session.replaceAll(TESTED, (_, key: string, time: string) => `"${key}":"${old(time)}"`),
  );
  return Promise.all(items);
}

function question(page: Page) {
  return page.getByRole('dialog', { name: 'Send the secret to sign-in.elsewhere.example?', exact: true });
}

test('what has waited for more than seven days asks whether it is still wanted, and then goes under its own key', async ({
  launchApp,
  forwarders,
  neo,
  vsax,
}) => {
  await forwarders.vsax.open();
  const first = await launchApp({ routes: forwarders.routes });
  await addNeoKey(first.page, NEO_KEY);
  await sessionToReview(first.page);
  await submitButton(first.page).click();
  await expect(submission(first.page)).toHaveText(/^Queued/);
  await quit(first);
  const items = await makeOlder(first.profile, 8);
  expect(items).toHaveLength(1);
  // Whatever it waited for is there again: without a word of a person it stays all the same.
  await forwarders.openAll();
  const tests = vsax.requests.length;

  const { page } = await launchApp({ profile: first.profile, routes: forwarders.routes });
  await openOutbox(page);
  const row = outboxRow(page, ROW);
  await expect(row).toContainText('Needs attention');
  await expect(row).toContainText('It has been waiting for seven days. Do you still want to send it?');
  await expect(row).toContainText('Send now tries again. Cancel sending removes it from the outbox.');
  await expect(page.getByText('1 needs attention', { exact: true })).toBeVisible();
  await expect(outboxButton(page, 'Send now', ROW)).toBeVisible();
  expect(neo.count('PUT', /./)).toBe(0);

  await outboxButton(page, 'Send now', ROW).click();
  await expect(nothingWaits(page)).toBeVisible();
  // The test was as old: the secret opened twice, for the test on the way and for Neo.
  expect(vsax.requests.length).toBeGreaterThan(tests);
  expect(neo.effects.map(({ idempotencyKey }) => ({ idempotencyKey }))).toMatchObject(
    items.map(({ idempotencyKey }) => ({ idempotencyKey })),
  );
});

test('what may have arrived more than seven days ago is asked about too, and has one effect', async ({
  launchApp,
  neo,
}) => {
  neo.odd.push({ method: 'PUT', path: /credentials$/, answer: { afterEffect: true, silent: true } });
  const first = await launchApp();
  await addNeoKey(first.page, NEO_KEY);
  await sessionToReview(first.page);
  const received = neo.received('PUT');
  await submitButton(first.page).click();
  await received;
  await first.kill();
  await makeOlder(first.profile, 8);

  const { page } = await launchApp({ profile: first.profile });
  await openOutbox(page);
  await expect(outboxRow(page, ROW)).toContainText('It has been waiting for seven days');
  expect(neo.count('PUT', /./)).toBe(1);
  await outboxButton(page, 'Send now', ROW).click();
  await expect(nothingWaits(page)).toBeVisible();
  const keys = neo.seen.flatMap(({ method, headers }) =>
    method === 'PUT' ? headers['idempotency-key'] : [],
  );
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(neo.effects).toHaveLength(1);
});

test('a sign-in at a host that nobody confirmed waits for the answer, which is given in the workspace', async ({
  launchApp,
  forwarders,
  halo,
  neo,
}) => {
  const elsewhere = await startHaloServer();
  try {
    halo.authInfo = { auth_url: 'https://sign-in.elsewhere.example/auth', tenant_id: 'acme' };
    const routes = { ...forwarders.routes, 'https://sign-in.elsewhere.example': elsewhere.origin };
    const { page } = await launchApp({ routes });
    await addNeoKey(page, NEO_KEY);
    await goTo(page, 'Sessions');
    await startSession(page, { vendors: ['HaloPSA', 'VSA X'] });
    await fillHalo(page);
    await openVendor(page, 'VSA X');
    await fillVsax(page);
    const dialog = await queueSession(page, 'Test and submit');
    await dialog.getByRole('button', { name: 'Open the outbox', exact: true }).click();
    const row = outboxRow(page, 'Acme HaloPSA');
    await expect(row).toContainText('Queued');

    await forwarders.openAll();
    await expect(row).toContainText('to a host that nobody has confirmed', { timeout: 30_000 });
    await expect(row).toContainText('confirm the host or correct the address. Once that test has passed');
    await expect(outboxRow(page, ROW)).toContainText('The PSA of this client goes first');
    // Send now is no answer to that question.
    await actInOutbox(page, 'Send now', 'Acme HaloPSA');
    await expect(row).toContainText('to a host that nobody has confirmed');

    await row.getByRole('link').click();
    await page.getByRole('button', { name: 'Open the vendor', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'HaloPSA', exact: true })).toBeVisible();
    await testButton(page).click();
    await expect(question(page)).toBeVisible();
    expect([elsewhere.requests, halo.forms, neo.effects]).toEqual([[], [], []]);
    await question(page).getByRole('button', { name: 'Use this host', exact: true }).click();
    await expect(overall(page)).toHaveText(/^Passed from this computer/);
    // By itself: nobody does anything more.
    await expect.poll(() => neo.effects.length, { timeout: 30_000 }).toBe(2);
    await goTo(page, 'Sessions');
    await expectNothingInOutbox(page);
    expect(neo.effects.map(({ integration }) => integration)).toEqual(['halopsa', 'vsax']);
    expect(halo.forms).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});
