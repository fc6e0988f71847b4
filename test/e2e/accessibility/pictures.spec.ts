import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../app/running-app.ts';
import { test } from '../app/test.ts';
import { chooseEdition, EDITIONS } from '../screens/halopsa.ts';
import { startSession } from '../screens/sessions.ts';
import { openVendor, stepHeading } from '../screens/workspace.ts';

// Whatever the window's size, the control that a step lights can be seen whole and read in its picture.

/** Of the window in pixels of the screen, its zoom, and the smallest letters of a lit control. */
const usual = { what: '1366 × 768', width: 1366, zoom: 1, least: 14 };
const SIZES = [
  usual,
  { what: '683 × 768', width: 683, zoom: 1, least: 12 },
  { what: '1366 × 768 at 200 %', width: 1366, zoom: 2, least: 12 },
];

type Step = { title: string; later?: boolean };

/** The steps of one edition that are gone through in turn. */
function stepsOf(vendor: string, edition = 0): Step[] {
  const path = new URL(`../../../resources/vendors/${vendor}/guide.json`, import.meta.url);
  const guide = JSON.parse(readFileSync(path, 'utf8')) as { editions: { steps: Step[] }[] };
  return (guide.editions[edition]?.steps ?? []).filter(({ later }) => later !== true);
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

/** What is seen of the lit control: how much of it reaches over its picture, and its smallest letters, in pixels. */
function litControl(page: Page): Promise<{ mark: string; cut: number; text: number } | null> {
  return page.evaluate(() => {
    const figure = document.querySelector('figure');
    const mark = figure?.querySelector<SVGElement>('[data-current]')?.dataset.lit;
    const control = figure?.querySelector<SVGGraphicsElement>(`[data-mark="${mark}"]`);
    const frame = figure?.firstElementChild?.getBoundingClientRect();
    const box = control?.getBoundingClientRect();
    if (mark === undefined || !control || !frame || !box) return null;
    const cut = Math.max(
      frame.left - box.left,
      frame.top - box.top,
      box.right - frame.right,
      box.bottom - frame.bottom,
    );
    const scale = control.getScreenCTM()?.a ?? 0;
    const sizes = [...control.querySelectorAll('text')].map((text) => Number(text.getAttribute('font-size')));
    return { mark, cut, text: sizes.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...sizes) * scale };
  });
}

/**
 * What is not in sight of: the instruction at hand, the lit control, one field, the way to the next step. In sight is what
 * stands in the window and is not cut off by whatever scrolls around it.
 */
function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
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
    const mark = document.querySelector<SVGElement>('figure [data-current]');
    const parts = {
      instruction: document.querySelector('[data-entry][aria-current]'),
      'lit control': mark,
      field: [...document.querySelectorAll('[data-field] :is(input, select)')].find(isInSight),
      'next act': [
        ...document.querySelectorAll('main button.primary, main button[aria-keyshortcuts="Alt+ArrowRight"]'),
      ].find(isInSight),
    };
    return Object.entries(parts)
      .filter(([part, node]) => !isInSight(node) && !(part === 'lit control' && mark === null))
      .map(([part]) => part);
  });
}

/** Goes through the steps at each size, to the end and back in turn, and returns how many controls were lit. */
async function walk(app: RunningApp, steps: readonly Step[]): Promise<number> {
  const { page } = app;
  let lit = 0;
  let isAtEnd = false;
  for (const size of SIZES) {
    await shape(app, size);
    const inTurn = isAtEnd ? steps.toReversed() : steps;
    for (const [index, { title }] of inTurn.entries()) {
      if (index > 0) await page.keyboard.press(isAtEnd ? 'Alt+ArrowLeft' : 'Alt+ArrowRight');
      await expect(stepHeading(page, title)).toBeVisible();
      await page.locator('figure [data-mark]').first().waitFor({ state: 'attached' });
      const where = `${title}, ${size.what}`;
      await expect(async () => {
        const control = await litControl(page);
        if (control === null) return;
        expect(control.cut, `${where}: ${control.mark} is cut`).toBeLessThanOrEqual(0.5);
        expect(control.text, `${where}: letters of ${control.mark}`).toBeGreaterThanOrEqual(
          size.least - 0.01,
        );
        expect(await outOfSight(page), `${where}: not in sight`).toEqual([]);
      }).toPass({ timeout: 5_000 });
      if ((await litControl(page)) !== null) lit += 1;
    }
    isAtEnd = !isAtEnd;
  }
  return lit;
}

test('in every step the lit control is whole and readable in the picture, at each size of the window', async ({
  launchApp,
}) => {
  test.setTimeout(180_000);
  const app = await launchApp();
  const { page } = app;
  await shape(app, usual);
  await startSession(page, { vendors: ['HaloPSA', 'VSA X', 'ConnectWise Asio'] });
  let [lit, steps] = [0, 0];
  for (const [place, edition] of EDITIONS.entries()) {
    await shape(app, usual);
    await openVendor(page, 'HaloPSA');
    await chooseEdition(page, edition);
    const inEdition = stepsOf('halopsa', place);
    const [first] = inEdition;
    for (let back = 0; back < inEdition.length; back += 1) await page.keyboard.press('Alt+ArrowLeft');
    await expect(stepHeading(page, first?.title ?? '')).toBeVisible();
    lit += await walk(app, inEdition);
    steps += SIZES.length * inEdition.length;
  }
  for (const [vendor, name] of [
    ['vsax', 'VSA X'],
    ['asio', 'ConnectWise Asio'],
  ] as const) {
    await shape(app, usual);
    await openVendor(page, name);
    lit += await walk(app, stepsOf(vendor));
    steps += SIZES.length * stepsOf(vendor).length;
  }
  expect(lit).toBeGreaterThan(0.8 * steps);
});
