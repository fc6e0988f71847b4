import { basename } from 'node:path';
import { type FileSteps, systemSteps } from '../../src-main/storage/files.ts';

/** Told of every point by name, such as `before rename, session`; what it does there is its own. */
export type AtPoint = (name: string) => void;

/** What a path is for, as the names of the points say it. */
function kindOf(path: string): string {
  const name = basename(path);
  if (/[/\\]outbox([/\\]|$)/.test(path)) return 'outbox';
  if (/[/\\]vault([/\\]|$)/.test(path)) return name.startsWith('key') ? 'data key' : 'secret';
  if (name.startsWith('index.json')) return 'index';
  return /[/\\]sessions([/\\]|$)/.test(path) ? 'session' : 'other';
}

/** The real disk, with a point before and after every step that changes it. */
export function stepsWithPoints(at: AtPoint, steps: FileSteps = systemSteps): FileSteps {
  async function between<T>(name: string, step: () => Promise<T>): Promise<T> {
    at(`before ${name}`);
    const answer = await step();
    at(`after ${name}`);
    return answer;
  }
  return {
    ...steps,
    async open(path, flags, mode) {
      if (flags === 'r') return steps.open(path, flags, mode);
      const kind = kindOf(path);
      const file = await between(`open, ${kind}`, () => steps.open(path, flags, mode));
      return {
        writeFile: (contents) => between(`write, ${kind}`, () => file.writeFile(contents)),
        sync: () => between(`sync, ${kind}`, () => file.sync()),
        close: () => file.close(),
      };
    },
    rename: (from, to) => between(`rename, ${kindOf(to)}`, () => steps.rename(from, to)),
    unlink: (path) => between(`remove, ${kindOf(path)}`, () => steps.unlink(path)),
    syncFolder: (folder) => between(`sync folder, ${kindOf(folder)}`, () => steps.syncFolder(folder)),
  };
}
