import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { NEO, TENANT, test } from '../app/test.ts';
import { killTheApp } from './kill-the-app.ts';
import { randomFrom } from './random-from.ts';

/** At least; a slow computer acknowledges little before each, and needs more. Each takes a start of the app; `npm run soak` makes many more. */
const KILLS = 16;
const LIMIT_MS = 300_000;

test(`${KILLS} kills of the app lose nothing that was acknowledged, and send nothing twice`, async ({
  desktop,
  neo,
  vsax,
}, info) => {
  test.setTimeout(LIMIT_MS);
  const seed = Date.now() % 1_000_000;
  info.annotations.push({ type: 'seed', description: String(seed) });
  const profile = await mkdtemp(join(tmpdir(), 'neo-kills-'));
  try {
    const routes = { [TENANT]: vsax.origin, [NEO]: neo.origin };
    const report = await killTheApp({
      desktop,
      profile,
      neo,
      routes,
      kills: KILLS,
      leastDrafts: KILLS + 1,
      random: randomFrom(seed),
    });
    expect(report.faults, `seed ${seed}`).toEqual([]);
    // A run that acknowledged nothing would prove nothing.
    expect(report.drafts).toBeGreaterThan(KILLS);
    expect(report.effects).toBeGreaterThan(0);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
