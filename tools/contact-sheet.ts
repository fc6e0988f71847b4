// One page with every picture of every vendor, drawn by the app's own component and photographed in the project's
// Electron: `npx tsx tools/contact-sheet.ts [--theme light|dark] [--out <folder>]`. Both themes unless one is named.
// Writes the page, one picture of the whole sheet per theme, and one per vendor's screen, theme and lit control.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { _electron, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import svgr from 'vite-plugin-svgr';

const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, '..');

const { values } = parseArgs({
  options: { theme: { type: 'string' }, out: { type: 'string', default: 'out/contact-sheet' } },
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
    await window.waitForSelector('.pair');
    await eachPair(window, theme);
    await window.screenshot({
      path: join(out, `sheet.${theme}.png`),
      fullPage: true,
      animations: 'disabled',
    });
    const violation = await window.locator('html').getAttribute('data-violation');
    if (violation) throw new Error(`The page broke its content security policy: ${violation}`);
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function eachPair(window: Page, theme: string): Promise<void> {
  for (const pair of await window.locator('.pair').all()) {
    const name = await pair.getAttribute('id');
    const [all, lit] = [pair.getByRole('figure').nth(0), pair.getByRole('figure').nth(1)];
    // The overlay comes once the drawing is there and measured.
    await all.locator('[data-lit]').first().waitFor();
    const marks = await all.locator('[data-lit]').count();
    const drawn = await all.locator('[data-mark]').count();
    if (marks !== drawn) throw new Error(`${name}: ${drawn} controls, but ${marks} rings.`);
    await all.screenshot({ path: join(out, `${name}.${theme}.all.png`), animations: 'disabled' });
    for (let mark = 0; mark < marks; mark += 1) {
      await lit.screenshot({ path: join(out, `${name}.${theme}.${mark + 1}.png`), animations: 'disabled' });
      await pair.getByRole('button', { name: 'Next control' }).click();
    }
  }
}

function electronExecutable(): string {
  const runtime = join(here, 'electron-runtime.mjs');
  const folder = execFileSync(process.execPath, [runtime], { encoding: 'utf8' }).trim();
  if (process.platform === 'win32') return join(folder, 'electron.exe');
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, 'electron');
}
