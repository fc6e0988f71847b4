import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { untilGone, withDescendants } from '../e2e/app/process-tree.ts';
import type { OrdinaryUser } from './ordinary-user.ts';

export type InstalledApp = {
  pid: number;
  ended: Promise<number | null>;
  /** What it wrote to stderr, much of which is Chromium's about a system without a bus and a graphics card. */
  output(): string;
  processes(): Promise<number[]>;
  /** Asks it to quit, and waits until all its processes have ended. */
  quit(signal?: NodeJS.Signals): Promise<void>;
};

/**
 * Starts the installed program as the user, by the name in the PATH, as a desktop does while a screen reader is in use. The
 * switch stands for the screen reader's listening: without one Chromium tells the bus about its frame and no more.
 */
export function startInstalled(
  user: OrdinaryUser,
  { args = [], environment = {} }: { args?: string[]; environment?: NodeJS.ProcessEnv } = {},
): InstalledApp {
  const [first, ...rest] = [
    ...user.become,
    '/usr/bin/neo-setup-assistant',
    '--force-renderer-accessibility',
    ...args,
  ];
  const child = spawn(first ?? '', rest, {
    cwd: user.home,
    env: { ...user.environment, ACCESSIBILITY_ENABLED: '1', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const pid = child.pid ?? 0;
  return {
    pid,
    ended,
    output: () => output,
    processes: () => withDescendants(pid),
    async quit(signal = 'SIGTERM') {
      const all = await withDescendants(pid);
      child.kill(signal);
      await ended;
      await untilGone(all);
    },
  };
}

/** The kernel's own word on a process, e.g. `{ Uid: '65534 …', Seccomp: '2', NoNewPrivs: '1' }`. */
export function statusOf(pid: number): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(':\t').map((part) => part.trim())));
}

export function commandLineOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

/** TCP ports, local addresses included, on which one of these processes waits for others. */
export function listeningPorts(pids: readonly number[]): number[] {
  const held = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((family) => {
    const rows = readFileSync(`/proc/net/${family}`, 'utf8').trim().split('\n').slice(1);
    return rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && held.has(inode ?? ''))
      .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16));
  });
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((name) => {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.[1];
    return inode === undefined ? [] : [inode];
  });
}
