import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import copyBuild from '../../test/e2e/app/copy-build.ts';
import { openDesktop } from '../../test/e2e/app/desktop.ts';
import removeBuild from '../../test/e2e/app/remove-build.ts';
import { type KillReport, killTheApp } from '../../test/e2e/crash/kill-the-app.ts';
import { randomFrom } from '../../test/e2e/crash/random-from.ts';
import { startNeoServer } from '../../test/servers/neo-server.ts';

const NEO = 'https://api.neoagent.io';
/** Apps at the same time, each with a desktop, a keyring, a profile and a Neo of its own. */
const AT_ONCE = 2;

/** `kills` of the real app in all. Counts are sums over the apps that ran at the same time. */
export async function soakKills(kills: number, seed: number): Promise<KillReport> {
  await copyBuild();
  try {
    const shares = Array.from({ length: AT_ONCE }, (_, at) => Math.ceil((kills - at) / AT_ONCE));
    const reports = await Promise.all(shares.map((share, at) => killOne(share, seed + at, at + 1)));
    return reports.reduce(add);
  } finally {
    await removeBuild();
  }
}

async function killOne(kills: number, seed: number, name: number): Promise<KillReport> {
  const desktop = await openDesktop();
  const neo = await startNeoServer();
  const profile = await mkdtemp(join(tmpdir(), 'neo-soak-'));
  try {
    return await killTheApp({
      desktop,
      profile,
      neo,
      routes: { [NEO]: neo.origin },
      kills,
      random: randomFrom(seed),
      say: (line) => console.log(`app ${name}: ${line}`),
    });
  } finally {
    await neo.close();
    await desktop.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
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
