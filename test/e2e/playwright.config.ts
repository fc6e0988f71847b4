import { defineConfig } from '@playwright/test';

/** They take a bus, a screen, a disk or a user of their own, which only Linux lets a test make. */
const LINUX_ONLY = [
  '**/security/**',
  '**/crash/**',
  '**/journeys/disk-errors.spec.ts',
  '**/journeys/keyring-*.spec.ts',
  '**/journeys/no-keyring.spec.ts',
  '**/journeys/whole-call.spec.ts',
  '**/accessibility/screen-reader.spec.ts',
];

/** Begun first, so that none of them runs alone at the end. */
const LONG = [
  '**/crash/kills.spec.ts',
  '**/security/silence.spec.ts',
  '**/security/hung-page.spec.ts',
  '**/journeys/outbox-many.spec.ts',
  '**/journeys/many-sessions.spec.ts',
  '**/accessibility/axe*.spec.ts',
  '**/development/development-loop.spec.ts',
];
const IGNORED = process.platform === 'linux' ? [] : LINUX_ONLY;

/**
 * Whole journeys in a real Electron. No retries: a test that passes the second time has found something. The
 * built app is copied once, so that a build under way elsewhere does not reach into a run.
 */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'long', testMatch: LONG, testIgnore: IGNORED },
    { name: 'others', testMatch: '**/*.spec.ts', testIgnore: [...LONG, ...IGNORED] },
  ],
  outputDir: '../../out/test/e2e',
  globalSetup: './app/copy-build.ts',
  globalTeardown: './app/remove-build.ts',
  // One more than two cores: some wait, for the app's own patience or for a disk.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // For a slow computer that is busy with other things: a test that hangs is seen late, and none fails for being slow.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../out/test/e2e.json' }]],
});
