import { basename } from 'node:path';
import type { Result } from '../../src-preload/contract/result.ts';
import { ok, refuse } from '../system/result.ts';
import { DiskError } from './disk-error.ts';
import type { Files } from './files.ts';

/** Files that the technician chooses; null where none was chosen. */
export type FileDialogs = {
  files: Files;
  chooseFileToWrite: (suggestion: string) => Promise<string | null>;
  chooseFileToRead: () => Promise<string | null>;
};

/**
 * Asks where to, and writes there what `contents` returns then. An error of the disk is a result like any other.
 *
 * @param suggestion the name of the file that the dialog proposes
 */
export async function saveChosenFile(
  dialogs: Pick<FileDialogs, 'files' | 'chooseFileToWrite'>,
  suggestion: string,
  contents: () => Promise<Result<string | Uint8Array>>,
): Promise<Result<{ fileName: string }>> {
  const path = await dialogs.chooseFileToWrite(suggestion);
  if (path === null) return refuse('file-not-chosen');
  return onDisk(async () => {
    const made = await contents();
    if (!made.ok) return made;
    await dialogs.files.writeAtomic(path, made.value);
    return ok({ fileName: basename(path) });
  });
}

/** What `task` returns, or the error of the disk that it met. */
export async function onDisk<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}
