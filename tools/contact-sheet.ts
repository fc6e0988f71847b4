// One page with every picture of every vendor, drawn by the app's own component and photographed in the project's
// Electron: `npx tsx tools/contact-sheet.ts [--theme light|dark] [--part pictures|steps] [--out <folder>]`. Both themes
// and both parts unless one is named. Writes the page, one image per vendor's screen, and one per step and lit control
// with the frames of three sizes.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { _electron, type Locator, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import svgr from 'vite-plugin-svgr';

const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, '..');

const { values } = parseArgs({
  options: {
    theme: { type: 'string' },
    part: { type: 'string' },
    out: { type: 'string', default: 'out/contact-sheet' },
  },
});
if (values.theme && values.theme !== 'light' && values.theme !== 'dark') {
  console.error('--theme is light or dark.');
  process.exit(2);
}

// Electron 33 crashes without a display, so the whole tool runs again below a virtual one.
if (process.platform === 'linux' && !process.env.DISPLAY) {
  const again = spawnSync(
    'xvfb-run',
    ['-a', process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    {
      stdio: 'inherit',
    },
  );
  if (again.error)
    console.error('There is no display and no xvfb-run: install xvfb, or run this on a desktop.');
  process.exit(again.status ?? 1);
}

const out = resolve(repository, values.out);
mkdirSync(out, { recursive: true });
const page = await buildSheet();
for (const theme of ['light', 'dark']) {
  if (!values.theme || values.theme === theme) await photograph(page, theme);
}
console.log(out);

async function buildSheet(): Promise<string> {
  await build({
    root: join(here, 'contact-sheet'),
    configFile: false,
    base: './',
    logLevel: 'warn',
    plugins: [react(), svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } })],
    build: { outDir: join(out, 'page'), emptyOutDir: true, target: 'chrome130' },
  });
  return join(out, 'page', 'index.html');
}

async function photograph(sheet: string, theme: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'contact-sheet-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [
      ...asRoot,
      join(here, 'contact-sheet', 'electron'),
      `--user-data-dir=${profile}`,
      `--page=${sheet}`,
      `--theme=${theme}`,
    ],
  });
  try {
    const window = await app.firstWindow();
    await window.waitForSelector('.step');
    if (values.part !== 'steps') await eachPicture(window, theme);
    if (values.part !== 'pictures') await eachStep(window, theme);
    const violation = await window.locator('html').getAttribute('data-violation');
    if (violation) throw new Error(`The page broke its content security policy: ${violation}`);
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function eachPicture(window: Page, theme: string): Promise<void> {
  for (const whole of await window.locator('.whole').all()) {
    const name = await whole.getAttribute('id');
    const figure = whole.getByRole('figure');
    await drawn(figure);
    await figure.screenshot({ path: join(out, `${name}.${theme}.png`), animations: 'disabled' });
  }
}

async function eachStep(window: Page, theme: string): Promise<void> {
  for (const step of await window.locator('.step').all()) {
    const name = await step.getAttribute('id');
    const marks = Number(await step.getAttribute('data-marks'));
    await drawn(step.getByRole('figure').last());
    for (let mark = 1; mark <= marks; mark += 1) {
      await step.screenshot({ path: join(out, `${name}.${mark}.${theme}.png`), animations: 'disabled' });
      await step.getByRole('button', { name: 'Next control' }).click();
    }
  }
}

/** The overlay comes once the drawing is there and measured. */
async function drawn(figure: Locator): Promise<void> {
  await figure.locator('[data-lit], [data-group]').first().waitFor();
}

function electronExecutable(): string {
  const runtime = join(here, 'electron-runtime.mjs');
  const folder = execFileSync(process.execPath, [runtime], { encoding: 'utf8' }).trim();
  if (process.platform === 'win32') return join(folder, 'electron.exe');
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, 'electron');
}
