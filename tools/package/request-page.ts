import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const NAME = 'virtual:request-page';
/** What knows `light-dark()`, by which the tokens have both themes. */
const BROWSERS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/**
 * Makes one script and one style of `src-renderer/request-page/`, which main writes into the page of a request:
 * `import { script, style } from 'virtual:request-page'`. Nothing in them names another file.
 */
export function requestPage(repository: string): Plugin {
  const root = join(repository, 'src-renderer', 'request-page');
  return {
    name: 'request-page',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const built = await build({
        configFile: false,
        root,
        logLevel: 'error',
        build: {
          write: false,
          target: BROWSERS,
          cssTarget: BROWSERS,
          minify: true,
          lib: { entry: join(root, 'page.ts'), formats: ['iife'], name: 'requestPage', fileName: 'page' },
        },
      });
      const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
      let script = '';
      let style = '';
      for (const one of outputs) {
        if (one.type === 'chunk') {
          script += one.code;
          for (const file of one.moduleIds) if (!file.startsWith('\0')) this.addWatchFile(file);
        } else style += String(one.source);
      }
      if (script === '' || style === '') throw new Error('The page of a request has no script or no style.');
      return `export const script = ${JSON.stringify(script.trim())};\nexport const style = ${JSON.stringify(style.trim())};\n`;
    },
  };
}
