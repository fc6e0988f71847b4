import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { NEO, test } from '../app/test.ts';
import { killTheApp } from './kill-the-app.ts';
import { randomFrom } from './random-from.ts';

/** What `npm run soak` asks for: so many kills over two apps, and where each writes what it saw. */
export type SoakOptions = { kills: number; seed: number; folder: string };
const options = JSON.parse(process.env.NEO_SETUP_SOAK ?? '{}') as SoakOptions;

for (const app of [1, 2]) {
  test(`app ${app}`, async ({ desktop, neo }) => {
    const profile = await mkdtemp(join(tmpdir(), 'neo-soak-'));
    try {
      const report = await killTheApp({
        desktop,
        profile,
        neo,
        routes: { [NEO]: neo.origin },
        kills: Math.ceil((options.kills - app + 1) / 2),
        random: randomFrom(options.seed + app),
        say: (line) => console.log(`app ${app}: ${line}`),
      });
      await writeFile(join(options.folder, `kills-${app}.json`), JSON.stringify(report, null, 2));
      expect(report.faults).toEqual([]);
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  });
}
