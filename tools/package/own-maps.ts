import type { Plugin } from 'vite';

/**
 * Leaves out the maps of files that hold packages only: the log names places of our own code, and those maps are
 * larger than all others together.
 */
export function ownMapsOnly(): Plugin {
  return {
    name: 'own-maps-only',
    generateBundle(_options, bundle) {
      for (const [name, one] of Object.entries(bundle)) {
        if (one.type !== 'chunk' || one.moduleIds.some(isOwn)) continue;
        delete bundle[`${name}.map`];
      }
    },
  };
}

/** Data (JSON) has no places, and a helper of the bundler begins with a zero byte. */
function isOwn(id: string): boolean {
  return /\.tsx?$/.test(id) && !id.includes('node_modules') && !id.startsWith('\0');
}
