import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';

/** What a screen reader says in one place of a journey. */
export type Said = {
  /** The dialog that was entered: its name and its text. */
  dialog?: string;
  /** Where the focus came to rest: role, name, states, description. Left out where it stayed. */
  focus?: string;
  /** Live regions that spoke, in any order. */
  says?: readonly string[];
  /** What is said or not, as the computer is fast: a state that another one follows at once. */
  maySay?: readonly string[];
};

export type Listener = {
  /** Waits until all of it was said since the last call, and fails for anything else. */
  hears(place: string, said: Said): Promise<void>;
  /** Waits until all of it was said, and lets what else was said pass. */
  forgets(said: Said): Promise<void>;
  /** Everything so far, for a report of a failure. */
  transcript(): string;
  stop(): Promise<void>;
};

// Debian's own Python, which its packages of bindings are for.
const PYTHON = '/usr/bin/python3';
const PATIENCE_MS = 15_000;

type Line = { ready?: true; focus?: string; dialog?: string; says?: string };

/** Begins to listen on a desktop. The app must be started after it, and with `LISTENED_TO`. */
export async function startListener(desktop: Desktop): Promise<Listener> {
  const program = join(import.meta.dirname, 'listener.py');
  const child = spawn(PYTHON, ['-W', 'ignore', program], {
    env: desktop.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const everything: string[] = [];
  let complaints = '';
  let since: Line[] = [];
  let wake = () => {};
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk);
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    since.push(line);
    everything.push(Object.entries(line).flat().join(': '));
    wake();
  });

  async function until(isIt: () => boolean): Promise<boolean> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (!isIt()) {
      const left = giveUpAt - Date.now();
      if (left <= 0 || child.exitCode !== null) return false;
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, left);
        wake = () => {
          clearTimeout(limit);
          resolve();
        };
      });
    }
    return true;
  }

  if (!(await until(() => since.some(({ ready }) => ready === true))))
    throw new Error(`The listener did not start: ${complaints}`);
  since = [];

  async function next(said: Said): Promise<string[]> {
    const isAllThere = () => asLines(said).every((line) => asLines(summaryOf(since)).includes(line));
    await until(isAllThere);
    const passing = asLines({ says: said.maySay ?? [] });
    const heard = asLines(summaryOf(since)).filter((line) => !passing.includes(line));
    since = [];
    return heard;
  }

  return {
    async hears(place, said) {
      const heard = await next(said);
      everything.push(`-- ${place}`);

      // All of them in one report.
      expect.soft(heard, `what is said: ${place}`).toEqual(asLines(said));
    },
    async forgets(said) {
      await next(said);
    },
    transcript: () => everything.join('\n'),
    async stop() {
      child.stdin.end();
      child.kill();
      await ended;
    },
  };
}

/** How an app is started so that it can be listened to. */
export const LISTENED_TO = {
  args: ['--force-renderer-accessibility'],
  environment: { ACCESSIBILITY_ENABLED: '1' },
};

/** Where the focus went through on its way is not compared: how many screens a slow computer shows is its own affair. */
function summaryOf(lines: readonly Line[]): Said {
  const last = (kind: 'focus' | 'dialog') => lines.findLast((line) => line[kind] !== undefined)?.[kind];
  const focus = last('focus');
  const dialog = last('dialog');
  return {
    ...(dialog === undefined ? {} : { dialog: plain(dialog) }),
    ...(focus === undefined ? {} : { focus: plain(focus) }),
    says: lines.flatMap(({ says }) => (says === undefined ? [] : plain(says))),
  };
}

/** Times, durations and how far a run has come differ from run to run. */
function plain(words: string): string {
  return words
    .replace(/(Testing) \d+ of \d+$/, '$1')
    .replace(/\d{1,2}:\d{2}(:\d{2})?[\s\u202f]?[AP]M/g, '<time>')
    .replace(/\d+(\.\d+)? s\b/g, '<seconds>');
}

function asLines({ dialog, focus, says = [] }: Said): string[] {
  return [
    ...(dialog === undefined ? [] : [`dialog ${dialog}`]),
    ...(focus === undefined ? [] : [`focus on ${focus}`]),
    ...[...says].sort().map((words) => `says "${words}"`),
  ];
}
