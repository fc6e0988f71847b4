import { basename } from 'node:path';
import { type FileSteps, systemSteps } from '../../src-main/storage/files.ts';

/**
 * Told of every point by name, such as `before rename, session`, and waited for: it may end the process there, or never
 * settle, which stops everything that would come after.
 */
export type AtPoint = (name: string) => Promise<void>;

/** What a path is for, as the names of the points say it. */
function kindOf(path: string): string {
  const name = basename(path);
  if (/[/\\]outbox([/\\]|$)/.test(path)) return 'outbox';
  if (/[/\\]vault([/\\]|$)/.test(path)) return name.startsWith('key') ? 'data key' : 'secret';
  if (name.startsWith('index.json')) return 'index';
  return /[/\\]sessions([/\\]|$)/.test(path) ? 'session' : 'other';
}

/** The real disk, with a point before and after every step that changes it. `opened` holds the files open right now. */
export function stepsWithPoints(
  at: AtPoint,
  opened: Set<{ close(): Promise<void> }>,
  steps: FileSteps = systemSteps,
): FileSteps {
  async function between<T>(name: string, step: () => Promise<T>): Promise<T> {
    await at(`before ${name}`);
    const answer = await step();
    await at(`after ${name}`);
    return answer;
  }
  return {
    ...steps,
    async open(path, flags, mode) {
      if (flags === 'r') return steps.open(path, flags, mode);
      const kind = kindOf(path);
      const file = await between(`open, ${kind}`, async () => {
        const handle = await steps.open(path, flags, mode);
        opened.add(handle);
        return handle;
      });
      return {
        writeFile: (contents) => between(`write, ${kind}`, () => file.writeFile(contents)),
        sync: () => between(`sync, ${kind}`, () => file.sync()),
        close() {
          opened.delete(file);
          return file.close();
        },
      };
    },
    rename: (from, to) => between(`rename, ${kindOf(to)}`, () => steps.rename(from, to)),
    unlink: (path) => between(`remove, ${kindOf(path)}`, () => steps.unlink(path)),
    syncFolder: (folder) => between(`sync folder, ${kindOf(folder)}`, () => steps.syncFolder(folder)),
  };
}
