import type { ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { BUILD_VARIABLE } from './copy-build.ts';
import type { Desktop } from './desktop.ts';
import { putKeptKey } from './kept-key.ts';
import { untilGone, withDescendants } from './process-tree.ts';
import { recordAnswers } from './record-answers.ts';
import { steadyEvaluate } from './steady-evaluate.ts';

export type LaunchOptions = {
  /** Origin the app asks → loopback origin that answers. */
  routes?: Record<string, string>;
  /** A profile of an earlier run; otherwise a fresh one, in which the keyring has its data key already. */
  profile?: string;
  /** As the very first start on a computer: there is no data key yet, and the keyring has to prove itself. */
  isFirst?: boolean;
  /** `none`: no Secret Service anywhere. `basic`: Chromium's fixed password, which protects nothing. */
  keyring?: 'real' | 'none' | 'basic';
  args?: string[];
  /** Another place of the built app than the folder of the run, e.g. an archive of it. */
  app?: string;
  /** Runs with the sandbox on, through this program instead of Electron's own executable. */
  sandboxedBy?: string;
  environment?: NodeJS.ProcessEnv;
};

export type RunningApp = {
  electron: ElectronApplication;
  page: Page;
  profile: string;
  /** What must not happen: page errors, console errors, violated policies, errors in the log. */
  problems: string[];
  process: ChildProcess;
  isRunning(): boolean;
  /** Everything the app has written to stdout and stderr. */
  output(): string;
  /** As a power cut does. Nothing is asked, nothing is flushed. */
  kill(): Promise<void>;
};

// Of a Chromium that runs without a session bus or a graphics card; nothing of the page's.
const HARMLESS = /net::ERR_BLOCKED_BY_CLIENT/;

/** Starts the built app. Always with an executable: without one Playwright runs it on a fixed password. */
export async function startApp(desktop: Desktop, options: LaunchOptions = {}): Promise<RunningApp> {
  const profile = options.profile ?? (await freshProfile(desktop, options));
  const keyring = options.keyring ?? 'real';
  const isSandboxed = options.sandboxedBy !== undefined;
  const electron = await _electron.launch({
    executablePath: options.sandboxedBy ?? desktop.executable,
    chromiumSandbox: isSandboxed || process.getuid?.() !== 0,
    args: [
      options.app ?? process.env[BUILD_VARIABLE] ?? '',
      `--user-data-dir=${profile}`,
      `--password-store=${keyring === 'basic' ? 'basic' : 'gnome-libsecret'}`,
      ...(options.args ?? []),
    ],
    env: definedOnly({
      ...desktop.environment,
      ...(keyring === 'none' ? { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } : {}),
      ...(options.routes === undefined ? {} : { NEO_SETUP_ROUTES: JSON.stringify(options.routes) }),
      ...options.environment,
    }),
  });

  steadyEvaluate(electron);
  // Playwright forgets the process once it has ended.
  const child = electron.process();
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const problems: string[] = [];
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
      for (const line of text.split('\n')) if (/"level":"error"/.test(line)) problems.push(`log: ${line}`);
    });
  }
  const page = await electron.firstWindow();
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !HARMLESS.test(message.text())) {
      problems.push(`console: ${message.text()}`);
    }
  });
  await recordAnswers(electron);

  return {
    electron,
    page,
    profile,
    problems,
    process: child,
    isRunning,
    output: () => output.join(''),
    async kill() {
      if (!isRunning()) return;
      const all = await withDescendants(child.pid ?? 0);
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await gone;
      await untilGone(all);
    },
  };
}

async function freshProfile(desktop: Desktop, options: LaunchOptions): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'neo-e2e-profile-'));
  const { keyring = 'real', isFirst = false, environment } = options;
  // An environment of its own may have a keyring of its own.
  if (keyring === 'real' && !isFirst && environment === undefined) {
    await putKeptKey(profile, desktop, () => startApp(desktop, { isFirst: true }));
  }
  return profile;
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
