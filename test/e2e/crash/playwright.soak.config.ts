import { defineConfig } from '@playwright/test';

/** The long counts of `npm run soak`, which hands over how many by the environment. Not part of `npm test`. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.soak.ts',
  outputDir: '../../../out/soak/test',
  globalSetup: '../app/copy-build.ts',
  globalTeardown: '../app/remove-build.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 0,
  reporter: [['list']],
});
