import { homedir } from 'node:os';
import { join } from 'node:path';

/** Outside the repository, so that a clean clone need not fetch again. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'neo-setup-assistant');
}
