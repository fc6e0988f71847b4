import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeProfile } from '../../test/harness/many-sessions.ts';
import { type AudienceRun, startAudienceRun } from './audience-run.ts';
import { type Comparison, quantile } from './compare.ts';
import { electronOfOurOwn } from './electron-of-our-own.ts';

const MEMORY_LIMIT = 1.15;
/** A key may take so much longer while presenting, at the 95th percentile. */
const KEY_MS = 16;
/** Letters of one turn. */
const LETTERS = 40;
/** Until the first collections, and the loading of what was put off, are over. */
const SETTLE_MS = 4_000;
const SHORT_MS = 1_500;

/**
 * What presenting costs: the memory that the audience window adds, against a second window of the bare app with the same
 * step as plain markup; and how long a letter typed in the field of a credential takes to stand on the screen with the
 * audience window and the private view open, against the same field without them.
 */
export async function comparePresenting(repository: string, pairs: number): Promise<Comparison[]> {
  const { executable, remove } = await electronOfOurOwn(repository);
  const profiles = {
    // Nothing is saved in it yet: every field can be typed into.
    ours: await makeProfile(1, (session) => ({
      ...session,
      vendors: session.vendors.map((vendor) => ({ ...vendor, fields: {} })),
    })),
    floor: mkdtempSync(join(tmpdir(), 'neo-bench-')),
  };
  const bare = join(repository, 'tools', 'bench', 'bare-app');
  const starts = {
    ours: () => startAudienceRun(executable, repository, profiles.ours, 'ours'),
    floor: (page: string) => startAudienceRun(executable, bare, profiles.floor, 'floor', page),
  };
  try {
    const pages = { drawn: await writePage(repository, starts.ours()), empty: join(bare, 'index.html') };
    const memory = await compareMemory(starts, pages, pairs);
    const typing = await compareTyping(starts.ours(), pairs);
    return memory === null ? [typing] : [memory, typing];
  } finally {
    remove();
    for (const profile of Object.values(profiles))
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

type Side = 'ours' | 'floor';
type Starts = { ours: () => AudienceRun; floor: (page: string) => AudienceRun };

/** What the audience window shows, with its styles and without its scripts: the floor draws the same. Returns its path. */
async function writePage(repository: string, run: AudienceRun): Promise<string> {
  try {
    await run.ask('first');
    await run.ask('second');
    const markup = await run.ask<string>('markup');
    const page = join(repository, 'out', 'bench', 'audience.html');
    const plain = markup
      .replace(/<script\b[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g, '')
      .replaceAll(' crossorigin=""', '')
      .replaceAll('./assets/', '../renderer/assets/');
    writeFileSync(page, `<!doctype html>${plain}`);
    return page;
  } finally {
    await run.end();
  }
}

/**
 * Each start is measured at one age, with a second window or without: what an app gives back by itself as it rests is in
 * neither difference.
 */
async function compareMemory(
  starts: Starts,
  pages: { drawn: string; empty: string },
  pairs: number,
): Promise<Comparison | null> {
  const measures = [
    ['ours', () => memoryOf(starts.ours(), false)],
    ['ours, with the audience window', () => memoryOf(starts.ours(), true)],
    ['bare', () => memoryOf(starts.floor(''), false)],
    ['bare, with the same step', () => memoryOf(starts.floor(pages.drawn), true)],
    ['bare, with an empty page', () => memoryOf(starts.floor(pages.empty), true)],
  ] as const;
  const added = { ours: [] as number[], floor: [] as number[], empty: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const found = new Map<string, number>();
    for (const [name, measure] of pair % 2 === 0 ? measures : measures.toReversed()) {
      const bytes = await measure();
      if (bytes === null) return null;
      found.set(name, bytes / 1e6);
    }
    const [ours = 0, withAudience = 0, bare = 0, withStep = 0, withEmpty = 0] = measures.map(([name]) =>
      found.get(name),
    );
    added.ours.push(withAudience - ours);
    added.floor.push(withStep - bare);
    added.empty.push(withEmpty - bare);
    const shown = Object.values(added).map((each) => `${each.at(-1)?.toFixed(1)} MB`);
    console.log(
      `second window ${pair + 1}/${pairs} adds: ours ${shown[0]}, bare ${shown[1]}, empty ${shown[2]}`,
    );
  }
  console.log(`A second window with an empty page adds ${quantile(added.empty, 0.5).toFixed(1)} MB.`);
  return { name: 'audience-memory', unit: 'MB', limit: MEMORY_LIMIT, ours: added.ours, floor: added.floor };
}

async function memoryOf(run: AudienceRun, hasSecond: boolean): Promise<number | null> {
  try {
    await run.ask('first');
    if (hasSecond) await run.ask('second');
    await pause(SETTLE_MS);
    return run.memory();
  } finally {
    await run.end();
  }
}

/** One run of the app, by turns: presenting and not. */
async function compareTyping(run: AudienceRun, turns: number): Promise<Comparison> {
  const times: Record<Side, number[]> = { ours: [], floor: [] };
  try {
    await run.ask('first');
    await run.ask('unpresent');
    // The first letters load and compile what every later one uses.
    await run.ask(`type ${LETTERS}`);
    for (let turn = 0; turn < turns; turn += 1) {
      const order = turn % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
      const own: Record<Side, number[]> = { ours: [], floor: [] };
      for (const side of order) {
        if (side === 'ours') await run.ask('present');
        await pause(SHORT_MS);
        own[side] = await run.ask<number[]>(`type ${LETTERS}`);
        times[side].push(...own[side]);
        if (side === 'ours') await run.ask('unpresent');
      }
      console.log(
        `typing ${turn + 1}/${turns}: 95th percentile ${slowest(own.ours).toFixed(0)} ms presenting, ${slowest(own.floor).toFixed(0)} ms not`,
      );
    }
  } finally {
    await run.end();
  }
  const [ours, floor] = [slowest(times.ours), slowest(times.floor)];
  console.log(
    `typing, ${times.ours.length} letters each: 95th percentile ${ours.toFixed(1)} ms presenting, ${floor.toFixed(1)} ms not: ` +
      `${(ours - floor).toFixed(1)} ms later (at most ${KEY_MS}), ratio ${(ours / floor).toFixed(3)}`,
  );
  return { name: 'presenting-typing-p95', unit: 'ms', limit: 1, ours: [ours], floor: [floor + KEY_MS] };
}

const slowest = (times: readonly number[]) => quantile(times, 0.95);
