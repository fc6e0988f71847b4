import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asDiskError, DiskError, systemCode } from './disk-error.ts';

/** Every method rejects with a DiskError and with nothing else. Paths are absolute. */
export type Files = {
  /**
   * Null when there is no such file. UTF-8. What is larger than `largestBytes`, or no file at all but a pipe or a
   * device, is refused before it is read: `file-too-big`.
   */
  readText(path: string, largestBytes?: number): Promise<string | null>;
  /** The same in bytes. */
  readBytes(path: string, largestBytes?: number): Promise<Uint8Array | null>;
  /**
   * All of the new contents or all of the old, also after a power cut; settles when it is on the disk. After one that
   * failed either may be there, the new ones also for a file that was not there before. Mode 0600.
   */
  writeAtomic(path: string, contents: string | Uint8Array): Promise<void>;
  /** Makes sure that a file which another library has replaced stays so after a power cut. */
  makeDurable(path: string): Promise<void>;
  /**
   * Settles when it is on the disk. One that failed is cut off again, and only what refuses that too leaves a part.
   * Mode 0600.
   */
  appendDurably(path: string, text: string): Promise<void>;
  /**
   * Sets aside what is not a plain `file` or `folder` of this place alone: a link, a pipe, a second name of another
   * file. Returns whether it did.
   */
  setAsideOdd(path: string, wanted: 'file' | 'folder'): Promise<boolean>;
  /** Returns how long the file is now, in bytes. Follows no link. Not made durable: for logs only. */
  append(path: string, text: string): Promise<number>;
  /** Replaces what is at `to`. Does nothing when there is no `from`. */
  move(from: string, to: string): Promise<void>;
  /** Does nothing when there is no such file. */
  remove(path: string): Promise<void>;
  /** Names, sorted; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Changes whenever writeAtomic has replaced the file; null when there is none. */
  stamp(path: string): Promise<string | null>;
  /** In bytes; null when there is no such file. */
  size(path: string): Promise<number | null>;
  /** Renames to `<path>.<suffix>`, or to `<path>.<suffix>-2` and so on, never over another; returns the new path. */
  setAside(path: string, suffix: string): Promise<string>;
  /** Removes what writes cut short by a crash have left behind; returns how many. */
  sweepTemporary(folder: string): Promise<number>;
  /** With its parents, for the owner alone. */
  makeFolder(path: string): Promise<void>;
};

/** What is asked of the system, so that a test can make one step fail or end the process there. */
export type FileSteps = {
  open(path: string, flags: 'wx' | 'a' | 'r', mode?: number): Promise<OpenedFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  truncate(path: string, length: number): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  appendFile(path: string, text: string, options: { mode: number; flag: number }): Promise<void>;
  readdir(folder: string): Promise<string[]>;
  stat(
    path: string,
  ): Promise<{ mtimeMs: number; size: number; ino: number; isFile(): boolean; isDirectory(): boolean }>;
  lstat(path: string): Promise<{ isFile(): boolean; isDirectory(): boolean; nlink: number }>;
  mkdir(path: string, options: { recursive: true; mode: number }): Promise<unknown>;
  chmod(path: string, mode: number): Promise<void>;
  syncFolder(folder: string): Promise<void>;
  pause(milliseconds: number): Promise<unknown>;
};

type OpenedFile = {
  writeFile(contents: string | Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

export const systemSteps: FileSteps = {
  ...fs,
  appendFile: (path, text, options) => fs.appendFile(path, text, options as { mode: number; flag: never }),
  async syncFolder(folder) {
    // Windows opens no folder as a file; NTFS writes its journal itself.
    if (process.platform === 'win32') return;
    const handle = await fs.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  pause,
};

/** Of whatever this app reads, in bytes; most files have a limit of their own far below it. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

const tooBig = (path: string) => new DiskError('file-too-big', `${basename(path)} is too large, or no file.`);
const { O_APPEND, O_CREAT, O_WRONLY } = fs.constants;
/** `a`, but not through a link; Windows has no such flag. */
const APPEND_HERE = O_APPEND | O_CREAT | O_WRONLY | (fs.constants.O_NOFOLLOW ?? 0);
const RETRY_DELAYS_MS = [10, 30, 80, 200, 400];
// electron-store's writer (atomically) names its own `<file>.tmp-<digits><hex>`.
const TEMPORARY = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$|\.json\.tmp-\d{10}[0-9a-f]{6}$/;

/** The disk. Temporary files lie beside their target, because a rename is atomic only within one file system. */
export function openFiles(steps: FileSteps = systemSteps): Files {
  const syncFolderOf = (path: string) => steps.syncFolder(dirname(path));
  /** Files whose place in their folder is durable already. */
  const appended = new Set<string>();

  async function writeInto(path: string, flags: 'wx' | 'a', contents: string | Uint8Array): Promise<void> {
    const handle = await withRetries(() => steps.open(path, flags, 0o600));
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  const raw: Files = {
    async readText(path, largestBytes) {
      const bytes = await raw.readBytes(path, largestBytes);
      return bytes && Buffer.from(bytes).toString();
    },

    readBytes: (path, largestBytes = MAX_FILE_BYTES) =>
      withRetries(async () => {
        const found = await steps.stat(path);
        // A folder is left to the reading, which says so; a pipe would never end.
        const isReadable = found.isFile() || found.isDirectory();
        if (!isReadable || found.size > largestBytes) throw tooBig(path);
        const bytes = await steps.readFile(path);
        if (bytes.length > largestBytes) throw tooBig(path);
        return bytes;
      }).catch((error) => orIfMissing(error, null)),

    async writeAtomic(path, contents) {
      const temporary = join(dirname(path), `${basename(path)}.${crypto.randomUUID()}.tmp`);
      try {
        await writeInto(temporary, 'wx', contents);
        await withRetries(() => steps.rename(temporary, path));
      } catch (error) {
        await steps.unlink(temporary).catch(() => {});
        throw error;
      }
      await syncFolderOf(path);
    },

    makeDurable: syncFolderOf,

    async appendDurably(path, text) {
      const length = (await raw.size(path)) ?? 0;
      try {
        await writeInto(path, 'a', text);
        if (!appended.has(path)) await syncFolderOf(path);
      } catch (error) {
        // Whole lines of it would be read later although the caller was given an error.
        await steps.truncate(path, length).catch(() => {});
        throw error;
      }
      appended.add(path);
    },

    async setAsideOdd(path, wanted) {
      const found = await steps.lstat(path).catch((error) => orIfMissing(error, null));
      const isOurs = wanted === 'folder' ? found?.isDirectory() : found?.isFile() && found.nlink === 1;
      if (found === null || isOurs) return false;
      await raw.setAside(path, 'not-a-file');
      return true;
    },

    async append(path, text) {
      await withRetries(() => steps.appendFile(path, text, { mode: 0o600, flag: APPEND_HERE }));
      return (await steps.stat(path)).size;
    },

    move: (from, to) =>
      withRetries(() => steps.rename(from, to)).catch((error) => orIfMissing(error, undefined)),

    async remove(path) {
      appended.delete(path);
      await withRetries(() => steps.unlink(path)).catch((error) => orIfMissing(error, undefined));
      // Also where it is gone already: it may be since a removal that failed here, and is not gone for good.
      await syncFolderOf(path).catch((error) => orIfMissing(error, undefined));
    },

    list: (folder) =>
      withRetries(() => steps.readdir(folder)).then(
        (names) => names.sort(),
        (error) => orIfMissing(error, []),
      ),

    stamp: (path) =>
      steps.stat(path).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs}-${size}-${ino}`,
        (error) => orIfMissing(error, null),
      ),

    size: (path) =>
      steps.stat(path).then(
        ({ size }) => size,
        (error) => orIfMissing(error, null),
      ),

    async setAside(path, suffix) {
      const taken = new Set(await raw.list(dirname(path)));
      let aside = `${path}.${suffix}`;
      for (let count = 2; taken.has(basename(aside)); count += 1) aside = `${path}.${suffix}-${count}`;
      await withRetries(() => steps.rename(path, aside));
      await syncFolderOf(path);
      return aside;
    },

    async sweepTemporary(folder) {
      const left = (await raw.list(folder)).filter((name) => TEMPORARY.test(name));
      for (const name of left) await raw.remove(join(folder, name));
      return left.length;
    },

    async makeFolder(path) {
      await steps.mkdir(path, { recursive: true, mode: 0o700 });
      // A folder from before may be open to others.
      await steps.chmod(path, 0o700);
    },
  };

  /** A scanner holds a new file for a moment: waits without blocking, about 0.7 s in all. */
  async function withRetries<T>(step: () => Promise<T>): Promise<T> {
    for (const wait of RETRY_DELAYS_MS) {
      try {
        return await step();
      } catch (error) {
        if (!mayPass(systemCode(error))) throw error;
        await steps.pause(wait);
      }
    }
    return await step();
  }

  return throwingDiskErrors(raw);
}

function mayPass(code: string): boolean {
  // On Windows a file that is being scanned is refused as if it were forbidden.
  return code === 'EBUSY' || (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));
}

function orIfMissing<T>(error: unknown, answer: T): T {
  if (systemCode(error) === 'ENOENT') return answer;
  throw error;
}

function throwingDiskErrors(files: Files): Files {
  const guarded =
    <A extends unknown[], T>(method: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      try {
        return await method(...args);
      } catch (error) {
        throw asDiskError(error);
      }
    };
  return {
    readText: guarded(files.readText),
    readBytes: guarded(files.readBytes),
    writeAtomic: guarded(files.writeAtomic),
    makeDurable: guarded(files.makeDurable),
    appendDurably: guarded(files.appendDurably),
    setAsideOdd: guarded(files.setAsideOdd),
    append: guarded(files.append),
    move: guarded(files.move),
    remove: guarded(files.remove),
    list: guarded(files.list),
    stamp: guarded(files.stamp),
    size: guarded(files.size),
    setAside: guarded(files.setAside),
    sweepTemporary: guarded(files.sweepTemporary),
    makeFolder: guarded(files.makeFolder),
  };
}
