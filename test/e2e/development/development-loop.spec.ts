import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { developmentCommand } from '../../../tools/bootstrap/develop.mjs';
import { untilGone, withDescendants } from '../app/process-tree.ts';
import { test } from '../app/test.ts';
import { copySources, type SourceCopy } from './source-copy.ts';

// A change is built anew before it shows, on a busy computer in more time than a click takes.
const patient = expect.configure({ timeout: 60_000 });
test.describe.configure({ timeout: 300_000 });

/** What `npm run dev` does once everything is installed, on a copy of the sources. */
let sources: SourceCopy;
let loop: ChildProcess;
let output = '';

test.beforeAll(async ({ desktop }) => {
  sources = await copySources();
  const args = ['--password-store=gnome-libsecret', '--remote-debugging-port=0'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const { command, environment } = developmentCommand(sources.folder, desktop.executable, args);
  loop = spawn(process.execPath, command, {
    cwd: sources.folder,
    env: { ...desktop.environment, ...environment },
  });
  for (const stream of [loop.stdout, loop.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
});

test.afterAll(async () => {
  const all = await withDescendants(loop.pid ?? 0);
  loop.kill('SIGTERM');
  if (loop.exitCode === null && loop.signalCode === null) await once(loop, 'exit');
  await untilGone(all);
  await sources.remove();
});

test.afterEach(async ({ desktop: _desktop }, info) => {
  if (info.status !== info.expectedStatus)
    await info.attach('output', { body: output, contentType: 'text/plain' });
});

/** Where each app that came up can be reached, in that order. */
function addresses(): string[] {
  return [...output.matchAll(/DevTools listening on (ws:\S+)/g)].map(([, address = '']) => address);
}

/** The addresses of the pages that an app shows; none while it starts, and once it has ended. */
async function pagesOf(address: string | undefined): Promise<string[]> {
  if (address === undefined) return [];
  const targets = await fetch(`http://${new URL(address).host}/json/list`)
    .then((response) => response.json() as Promise<{ type: string; url: string }[]>)
    .catch(() => []);
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

/**
 * The window of the app that came up last, once more than `starts` have. It is there before anybody connects: Playwright
 * does not always learn of one that comes later.
 */
async function connect({ starts }: { starts: number }): Promise<{ browser: Browser; page: Page }> {
  const shown = () => pagesOf(addresses().slice(starts).at(-1));
  await expect.poll(shown, { timeout: 60_000, message: output }).toEqual(['app://setup/index.html']);
  const browser = await chromium.connectOverCDP(addresses().at(-1) ?? '');
  const [page] = browser.contexts().flatMap((context) => context.pages());
  if (page === undefined) throw new Error('The app has no window.');
  await page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
  return { browser, page };
}

async function processId(): Promise<number> {
  return JSON.parse(await readFile(join(sources.folder, 'out/development/running.json'), 'utf8')).pid;
}

test('a change of the window shows in it, a change of main starts the app again', async () => {
  const first = await connect({ starts: 0 });
  const { page } = first;
  expect(page.url()).toBe('app://setup/index.html');
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.getByRole('searchbox', { name: 'Search sessions' }).fill('typed before the change');

  await sources.edit('src-renderer/app.tsx', /(return \(\s*<[^>]+>)/, '$1<p>Changed while it ran</p>');
  await patient(page.getByText('Changed while it ran')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search sessions' })).toHaveValue(
    'typed before the change',
  );

  const app = await readFile(join(sources.folder, 'src-renderer/app.tsx'), 'utf8');
  const [, style = ''] = /'\.\/(\S+\.module\.css)'/.exec(app) ?? [];
  await sources.edit(`src-renderer/${style}`, /$/, '\nbody { outline-color: rgb(1, 2, 3); }\n');
  await patient(page.locator('body')).toHaveCSS('outline-color', 'rgb(1, 2, 3)');
  await sources.edit('src-renderer/styles.css', /$/, '\nbody { accent-color: rgb(3, 2, 1); }\n');
  await patient(page.locator('body')).toHaveCSS('accent-color', 'rgb(3, 2, 1)');
  await expect(page.getByRole('searchbox', { name: 'Search sessions' })).toHaveValue(
    'typed before the change',
  );

  // No component: the page is loaded anew.
  await sources.edit('src-renderer/main.tsx', /$/, "\ndocument.body.dataset.loaded = 'again';\n");
  await patient(page.locator('body')).toHaveAttribute('data-loaded', 'again');
  await expect(page.getByText('Changed while it ran')).toBeVisible();
  expect(errors).toEqual([]);
  await first.browser.close();

  const former = await processId();
  const starts = addresses().length;
  await sources.edit('src-main/index.ts', /$/, "\nlog.info('started-with-the-change');\n");
  const second = await connect({ starts });
  await expect.poll(() => output).toContain('started-with-the-change');
  expect(await processId()).not.toBe(former);
  await patient(second.page.getByText('Changed while it ran')).toBeVisible();
  await second.browser.close();
});

test('the page of the loop may do no more than its own server needs', async () => {
  const { browser, page } = await connect({ starts: 0 });
  const response = await page.reload();
  const policy = response?.headers()['content-security-policy'] ?? '';
  const [, nonce = ''] = /'nonce-([\w-]+)'/.exec(policy) ?? [];
  const [, port = ''] = /ws:\/\/127\.0\.0\.1:(\d+)/.exec(policy) ?? [];
  expect(nonce.length).toBeGreaterThan(20);
  expect(policy).toBe(
    `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; ` +
      `font-src 'self'; connect-src ws://127.0.0.1:${port}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; ` +
      `object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  const reached = await page.evaluate(async (host) => {
    const isReached = (work: Promise<unknown>) =>
      work.then(
        () => true,
        () => false,
      );
    const image = new Image();
    const loaded = new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    image.src = `http://${host}/favicon.ico`;
    return Promise.all([isReached(fetch(`http://${host}/`)), isReached(loaded)]);
  }, `127.0.0.1:${port}`);
  expect(reached).toEqual([false, false]);
  await browser.close();
});
