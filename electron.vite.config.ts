import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import svgr from 'vite-plugin-svgr';
import { chooseDevServer, devServerSettings } from './tools/development/dev-server.ts';
import { notePackages } from './tools/package/bundled-packages.ts';
import { ownMaps } from './tools/package/own-maps.ts';
import { requestPage } from './tools/package/request-page.ts';

// The same bundle runs on the shipped Electron and on the older one that tests may fall back to, so targets
// are named here; electron-vite would take them from the declared major.
const node = 'node20.18';
const chrome = 'chrome130';

const repository = import.meta.dirname;

export default defineConfig(async ({ command }) => {
  const devServer = command === 'serve' ? await chooseDevServer() : null;
  // Beside the build, which `npm start`, the tests and the package take as it is.
  const out = devServer ? join('out', 'development') : 'out';
  const minify = devServer === null;
  // One saved file can be more than one event, and each build starts the app anew.
  const watch = devServer === null ? null : { buildDelay: 300 };
  const note = (part: string) => (devServer ? [] : [notePackages(repository, part)]);
  return {
    main: {
      plugins: [...note('main'), ownMaps({ compressed: devServer === null }), requestPage(repository)],
      define: { __DEVELOPMENT_SERVER__: JSON.stringify(devServer) },
      build: {
        target: node,
        minify,
        // Not named in the code: only the log reads them, when a fault's places are written.
        sourcemap: devServer ? true : 'hidden',
        outDir: join(out, 'main'),
        watch,
        externalizeDeps: {
          exclude: [
            'electron-store',
            'undici',
            'zod',
            'age-encryption',
            'tldts',
            'papaparse',
            'ical-generator',
            '@scure/bip39',
            'qr',
            'intl-messageformat',
            '@formatjs/icu-messageformat-parser',
          ],
        },
        rollupOptions: {
          input: 'src-main/index.ts',
          output: { format: 'es', sourcemapExcludeSources: devServer === null },
        },
      },
    },
    preload: {
      plugins: note('preload'),
      build: {
        target: node,
        minify,
        sourcemap: devServer !== null,
        outDir: join(out, 'preload'),
        watch,
        rollupOptions: {
          // Each a file of its own: a sandboxed preload can load no other. They share types only.
          input: { index: 'src-preload/index.ts', audience: 'src-preload/audience.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: 'src-renderer',
      base: './',
      ...(devServer && devServerSettings(repository, devServer)),
      cacheDir: join(repository, 'out', 'development', 'vite'),
      build: {
        target: chrome,
        minify,
        outDir: join(out, 'renderer'),
        modulePreload: { polyfill: false },
        // A vendor's bitmap is a file of the app like any other, never a data: address in a script.
        assetsInlineLimit: (file: string) => (/\.(png|webp)$/.test(file) ? false : undefined),
        rollupOptions: {
          input: {
            index: join(repository, 'src-renderer', 'index.html'),
            audience: join(repository, 'src-renderer', 'audience.html'),
          },
        },
      },
      plugins: [
        react(),
        svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } }),
        ...note('renderer'),
      ],
    },
  };
});
