// Measures what a person waits for, against the floor that cannot be left: `npm run bench [-- --pairs=15 --only=start]`.
// Start and memory against a bare window on the same Electron, a test run against a bare script. Writes out/bench.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, describe, judge } from './bench/compare.ts';
import { compareRuns } from './bench/compare-runs.ts';
import { compareStarts } from './bench/compare-starts.ts';
import { repository } from './desktop/launch-electron.ts';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '15' }, only: { type: 'string' } },
});
const pairs = Number(values.pairs);
if (!Number.isInteger(pairs) || pairs < 1 || (values.only && !['start', 'run'].includes(values.only))) {
  console.error('Usage: npm run bench [-- --pairs=<number from 1> --only=start|run]');
  process.exit(2);
}

const comparisons: Comparison[] = [];
if (values.only !== 'run') comparisons.push(...(await compareStarts(repository, pairs)));
if (values.only !== 'start') comparisons.push(...(await compareRuns(repository, pairs)));

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
