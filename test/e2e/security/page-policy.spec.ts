import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { asOrdinaryUser } from '../app/ordinary-user.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { test } from '../app/test.ts';

/** What the page may load, where it may go and what it is served, as an ordinary user with the sandbox on. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";
let app: RunningApp;
let stop: () => Promise<void>;

test.beforeAll(async ({ desktop }) => {
  const user = await asOrdinaryUser(desktop);
  stop = user.stop;
  app = await startApp(desktop, user.options);
  await app.page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
});
test.afterAll(async () => {
  await app.kill();
  await stop();
});

test('the policy of the page is this one, to the byte', async () => {
  const response = await app.page.reload();
  expect(response?.headers()['content-security-policy']).toBe(CSP);
  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
  await app.page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
});

test('no script comes in by markup, by an attribute or by eval', async () => {
  const ran = await app.page.evaluate(async () => {
    const marks = window as unknown as Record<string, boolean>;
    // What a debugger evaluates may evaluate more; from the next task on the page is on its own.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts: Record<string, () => unknown> = {
      script: () => {
        const script = document.createElement('script');
        script.append('window.ranScript = true');
        document.body.append(script);
      },
      src: () => {
        const script = document.createElement('script');
        script.src = 'data:text/javascript,window.ranSrc=true';
        document.body.append(script);
      },
      markup: () => {
        document.body.innerHTML += '<img src="x" onerror="window.ranMarkup=true">';
      },
      attribute: () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'window.ranAttribute=true');
        document.body.append(button);
        button.click();
        button.remove();
      },
      // biome-ignore lint/security/noGlobalEval: that it does not work is what is tested
      eval: () => globalThis.eval('window.ranEval=true'),
      function: () => new Function('window.ranFunction=true')(),
      import: () => import('data:text/javascript,window.ranImport=true' as string),
      worker: () => new Worker('data:text/javascript,1'),
    };
    const refused: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        await attempt();
      } catch {
        refused.push(name);
      }
    }
    const ranNames = Object.keys(marks).filter((name) => name.startsWith('ran'));
    return { ranNames, refused };
  });
  expect(ran.ranNames).toEqual([]);
  expect(ran.refused).toEqual(
    expect.arrayContaining(['markup', 'eval', 'function', 'import', 'worker', 'src']),
  );
});

test('the page reaches no network at all, this computer included', async () => {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const refused = await app.page.evaluate(async (to) => {
    const failed = (work: Promise<unknown>) =>
      work.then(
        () => false,
        () => true,
      );
    const image = new Image();
    const style = document.createElement('link');
    const prefetch = document.createElement('link');
    const settled = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
      });
    const answers = [failed(fetch(`${to}/fetch`)), failed(settled(image)), failed(settled(style))];
    image.src = `${to}/image`;
    Object.assign(style, { rel: 'stylesheet', href: `${to}/style` });
    Object.assign(prefetch, { rel: 'prefetch', href: `${to}/prefetch` });
    document.head.append(style, prefetch);
    navigator.sendBeacon(`${to}/beacon`, 'x');
    const socket = new Promise<boolean>((resolve) => {
      try {
        const opened = new WebSocket(to.replace('http', 'ws'));
        opened.onerror = () => resolve(true);
        opened.onopen = () => resolve(false);
      } catch {
        resolve(true);
      }
    });
    return Promise.all([...answers, socket]);
  }, origin);
  expect(refused).toEqual([true, true, true, true]);
  expect(seen).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

test('no window is opened', async () => {
  const opened = await app.page.evaluate(() => [
    window.open('https://example.com/') === null,
    window.open('app://setup/index.html') === null,
    window.open('about:blank', '_blank', 'noopener=no') === null,
  ]);
  expect(opened).toEqual([true, true, true]);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(app.output()).toContain('"kind":"window"');
});

for (const [address, stoppedBy] of [
  ['https://example.com/', 'app'],
  ['app://setup/other.html', 'app'],
  ['app://elsewhere/', 'app'],
  ['file:///etc/passwd', 'chromium'],
  ['data:text/html,<p>x', 'chromium'],
] as const) {
  test(`the window does not go to ${address}`, async () => {
    const before = app.page.url();
    await app.electron.evaluate(({ BrowserWindow }) => {
      const refused: string[] = [];
      Object.assign(globalThis, { refused });
      BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) => {
        if (event.defaultPrevented) refused.push(event.url);
      });
    });
    const known = app.problems.length;
    await app.page.evaluate((to) => {
      window.location.href = to;
    }, address);
    if (stoppedBy === 'app') {
      const refused = () => app.electron.evaluate(() => (globalThis as { refused?: string[] }).refused);
      await expect.poll(refused).toEqual([address]);
    } else {
      await expect.poll(() => app.problems.slice(known).join()).toContain('Not allowed to');
    }
    expect(app.page.url()).toBe(before);
    // Not by a locator: Playwright would wait for the navigation that was refused.
    expect(await app.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Sessions');
  });
}

test('only the page’s own files are served', async () => {
  const served = await app.electron.evaluate(async ({ net }) => {
    const tricks = [
      'app://setup/../main/index.js',
      'app://setup/..%2fmain%2findex.js',
      'app://setup/..%5cmain%5cindex.js',
      'app://setup/%2e%2e/main/index.js',
      'app://setup/%2e%2e%2f%2e%2e%2fpackage.json',
      'app://setup//etc/passwd',
      'app://setup/assets/..%2f..%2fmain/index.js',
      'app://setup/index.html%00.js',
      'app://setup/%00',
      'app://setup/.hidden',
      'app://setup/assets',
      'app://setup/no-such-file.js',
      'app://other/index.html',
      'app://setup.evil.example/index.html',
      'app://user@setup/index.html%2f..',
    ];
    const status = async (url: string, init?: RequestInit) => {
      try {
        return (await net.fetch(url, init)).status;
      } catch {
        return 'refused';
      }
    };
    const answers: [string, number | string][] = [];
    for (const url of tricks) answers.push([url, await status(url)]);
    return {
      page: await status('app://setup/index.html'),
      post: await status('app://setup/index.html', { method: 'POST', body: 'x' }),
      given: answers.filter(([, answer]) => answer !== 404 && answer !== 'refused'),
    };
  });
  expect(served).toEqual({ page: 200, post: 404, given: [] });
});
