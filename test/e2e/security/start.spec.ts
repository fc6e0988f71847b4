import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BUILD_VARIABLE } from '../app/copy-build.ts';
import type { Desktop } from '../app/desktop.ts';
import { test } from '../app/shared-app.ts';

/** Starts the app without Playwright and waits for its end. */
async function run(
  desktop: Desktop,
  profile: string,
  routes?: string,
): Promise<{ code: number | null; output: string }> {
  const isRoot = process.getuid?.() === 0;
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    process.env[BUILD_VARIABLE] ?? '',
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(desktop.executable, args, {
    env: { ...desktop.environment, ...(routes === undefined ? {} : { NEO_SETUP_ROUTES: routes }) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

for (const [what, routes] of [
  ['to another computer', '{"https://acme.vsax.net":"http://10.1.2.3:80"}'],
  ['to a name', '{"https://acme.vsax.net":"http://example.com"}'],
  ['to a name that looks local', '{"https://acme.vsax.net":"http://127.0.0.1.example.com"}'],
  ['with a path', '{"https://acme.vsax.net":"http://127.0.0.1:1/elsewhere"}'],
  ['that cannot be read', '{not json'],
] as const) {
  test(`routes ${what}: the app does not start`, async ({ desktop }) => {
    const profile = await mkdtemp(join(tmpdir(), 'neo-e2e-start-'));
    const { code, output } = await run(desktop, profile, routes);
    expect(code).toBe(1);
    expect(output).toContain('start-refused');
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
}

test('a second start with the same profile ends, and the first goes on', async ({ desktop, launchApp }) => {
  const app = await launchApp();
  await app.page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
  const { code } = await run(desktop, app.profile);
  expect(code).toBe(0);
  await expect(app.page.getByRole('button', { name: 'New session', exact: true })).toBeEnabled();
});
