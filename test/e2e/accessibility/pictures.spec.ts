import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/shared-app.ts';
import { chooseEdition, EDITIONS } from '../screens/halopsa.ts';
import { startSession } from '../screens/sessions.ts';
import { openVendor, stepButton, stepHeading } from '../screens/workspace.ts';

// Whatever the window's size, the control that a step lights can be seen whole and read in its picture.

/** Of the window in pixels of the screen, its zoom, and the smallest letters of a lit control. */
const usual = { what: '1366 × 768', width: 1366, zoom: 1, least: 14 };
const SIZES = [
  usual,
  { what: '683 × 768', width: 683, zoom: 1, least: 12 },
  { what: '1366 × 768 at 200 %', width: 1366, zoom: 2, least: 12 },
];

type Step = { title: string; later?: boolean };

/** The steps of one edition: those that are gone through in turn, or those for later. */
function stepsOf(vendor: string, { edition = 0, later = false } = {}): Step[] {
  const path = new URL(`../../../resources/vendors/${vendor}/guide.json`, import.meta.url);
  const guide = JSON.parse(readFileSync(path, 'utf8')) as { editions: { steps: Step[] }[] };
  return (guide.editions[edition]?.steps ?? []).filter((step) => (step.later === true) === later);
}

async function shape(app: RunningApp, { width, zoom }: typeof usual): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setContentSize(size.width, 768);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, zoom },
  );
  await expect.poll(() => app.page.evaluate(() => window.innerWidth)).toBe(width / zoom);
}

type Seen = {
  /** Of the step; empty until its picture is there. */
  title: string;
  /** How much of the lit control reaches over its picture, and its smallest letters, in pixels; null where none is lit. */
  lit: { mark: string; cut: number; text: number } | null;
  /**
   * What is not in sight of: the instruction at hand, the lit control, one field, the way to the next step. In sight is
   * what stands in the window and is not cut off by whatever scrolls around it.
   */
  outOfSight: string[];
};

/** All of it at once: there are some hundred and fifty steps and sizes to look at. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const figure = document.querySelector('figure');
    const mark = figure?.querySelector<SVGElement>('[data-current]') ?? null;
    const control = figure?.querySelector<SVGGraphicsElement>(`[data-mark="${mark?.dataset.lit}"]`);
    const frame = figure?.firstElementChild?.getBoundingClientRect();
    const box = control?.getBoundingClientRect();
    const isDrawn = figure?.querySelector('[data-mark]') != null;
    const letters = [...(control?.querySelectorAll('text') ?? [])].map(
      (text) => Number(text.getAttribute('font-size')) * (control?.getScreenCTM()?.a ?? 0),
    );
    const lit =
      mark === null || !control || !frame || !box
        ? null
        : {
            mark: mark.dataset.lit ?? '',
            cut: Math.max(
              frame.left - box.left,
              frame.top - box.top,
              box.right - frame.right,
              box.bottom - frame.bottom,
            ),
            text: Math.min(Number.POSITIVE_INFINITY, ...letters),
          };
    const isInSight = (node: Element | null | undefined) => {
      if (!node) return false;
      const { left, top, right, bottom } = node.getBoundingClientRect();
      if (right - left <= 1 || bottom - top <= 1) return false;
      let edge = { top: 0, bottom: window.innerHeight };
      for (let around = node.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const box = around.getBoundingClientRect();
        edge = { top: Math.max(edge.top, box.top), bottom: Math.min(edge.bottom, box.bottom) };
      }
      return top >= edge.top - 1 && bottom <= edge.bottom + 1;
    };
    const parts = {
      instruction: document.querySelector('[data-entry][aria-current]'),
      'lit control': mark,
      field: [...document.querySelectorAll('[data-field] :is(input, select)')].find(isInSight),
      'next act': [
        ...document.querySelectorAll('main button.primary, main button[aria-keyshortcuts="Alt+ArrowRight"]'),
      ].find(isInSight),
    };
    return {
      title: isDrawn ? (document.querySelector('main h2[tabindex="-1"]')?.textContent ?? '') : '',
      lit,
      outOfSight: Object.entries(parts)
        .filter(([part, node]) => !isInSight(node) && !(part === 'lit control' && mark === null))
        .map(([part]) => part),
    };
  });
}

/** Whether a control is lit in this step, which is then whole, readable and in sight with what goes with it. */
async function isLit(page: Page, { title, later }: Step, size: typeof usual): Promise<boolean> {
  const where = `${title}, ${size.what}`;
  let lit: Seen['lit'] = null;
  await expect(async () => {
    const seen = await look(page);
    expect(seen.title, where).toBe(title);
    lit = seen.lit;
    if (seen.lit === null) return;
    expect(seen.lit.cut, `${where}: ${seen.lit.mark} is cut`).toBeLessThanOrEqual(0.5);
    expect(seen.lit.text, `${where}: letters of ${seen.lit.mark}`).toBeGreaterThanOrEqual(size.least - 0.01);
    // A step for later leads nowhere.
    const outOfSight = seen.outOfSight.filter((part) => later !== true || part !== 'next act');
    expect(outOfSight, `${where}: not in sight`).toEqual([]);
  }).toPass({ timeout: 15_000 });
  return lit !== null;
}

/** Goes through the steps at each size, to the end and back in turn, and returns how many controls were lit. */
async function walk(app: RunningApp, steps: readonly Step[]): Promise<number> {
  const { page } = app;
  let lit = 0;
  let isAtEnd = false;
  for (const size of SIZES) {
    await shape(app, size);
    const inTurn = isAtEnd ? steps.toReversed() : steps;
    for (const [index, step] of inTurn.entries()) {
      if (index > 0) await page.keyboard.press(isAtEnd ? 'Alt+ArrowLeft' : 'Alt+ArrowRight');
      if (await isLit(page, step, size)) lit += 1;
    }
    isAtEnd = !isAtEnd;
  }
  return lit;
}

/** Opens each step for later at the usual size, where they are listed, and looks at it at every size. */
async function walkLater(app: RunningApp, steps: readonly Step[]): Promise<number> {
  const { page } = app;
  let lit = 0;
  for (const step of steps) {
    await shape(app, usual);
    const button = stepButton(page, step.title);
    if (!(await button.isVisible())) await page.getByText('Later', { exact: true }).click();
    await button.click();
    for (const size of SIZES) {
      await shape(app, size);
      if (await isLit(page, step, size)) lit += 1;
    }
  }
  return lit;
}

// In every step the lit control is whole and readable in the picture, at each size of the window.
test.describe.configure({ mode: 'parallel' });

/** Of so many looks, most saw a control that is lit: a walk that found none would prove nothing. */
function expectMostLit(lit: number, steps: readonly Step[]): void {
  expect(lit).toBeGreaterThan(0.8 * SIZES.length * steps.length);
}

for (const [place, edition] of EDITIONS.entries()) {
  test(`the pictures of HaloPSA, ${edition}`, async ({ launchApp }) => {
    const app = await launchApp();
    const { page } = app;
    await shape(app, usual);
    await startSession(page, { vendors: ['HaloPSA'] });
    await chooseEdition(page, edition);
    const steps = stepsOf('halopsa', { edition: place });
    for (let back = 0; back < steps.length; back += 1) await page.keyboard.press('Alt+ArrowLeft');
    await expect(stepHeading(page, steps[0]?.title ?? '')).toBeVisible();
    expectMostLit(await walk(app, steps), steps);
  });
}

test('the pictures of VSA X and ConnectWise Asio', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await shape(app, usual);
  await startSession(page, { vendors: ['VSA X', 'ConnectWise Asio'] });
  for (const [vendor, name] of [
    ['vsax', 'VSA X'],
    ['asio', 'ConnectWise Asio'],
  ] as const) {
    await shape(app, usual);
    await openVendor(page, name);
    const steps = stepsOf(vendor);
    expectMostLit(await walk(app, steps), steps);
    const later = stepsOf(vendor, { later: true });
    expect(later).not.toEqual([]);
    expectMostLit(await walkLater(app, later), later);
  }
});

test('the pictures of the guide of the Neo key', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await shape(app, usual);
  await page.getByRole('button', { name: 'Add the Neo API key', exact: true }).click();
  const steps = stepsOf('neo');
  await expect(stepHeading(page, steps[0]?.title ?? '')).toBeVisible();
  // The first instruction of one of them names no control, and so it is with those for later.
  expect(await walk(app, steps)).toBe(SIZES.length * (steps.length - 1));
  const later = stepsOf('neo', { later: true });
  expect(await walkLater(app, later)).toBe(SIZES.length * (later.length - 1));
});
