import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { startVsaxServer, TOKEN_ID, TOKEN_SECRET } from '../../test/servers/vsax-server.ts';
import type { Comparison } from './compare.ts';

export const RUN_LIMIT = 1.15;
/** Milliseconds per answer: what a vendor near by takes. */
const ANSWER_MS = 50;

/** A full run of the VSA X checks against a bare script that makes the same requests of the same server, in turn. */
export async function compareRuns(repository: string, pairs: number): Promise<Comparison> {
  const { runApp, runBare } = await bundle(repository);
  const token = { id: TOKEN_ID, secret: TOKEN_SECRET };
  const tenant = await startVsaxServer(token);
  try {
    // Without delay first: it loads what is loaded once, and tells which requests the app makes.
    const overall = await runApp(tenant.origin, token);
    if (overall !== 'passed') throw new Error(`The run to measure came out as ${overall}.`);
    const paths = [...tenant.requests];
    await runBare(tenant.origin, token, paths);
    tenant.delay = ANSWER_MS;
    const sides = {
      ours: () => runApp(tenant.origin, token),
      floor: () => runBare(tenant.origin, token, paths),
    };
    const times: Record<keyof typeof sides, number[]> = { ours: [], floor: [] };
    for (let pair = 0; pair < pairs; pair += 1) {
      const order = pair % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
      for (const side of order) {
        const startedAt = performance.now();
        await sides[side]();
        times[side].push(performance.now() - startedAt);
      }
    }
    console.log(`run: ${paths.length} requests, each answered after ${ANSWER_MS} ms`);
    return { name: 'run', unit: 'ms', limit: RUN_LIMIT, ...times };
  } finally {
    await tenant.close();
  }
}

async function bundle(repository: string): Promise<typeof import('./vsax-run.ts')> {
  const outDir = join(repository, 'out', 'bench', 'bundle');
  await build({
    root: repository,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'vsax-run.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'vsax-run.mjs' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'vsax-run.mjs')).href);
}
