import { join } from 'node:path';
import { DiskError, systemCode } from './disk-error.ts';
import type { Files } from './files.ts';

const FILES = 5;
const LARGEST_BYTES = 1024 * 1024;

/** Where the log's lines go: `app.log`, then `app.1.log` to `app.4.log`, the oldest thrown away. */
export function openLogFile(
  files: Files,
  folder: string,
  { largestBytes = LARGEST_BYTES }: { largestBytes?: number } = {},
): (lines: string) => Promise<void> {
  const pathOf = (age: number) => join(folder, age === 0 ? 'app.log' : `app.${age}.log`);
  let isReady = false;

  return async (lines) => {
    if (!isReady) await files.makeFolder(folder);
    isReady = true;
    const size = await files.append(pathOf(0), lines).catch(async (error: unknown) => {
      // What is no file takes no line, and is nobody's log.
      const isNoFile = error instanceof DiskError && ['EISDIR', 'ELOOP'].includes(systemCode(error.cause));
      if (!isNoFile) throw error;
      await files.setAside(pathOf(0), 'not-a-file');
      return files.append(pathOf(0), lines);
    });
    if (size < largestBytes) return;
    for (let age = FILES - 1; age > 0; age -= 1) await files.move(pathOf(age - 1), pathOf(age));
  };
}
