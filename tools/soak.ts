// The long counts: `npm run soak [-- --kills=1000 --submissions=10000 --crashes=20 --only=kills|submissions|crashes]`.
// Kills the real app at moments nobody chose, sends simulated credentials through a network that loses, repeats and
// reorders, and ends storage and outbox at every named point, `crashes` times each. Writes out/soak/report.json; ends with 1 when anything was lost or had its effect twice.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './desktop/launch-electron.ts';
import { soakCrashes } from './soak/crashes.ts';
import { soakKills } from './soak/kills.ts';
import { soakSubmissions } from './soak/submissions.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    submissions: { type: 'string', default: '10000' },
    crashes: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
  },
});
const [kills, submissions, crashes, seed] = [
  values.kills,
  values.submissions,
  values.crashes,
  values.seed,
].map(Number);
const isWhole = (number: number | undefined) => Number.isInteger(number) && (number ?? 0) > 0;
if (![kills, submissions, crashes, seed].every(isWhole)) {
  console.error(
    'Usage: npm run soak [-- --kills=1000 --submissions=10000 --crashes=20 --seed=1 --only=kills|submissions|crashes]',
  );
  process.exit(2);
}

const folder = join(repository, 'out', 'soak');
mkdirSync(folder, { recursive: true });
const parts: { name: string; run: () => Promise<{ faults: string[] }> }[] = [
  { name: 'submissions', run: () => soakSubmissions(submissions ?? 0, seed ?? 1) },
  { name: 'crashes', run: () => soakCrashes(crashes ?? 0) },
  { name: 'kills', run: () => soakKills(kills ?? 0, seed ?? 1, folder) },
];
const report: Record<string, unknown> = { takenAt: new Date().toISOString(), seed };
let faults = 0;
for (const { name, run } of parts) {
  if (values.only !== undefined && values.only !== name) continue;
  const startedAt = performance.now();
  const result = await run();
  const minutes = Number(((performance.now() - startedAt) / 60_000).toFixed(1));
  faults += result.faults.length;
  report[name] = { minutes, ...result };
  console.log(`${name}: ${JSON.stringify({ minutes, ...result })}`);
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}
console.log(
  `\n${faults === 0 ? 'Nothing was lost, and nothing had its effect twice.' : `${faults} faults.`}`,
);
process.exitCode = faults === 0 ? 0 : 1;
