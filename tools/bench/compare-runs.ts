import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { CLIENT_ID, CLIENT_SECRET, startHaloServer } from '../../test/servers/halo-server.ts';
import { startVsaxServer, TOKEN_ID, TOKEN_SECRET } from '../../test/servers/vsax-server.ts';
import type { BareRequest } from './app-run.ts';
import type { Comparison } from './compare.ts';

/** Milliseconds per answer: what a vendor near by takes. */
const ANSWER_MS = 50;

type Runner = typeof import('./app-run.ts');
type Subject = {
  name: string;
  limit: number;
  ours: (runner: Runner) => Promise<string>;
  floor: (runner: Runner, requests: readonly BareRequest[]) => Promise<void>;
  /** The requests the app has made so far. */
  made: () => BareRequest[];
  slowDown: () => void;
  close: () => Promise<void>;
};

/** A full run of each vendor's checks against a bare script that makes the same requests of the same server. */
export async function compareRuns(repository: string, pairs: number): Promise<Comparison[]> {
  const runner = await bundle(repository);
  const comparisons: Comparison[] = [];
  for (const open of [openVsax, openHalo]) {
    const subject = await open();
    try {
      comparisons.push(await compareOne(runner, subject, pairs));
    } finally {
      await subject.close();
    }
  }
  return comparisons;
}

async function compareOne(runner: Runner, subject: Subject, pairs: number): Promise<Comparison> {
  // Without delay first: it loads what is loaded once, and tells which requests the app makes.
  const overall = await subject.ours(runner);
  if (overall !== 'passed') throw new Error(`The run to measure came out as ${overall}.`);
  const requests = subject.made();
  await subject.floor(runner, requests);
  subject.slowDown();
  const sides = { ours: () => subject.ours(runner), floor: () => subject.floor(runner, requests) };
  const times: Record<keyof typeof sides, number[]> = { ours: [], floor: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
    for (const side of order) {
      const startedAt = performance.now();
      await sides[side]();
      times[side].push(performance.now() - startedAt);
    }
  }
  console.log(`${subject.name}: ${requests.length} requests, each answered after ${ANSWER_MS} ms`);
  return { name: subject.name, unit: 'ms', limit: subject.limit, ...times };
}

async function openVsax(): Promise<Subject> {
  const tenant = await startVsaxServer({ id: TOKEN_ID, secret: TOKEN_SECRET });
  const authorization = `Basic ${Buffer.from(`${TOKEN_ID}:${TOKEN_SECRET}`).toString('base64')}`;
  const values = { tokenId: TOKEN_ID, tokenSecret: TOKEN_SECRET, notifications: 'write' };
  const run = { vendor: 'vsax', host: 'https://bench.vsax.net', server: tenant.origin, values };
  return {
    name: 'run',
    limit: 1.15,
    ours: (runner) => runner.runApp(run),
    floor: (runner, requests) =>
      runner.runBare(tenant.origin, requests, { authorization }, { inTurn: requests.length, atOnce: 1 }),
    made: () => tenant.requests.map((path) => ({ method: 'GET', path: `/api/v3${path}` })),
    slowDown: () => {
      tenant.delay = ANSWER_MS;
    },
    close: tenant.close,
  };
}

/** Discovery, token, the agent and the list of agents come one after another; the areas three at once. */
async function openHalo(): Promise<Subject> {
  const halo = await startHaloServer();
  const values = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, agentId: '42' };
  const run = { vendor: 'halopsa', host: 'https://acme.halopsa.com', server: halo.origin, values };
  return {
    name: 'run-halopsa',
    limit: 1.25,
    ours: (runner) => runner.runApp(run),
    floor: (runner, requests) =>
      runner.runBare(
        halo.origin,
        requests,
        { authorization: `Bearer ${halo.token}` },
        { inTurn: 4, atOnce: 3 },
      ),
    made: () =>
      halo.requests.map((line) => {
        const [method = 'GET', path = '/'] = line.split(' ');
        const isSignIn = method === 'POST';
        return isSignIn ? { method, path, body: String(halo.forms[0]) } : { method, path: `/api${path}` };
      }),
    slowDown: () => {
      halo.delay = ANSWER_MS;
    },
    close: halo.close,
  };
}

async function bundle(repository: string): Promise<Runner> {
  const outDir = join(repository, 'out', 'bench', 'bundle');
  await build({
    root: repository,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'app-run.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'app-run.mjs' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'app-run.mjs')).href);
}
