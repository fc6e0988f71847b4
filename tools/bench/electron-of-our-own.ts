import { cpSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findElectron } from '../electron-runtime.mjs';

/**
 * A copy of the Electron in use that nothing else runs. Pages of a program are shared by all who run the same file:
 * another Electron beginning or ending elsewhere would change our share of them by half.
 */
export async function electronOfOurOwn(
  repository: string,
): Promise<{ executable: string; remove: () => void }> {
  const found = await findElectron({ repository });
  // Elsewhere no memory is measured, and an app bundle does not like to be moved.
  if (process.platform !== 'linux') return { executable: found.executable, remove: () => undefined };
  const copy = join(repository, 'out', 'bench', 'electron');
  const remove = () => rmSync(copy, { recursive: true, force: true });
  remove();
  cpSync(found.folder, copy, { recursive: true, verbatimSymlinks: true });
  return { executable: join(copy, basename(found.executable)), remove };
}
