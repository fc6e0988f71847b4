// Measures what a person waits for, against the floor that cannot be left: `npm run bench [-- --pairs=15 --only=start]`.
// Start and memory against a bare window on the same Electron, a test run against a bare script, thousands of sessions
// against none, a full outbox against a bare loop, presenting against not. Writes out/bench.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, describe, judge } from './bench/compare.ts';
import { compareFields } from './bench/compare-fields.ts';
import { compareOutbox } from './bench/compare-outbox.ts';
import { comparePresenting } from './bench/compare-presenting.ts';
import { compareRuns } from './bench/compare-runs.ts';
import { compareSessions } from './bench/compare-sessions.ts';
import { compareStarts } from './bench/compare-starts.ts';
import { repository } from './desktop/launch-electron.ts';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '15' }, only: { type: 'string' } },
});
const PARTS = ['start', 'run', 'sessions', 'field', 'outbox', 'presenting'];
const pairs = Number(values.pairs);
const isWanted = (part: string) => values.only === undefined || values.only === part;
if (!Number.isInteger(pairs) || pairs < 1 || (values.only && !PARTS.includes(values.only))) {
  console.error(`Usage: npm run bench [-- --pairs=<number from 1> --only=${PARTS.join('|')}]`);
  process.exit(2);
}

const comparisons: Comparison[] = [];
if (isWanted('start')) comparisons.push(...(await compareStarts(repository, pairs)));
if (isWanted('run')) comparisons.push(...(await compareRuns(repository, pairs)));
if (isWanted('sessions')) comparisons.push(...(await compareSessions(repository, pairs)));
if (isWanted('field')) comparisons.push(...(await compareFields()));
if (isWanted('outbox')) comparisons.push(await compareOutbox(pairs));
if (isWanted('presenting')) comparisons.push(...(await comparePresenting(repository, pairs)));

const folder = join(repository, 'out', 'bench');
mkdirSync(folder, { recursive: true });
const judged = comparisons.map(judge);
for (const one of judged) {
  writeFileSync(
    join(folder, `${one.name}.json`),
    `${JSON.stringify({ takenAt: new Date().toISOString(), ...one }, null, 2)}\n`,
  );
}
console.log(`\n${describe(judged)}\n\nEvery measurement: ${folder}`);
process.exitCode = judged.every(({ holds }) => holds) ? 0 : 1;
