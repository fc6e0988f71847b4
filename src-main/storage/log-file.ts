import { join } from 'node:path';
import type { Files } from './files.ts';

const MAX_FILES = 5;
const MAX_BYTES = 1024 * 1024;

/**
 * Where the log's lines go: `app.log`, then `app.1.log` to `app.4.log`, the oldest thrown away. A link there leads to
 * a place that somebody else chose: it is set aside, not followed.
 */
export function openLogFile(
  files: Files,
  folder: string,
  { largestBytes = MAX_BYTES }: { largestBytes?: number } = {},
): (lines: string) => Promise<void> {
  const pathOf = (age: number) => join(folder, age === 0 ? 'app.log' : `app.${age}.log`);
  let isReady = false;

  return async (lines) => {
    if (!isReady) {
      await files.setAsideOdd(folder, 'folder');
      await files.makeFolder(folder);
    }
    isReady = true;
    await files.setAsideOdd(pathOf(0), 'file');
    const size = await files.append(pathOf(0), lines);
    if (size < largestBytes) return;
    for (let age = MAX_FILES - 1; age > 0; age -= 1) await files.move(pathOf(age - 1), pathOf(age));
  };
}
