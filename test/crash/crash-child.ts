import { writeSync } from 'node:fs';
import { type Life, liveOnce, type Said } from './one-life.ts';

/* A life in a process of its own, ended by SIGKILL at a named point. Bundled before it runs. */

/** Ends at the n-th time (from 1) this point is passed; null lives to the end and says every point. */
export type ChildLife = Life & { end: { point: string; nth: number } | null };

const { end, ...life } = JSON.parse(process.argv[2] ?? '{}') as ChildLife;
const say = (said: Said) => void writeSync(1, `${JSON.stringify(said)}\n`);
let passed = 0;

await liveOnce(
  life,
  async (name) => {
    if (end === null) return say({ kind: 'point', name });
    if (name !== end.point) return;
    passed += 1;
    if (passed === end.nth) process.kill(process.pid, 'SIGKILL');
  },
  say,
);
