import { writeSync } from 'node:fs';
import { type AppRun, type RunEvent, runOnce } from './app-run.ts';

/* A run in a process of its own, ended by SIGKILL at a named point. Bundled before it runs. */

/** Ends at the n-th time (from 1) this point is passed; null runs to the end and says every point. */
export type ChildRun = AppRun & { end: { point: string; nth: number } | null };

const { end, ...appRun } = JSON.parse(process.argv[2] ?? '{}') as ChildRun;
const report = (event: RunEvent) => void writeSync(1, `${JSON.stringify(event)}\n`);
let passed = 0;

await runOnce(
  appRun,
  async (name) => {
    if (end === null) return report({ kind: 'point', name });
    if (name !== end.point) return;
    passed += 1;
    if (passed === end.nth) process.kill(process.pid, 'SIGKILL');
  },
  report,
);
