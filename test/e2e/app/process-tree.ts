import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A process and all that it, and they, have started. Linux only; elsewhere none are found. */
export async function withDescendants(root: number): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const parents = new Map<number, number>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    // After the name, which may hold anything: state, then the parent.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent !== 0 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

/** Helpers of a killed browser end by themselves, a moment later; until then they may still write. */
export async function untilGone(pids: readonly number[], limitMs = 3_000): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while ((await anyRuns(pids)) && Date.now() < giveUpAt) await pause(20);
}

/** A process that has ended and waits to be collected by its parent (state Z) runs no more. */
async function anyRuns(pids: readonly number[]): Promise<boolean> {
  const states = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
      return stat.slice(stat.lastIndexOf(')') + 2).charAt(0);
    }),
  );
  return states.some((state) => state !== 'Z');
}

/**
 * Command lines of all processes in which `text` stands, by process id; between the words of Chromium's own is a blank.
 * Linux only; elsewhere none are found.
 */
export async function commandLines(text: string): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  if (process.platform !== 'linux') return found;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const line = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(text)) found.set(Number(entry), line.replaceAll('\0', ' '));
  }
  return found;
}
