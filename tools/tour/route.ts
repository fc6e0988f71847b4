import type { Page } from '@playwright/test';
import { type Album, USUAL_VIEW } from './album.ts';
import {
  beginPractice,
  fillInValues,
  leavePractice,
  type Row,
  SCENARIOS,
  type Scenario,
  STEP_TIMEOUT_MS,
  testCredentials,
  vendorNames,
} from './practice.ts';

export type Finding = { scenario: Scenario; vendor: string; overall: string; rows: Row[] };

type Tour = { page: Page; album: Album };

/** The whole tour: every screen, every step of every guide, and what each scenario of practice comes out as. */
export async function takeTour({ page, album }: Tour): Promise<Finding[]> {
  await page.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor();
  await page
    .getByRole('status', { name: 'Secret storage' })
    .filter({ hasText: /Encrypted|Kept/ })
    .waitFor();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await album.shoot('sessions-empty');
  await shootDialogs({ page, album });

  const findings: Finding[] = [];
  for (const scenario of SCENARIOS) {
    await beginPractice(page, scenario);
    const isFirst = scenario === SCENARIOS[0];
    for (const vendor of isFirst ? await vendorNames(page) : (await vendorNames(page)).slice(0, 1)) {
      await openVendor(page, vendor);
      if (isFirst) await walkGuide({ page, album });
      findings.push({
        scenario,
        vendor: headOf(vendor),
        ...(await testIn({ page, album }, scenario, vendor)),
      });
      if (isFirst) await submit({ page, album }, vendor);
    }
    if (isFirst) {
      await openPlace(page, 'Sessions');
      await page.getByRole('table', { name: 'Session list' }).waitFor();
      await album.shoot('sessions-list');
    }
    await leavePractice(page);
  }

  for (const place of ['Settings', 'About']) {
    await openPlace(page, place);
    await album.shoot(place.toLowerCase());
  }
  return findings;
}

/** What waits: the dialog for a whole session, the outbox while the slow network keeps it busy, and nothing left. */
export async function shootOutbox({ page, album }: Tour): Promise<void> {
  await openPlace(page, 'Sessions');
  await beginPractice(page, 'Slow network');
  for (const vendor of await vendorNames(page)) {
    await openVendor(page, vendor);
    await fillInValues(page);
  }
  await page.getByRole('button', { name: /^(Queue|Submit) all vendors$/ }).click();
  const dialog = page.getByRole('dialog', { name: /^(Queue|Submit) all vendors$/ });
  await dialog.getByRole('radio', { name: 'Test and submit' }).check();
  await album.shoot('queue-the-whole-session');
  await dialog.getByRole('button', { name: /^(Queue|Submit|Test)$/ }).click();
  await dialog.getByText(/In the outbox:|Under way:/).waitFor();
  await album.shoot('queue-the-whole-session-answered');
  await dialog.getByRole('button', { name: 'Open the outbox' }).click();
  const table = page.getByRole('table', { name: 'Outbox list' });
  await table.waitFor();
  await album.shoot('outbox');
  await album.show({ width: 1366, height: 768, zoom: 2 });
  await album.shoot('outbox-zoom-200');
  await album.show(USUAL_VIEW);
  for (const withdraw of await table.getByRole('button', { name: /^Withdraw / }).all()) {
    if (!(await withdraw.isVisible())) continue;
    await withdraw.click();
    await album.shoot('outbox-withdraw');
    await page.getByRole('button', { name: 'Keep it waiting' }).click();
    break;
  }
  await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor({ timeout: 3 * STEP_TIMEOUT_MS });
  await album.shoot('outbox-empty');
  await leavePractice(page);
}

/** The workspace beside a portal, and enlarged for who needs it. */
export async function shootNarrow({ page, album }: Tour): Promise<void> {
  await openPlace(page, 'Sessions');
  await beginPractice(page, 'Everything works');
  for (const [name, view] of [
    ['narrow', { width: 683, height: 768, zoom: 1 }],
    ['zoom-200', { width: 1366, height: 768, zoom: 2 }],
  ] as const) {
    await album.show(view);
    await album.shoot(`workspace-${name}-step`);
    const zones = page.getByRole('tablist', { name: 'Show', exact: true });
    await zones.getByRole('tab', { name: 'Steps' }).click();
    await album.shoot(`workspace-${name}-steps`);
    await zones.getByRole('tab', { name: 'Guide', exact: true }).click();
    if (name === 'narrow') {
      await fillInValues(page);
      await testCredentials(page);
    } else await zones.getByRole('tab', { name: 'Results' }).click();
    await album.shoot(`workspace-${name}-results`);
    await zones.getByRole('tab', { name: 'Guide', exact: true }).click();
  }
  await album.show(USUAL_VIEW);
  await leavePractice(page);
}

async function shootDialogs({ page, album }: Tour): Promise<void> {
  await page.getByRole('button', { name: 'New session' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await dialog.getByLabel('Client name').waitFor();
  await album.shoot('new-session');
  await dialog.getByRole('button', { name: 'Start session' }).click();
  await album.shoot('new-session-faults');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Start practice' }).first().click();
  await page.getByRole('dialog', { name: 'Practice' }).waitFor();
  await album.shoot('practice');
  await page.getByRole('dialog', { name: 'Practice' }).getByRole('button', { name: 'Cancel' }).click();
}

/** Every step of every edition from the first to the last, as they come. */
async function walkGuide({ page, album }: Tour): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps' });
  const asked = await walkEdition({ page, album }, '');
  if (asked === null) return;
  const back = async () => {
    await steps.getByRole('button', { name: asked }).click();
    return page.getByRole('group', { name: 'What do you see?' }).getByRole('radio').all();
  };
  for (let index = 1; index < (await back()).length; index += 1) {
    await (await back())[index]?.check();
    await steps.getByRole('button').first().click();
    await walkEdition({ page, album }, `edition ${index + 1}`);
  }
}

/** Returns the title of the step that asks for the edition; null where there is one edition only. */
async function walkEdition({ page, album }: Tour, edition: string): Promise<string | null> {
  let asked: string | null = null;
  const next = page.getByRole('button', { name: 'Next step', exact: true });
  const current = page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current="step"]');
  const vendor = await page.getByRole('heading', { level: 1 }).innerText();
  for (let step = 1; ; step += 1) {
    await waitForPicture(page);
    const words = await current.innerText();
    await album.shoot(slug(`${vendor} ${edition} step ${step} ${words.replace(/^\d+\s*/, '')}`));
    if ((await page.getByRole('group', { name: 'What do you see?' }).count()) > 0)
      asked = await page.getByRole('heading', { level: 2 }).first().innerText();
    if ((await next.count()) === 0) return asked;
    await next.click();
    await current.filter({ hasNotText: words }).waitFor();
  }
}

async function waitForPicture(page: Page): Promise<void> {
  const figures = page.getByRole('figure');
  if ((await figures.count()) > 0) await figures.first().locator('svg').first().waitFor();
}

async function testIn({ page, album }: Tour, scenario: Scenario, vendor: string) {
  const secret = await fillInValues(page);
  if (scenario === 'Everything works') {
    await page.getByRole('button', { name: new RegExp(`^From step \\d+: .*\\(${secret}\\)$`) }).click();
    await waitForPicture(page);
    await album.shoot(slug(`${headOf(vendor)} saved`));
  }
  const isSlow = scenario === 'Slow network';
  const result = testCredentials(page);
  if (isSlow) {
    await page.getByRole('status', { name: 'Overall result' }).filter({ hasText: 'Testing' }).waitFor();
    await page
      .getByRole('table', { name: 'Permission results' })
      .getByText('Passed')
      .first()
      .waitFor({ timeout: STEP_TIMEOUT_MS });
    await album.shoot(slug(`${headOf(vendor)} testing`));
  }
  const found = await result;
  await album.shoot(slug(`${headOf(vendor)} results ${scenario}`));
  const where = page.getByRole('button', { name: 'Show me where' }).first();
  if (scenario === 'A missing permission') {
    await where.click();
    await page.getByRole('status', { name: 'Look here' }).filter({ hasText: /\w/ }).waitFor();
    await album.shoot(slug(`${headOf(vendor)} show me where`));
  }
  return found;
}

async function submit({ page, album }: Tour, vendor: string): Promise<void> {
  await page.getByRole('button', { name: 'Review and submit', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
  const send = page.getByRole('button', { name: 'Submit to Neo', exact: true });
  await page.locator('button:not([aria-disabled="true"])', { hasText: 'Submit to Neo' }).waitFor();
  await album.shoot(slug(`${headOf(vendor)} review`));
  await send.click();
  const anyway = page.getByRole('button', { name: 'Submit anyway', exact: true });
  const done = page.getByRole('heading', { level: 1, name: 'Done' });
  await anyway.or(done).first().waitFor({ timeout: STEP_TIMEOUT_MS });
  if (await anyway.isVisible()) {
    await album.shoot(slug(`${headOf(vendor)} submit anyway`));
    await anyway.click();
  }
  await done.waitFor({ timeout: STEP_TIMEOUT_MS });
  await album.shoot(slug(`${headOf(vendor)} done`));
  const next = page.getByRole('button', { name: /^(Next: |Review )/ });
  if (await next.first().isVisible()) await next.first().click();
  else {
    await openPlace(page, 'Sessions');
    await page.getByRole('table', { name: 'Session list' }).getByRole('link').first().click();
    await page.getByRole('navigation', { name: 'Vendors' }).waitFor();
  }
}

async function openVendor(page: Page, vendor: string): Promise<void> {
  const link = page
    .getByRole('navigation', { name: 'Vendors' })
    .getByRole('link')
    .filter({ hasText: headOf(vendor) });
  await link.first().click();
  await page.getByRole('heading', { level: 1, name: headOf(vendor), exact: true }).waitFor();
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
}

async function openPlace(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

/** A link begins with the vendor's name; where the vendor stands follows on a line of its own. */
function headOf(link: string): string {
  return link.split('\n')[0]?.trim() ?? link;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
