import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Installs on this very system, so it stands apart from the other tests and runs as root only. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/package/**/*.test.ts'],
    setupFiles: ['test/loopback-only.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Each test stands on what the one before has left on the system.
    bail: 1,
  },
});
