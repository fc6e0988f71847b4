import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import svgr from 'vite-plugin-svgr';
import { defineConfig } from 'vitest/config';
import { requestPage } from '../tools/package/request-page.ts';

const shared = {
  plugins: [
    react(),
    svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } }),
    requestPage(join(import.meta.dirname, '..')),
  ],
};
const common = {
  root: join(import.meta.dirname, '..'),
  setupFiles: ['test/loopback-only.ts'],
  // A hang and not slowness is what ends a test: passphrases and thousands of cases take their time on a busy computer.
  testTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
  unstubEnvs: true,
};
/** Real keyrings, buses and processes: what they take is waiting for others. */
const SYSTEM = [
  'test/electron/**/*.test.ts',
  'test/tools/desktop-session.test.ts',
  'test/tools/run-electron.test.ts',
];

/**
 * `unit`: modules by themselves, with real files and real servers on loopback. `components`: the window's stores and what
 * it shows, some in a DOM of their own. Files of these two share a process, so that each module is loaded once, which is
 * most of what a short file takes; what a file changes beyond itself, it puts back. `system`: real Electron,
 * keyrings and desktops. `crash`: lives of storage and outbox that end anywhere.
 */
export default defineConfig({
  ...shared,
  test: {
    root: common.root,
    reporters: ['default', ['json', { outputFile: 'out/test/unit.json' }]],
    // One more than two cores: keyrings and processes are waited for.
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: {
          ...common,
          name: 'unit',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/package/**', 'test/crash/**', 'test/renderer/**', ...SYSTEM],
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'components',
          isolate: false,
          setupFiles: [...common.setupFiles, 'test/renderer/fresh-window.ts'],
          include: ['test/renderer/**/*.test.ts', 'test/renderer/**/*.test.tsx'],
        },
      },
      { ...shared, test: { ...common, name: 'system', include: SYSTEM } },
      { ...shared, test: { ...common, name: 'crash', include: ['test/crash/**/*.test.ts'] } },
    ],
  },
});
