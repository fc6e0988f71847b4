import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import svgr from 'vite-plugin-svgr';
import { notePackages } from './tools/package/bundled-packages.ts';

// The same bundle runs on the shipped Electron and on the older one that tests may fall back to, so targets
// are named here; electron-vite would take them from the declared major.
const node = 'node20.18';
const chrome = 'chrome130';

const repository = import.meta.dirname;

export default defineConfig({
  main: {
    plugins: [notePackages(repository, 'main')],
    build: {
      target: node,
      minify: true,
      outDir: 'out/main',
      externalizeDeps: { exclude: ['electron-store', 'undici', 'zod', 'age-encryption', 'tldts'] },
      rollupOptions: { input: 'src-main/index.ts', output: { format: 'es' } },
    },
  },
  preload: {
    plugins: [notePackages(repository, 'preload')],
    build: {
      target: node,
      minify: true,
      outDir: 'out/preload',
      rollupOptions: {
        input: 'src-preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    base: './',
    build: {
      target: chrome,
      minify: true,
      outDir: 'out/renderer',
      modulePreload: { polyfill: false },
      // A vendor's bitmap is a file of the app like any other, never a data: address in a script.
      assetsInlineLimit: (file) => (/\.(png|webp)$/.test(file) ? false : undefined),
      rollupOptions: { input: 'src-renderer/index.html' },
    },
    plugins: [
      react(),
      svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } }),
      notePackages(repository, 'renderer'),
    ],
  },
});
