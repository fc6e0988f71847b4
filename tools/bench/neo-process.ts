import { startNeoServer } from '../../test/servers/neo-server.ts';

/* A Neo in a process of its own, as the real one is on a computer of its own: what it takes is not the outbox's. */

/** What it is started with, on its command line as JSON. `delay` in milliseconds. */
export type NeoOptions = { keys: string[]; delay: number };
/** What it answers to `count`: effects, requests in all, and the most with one key. */
export type NeoCounts = { effects: number; requests: number; mostOfOneKey: number };

const options = JSON.parse(process.argv[2] ?? '{}') as NeoOptions;
const neo = await startNeoServer();
neo.keys = new Set(options.keys);
neo.delay = options.delay;
process.on('message', () => {
  const of = new Map<string, number>();
  for (const { headers } of neo.seen) {
    const key = headers.authorization ?? '';
    of.set(key, (of.get(key) ?? 0) + 1);
  }
  const counts: NeoCounts = {
    effects: neo.effects.length,
    requests: neo.seen.length,
    mostOfOneKey: Math.max(...of.values()),
  };
  process.send?.(counts);
});
process.send?.(neo.origin);
