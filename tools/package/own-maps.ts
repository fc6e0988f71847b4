import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Leaves out the maps of files that hold packages only: the log names places of our own code, and those maps are
 * larger than all others together. `compressed`: the others are written as `.map.gz`, a third of their size, because only
 * the log of an app reads them.
 */
export function ownMaps({ compressed }: { compressed: boolean }): Plugin {
  return {
    name: 'own-maps',
    generateBundle(_options, bundle) {
      for (const [name, one] of Object.entries(bundle)) {
        if (one.type !== 'chunk') continue;
        const map = bundle[`${name}.map`];
        if (one.moduleIds.some(isOwn)) {
          if (!compressed || map?.type !== 'asset') continue;
          this.emitFile({ type: 'asset', fileName: `${name}.map.gz`, source: gzipSync(map.source) });
        }
        delete bundle[`${name}.map`];
      }
    },
  };
}

/** Data (JSON) has no places, and a helper of the bundler begins with a zero byte. */
function isOwn(id: string): boolean {
  return /\.tsx?$/.test(id) && !id.includes('node_modules') && !id.startsWith('\0');
}
