import react from '@vitejs/plugin-react';
import svgr from 'vite-plugin-svgr';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react(), svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } })],
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/package/**'],
    setupFiles: ['test/loopback-only.ts'],
    reporters: ['default', ['json', { outputFile: 'out/test/unit.json' }]],
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
