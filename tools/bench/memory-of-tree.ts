import { readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of memory that a process and all below it hold, each shared page counted by its share (PSS), so that the sum
 * is what the computer would gain without them. Null where the system has no such count. Source: proc(5).
 */
export function memoryOfTree(root: number): number | null {
  if (process.platform !== 'linux') return null;
  return treeOf(root).reduce((sum, pid) => sum + pssOf(pid), 0);
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(name);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function parentOf(pid: string): number {
  // The name in brackets may hold spaces and brackets of its own; the parent is the second field behind it.
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** Empty for a process that ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
