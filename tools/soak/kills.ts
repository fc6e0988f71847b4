import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KillReport } from '../../test/e2e/crash/kill-the-app.ts';
import type { SoakOptions } from '../../test/e2e/crash/kills.soak.ts';
import { repository } from '../desktop/launch-electron.ts';

/**
 * `kills` of the real app in all, by two apps at the same time, each with a desktop, a keyring, a profile and a Neo
 * of its own. Run by Playwright: what is asked of the page must arrive there as it was written. Counts are sums.
 */
export async function soakKills(kills: number, seed: number, folder: string): Promise<KillReport> {
  const files = [1, 2].map((app) => join(folder, `kills-${app}.json`));
  for (const file of files) rmSync(file, { force: true });
  const options: SoakOptions = { kills, seed, folder };
  const code = await runPlaywright({ NEO_SETUP_SOAK: JSON.stringify(options) });
  const reports = files
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as KillReport);
  const missing = files.length - reports.length;
  const unseen: KillReport = {
    kills: 0,
    killsWhileStarting: 0,
    drafts: 0,
    submissions: 0,
    effects: 0,
    faults: missing > 0 ? [`${missing} of the apps did not get to their end (exit code ${code})`] : [],
  };
  return reports.reduce(add, unseen);
}

function runPlaywright(environment: Record<string, string>): Promise<number | null> {
  const config = join('test', 'e2e', 'crash', 'playwright.soak.config.ts');
  const cli = join(repository, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(process.execPath, [cli, 'test', '--config', config], {
    cwd: repository,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

function add(one: KillReport, other: KillReport): KillReport {
  return {
    kills: one.kills + other.kills,
    killsWhileStarting: one.killsWhileStarting + other.killsWhileStarting,
    drafts: one.drafts + other.drafts,
    submissions: one.submissions + other.submissions,
    effects: one.effects + other.effects,
    faults: [...one.faults, ...other.faults],
  };
}
