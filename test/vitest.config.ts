import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import svgr from 'vite-plugin-svgr';
import { defineConfig } from 'vitest/config';

const shared = {
  plugins: [react(), svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } })],
};
const common = {
  root: join(import.meta.dirname, '..'),
  setupFiles: ['test/loopback-only.ts'],
  testTimeout: 20_000,
};

/**
 * `unit`: modules by themselves, with real files and real servers on loopback. `components`: what the window shows and
 * does, in a DOM of its own. `crash`: lives of storage and outbox that end anywhere.
 */
export default defineConfig({
  ...shared,
  test: {
    root: common.root,
    reporters: ['default', ['json', { outputFile: 'out/test/unit.json' }]],
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/package/**', 'test/crash/**', 'test/renderer/**/*.dom.test.tsx'],
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'components',
          environment: 'happy-dom',
          include: ['test/renderer/**/*.dom.test.tsx'],
        },
      },
      { ...shared, test: { ...common, name: 'crash', include: ['test/crash/**/*.test.ts'] } },
    ],
  },
});
