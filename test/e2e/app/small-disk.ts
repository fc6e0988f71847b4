import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system of its own, as small as a full disk needs to be. */
export type SmallDisk = {
  /** A folder on it for the app. */
  profile: string;
  /** Takes every byte that is left. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  stop(): Promise<void>;
};

/** Null, with the reason, where this user may not mount one. */
export async function openSmallDisk(
  megabytes: number,
): Promise<{ disk: SmallDisk } | { disk: null; why: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'neo-e2e-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
  } catch (error) {
    await rmdir(folder);
    return { disk: null, why: `A small file system cannot be mounted here: ${String(error).slice(0, 200)}` };
  }
  const profile = join(folder, 'profile');
  await mkdir(profile, { mode: 0o700 });
  const ballast = join(folder, 'ballast');

  return {
    disk: {
      profile,
      async fill() {
        const file = await open(ballast, 'a');
        try {
          // Large pieces first, then what is left of the last one.
          for (const piece of [1_048_576, 4_096, 1]) await writeUntilFull(file, Buffer.alloc(piece));
        } finally {
          await file.close();
        }
      },
      makeRoom: () => rm(ballast, { force: true }),
      async stop() {
        await run('umount', ['--lazy', folder]);
        await rmdir(folder);
      },
    },
  };
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, piece: Buffer): Promise<void> {
  for (;;) {
    try {
      const { bytesWritten } = await file.write(piece);
      if (bytesWritten < piece.length) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}
