import { defineConfig } from '@playwright/test';

/** They take a session bus, a disk or a user of their own, which only Linux lets a test make. */
const LINUX_ONLY = [
  '**/security/**',
  '**/crash/**',
  '**/journeys/disk-issue.spec.ts',
  '**/journeys/keyring-*.spec.ts',
  '**/journeys/no-keyring.spec.ts',
];

/**
 * Whole journeys in a real Electron. No retries: a test that passes the second time has found something. The
 * built app is copied once, so that a build under way elsewhere does not reach into a run.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  testIgnore: process.platform === 'linux' ? [] : LINUX_ONLY,
  outputDir: '../../out/test/e2e',
  globalSetup: './app/copy-build.ts',
  globalTeardown: './app/remove-build.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../../out/test/e2e.json' }]],
});
