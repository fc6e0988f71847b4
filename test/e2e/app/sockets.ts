import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Which connections and UDP sockets beyond this computer a process and all it has started hold right now, as
 * `tcp 203.0.113.7:443` or `udp 10.0.0.1:53`; loopback is left out, for tests and debuggers talk there. Linux only.
 */
export async function socketsBeyond(pids: readonly number[]): Promise<string[]> {
  const held = new Set((await Promise.all(pids.map(inodesOf))).flat());
  const found: string[] = [];
  for (const family of ['tcp', 'tcp6', 'udp', 'udp6']) {
    const rows = (await readFile(`/proc/net/${family}`, 'utf8')).trim().split('\n').slice(1);
    for (const row of rows) {
      const [, local = '', remote = '', state, , , , , , inode = ''] = row.trim().split(/\s+/);
      if (!held.has(inode)) continue;
      const isListening = state === '0A';
      if (isListening ? !isLoopback(local) : !isLoopback(remote)) found.push(`${family} ${local} ${remote}`);
    }
  }
  return found;
}

// Hexadecimal, each group of four bytes the other way round. A UDP socket that is not connected shows zeros, and counts.
const isLoopback = (address: string) =>
  /^[0-9A-F]{6}7F:/.test(address) ||
  /^0{24}01000000:/.test(address) ||
  /^0{16}FFFF0000[0-9A-F]{6}7F:/.test(address);

async function inodesOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const links = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
