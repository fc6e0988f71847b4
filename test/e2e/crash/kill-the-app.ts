import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { NeoServer } from '../../servers/neo-server.ts';
import { BUILD_VARIABLE } from '../app/copy-build.ts';
import type { Desktop } from '../app/desktop.ts';
import { untilGone, withDescendants } from '../app/process-tree.ts';
import { startApp } from '../app/running-app.ts';
import {
  type Bridge,
  type Expected,
  faultsAtStart,
  faultsOfSending,
  temporaryIn,
} from './faults-after-a-kill.ts';

/**
 * Kills the real app again and again at moments nobody chose, over one profile, while drafts are kept and credentials
 * are submitted through the page's own bridge. What main has acknowledged is what counts: the next start must have it.
 */

export type KillOptions = {
  desktop: Desktop;
  profile: string;
  neo: NeoServer;
  /** Origin the app asks → loopback origin that answers. */
  routes: Record<string, string>;
  kills: number;
  /** Goes on until so many drafts were acknowledged, up to three times the kills. */
  leastDrafts?: number;
  /** In [0, 1). */
  random: () => number;
  say?: (line: string) => void;
};

/** Counts, and every fault as a sentence: an empty list is the aim. */
export type KillReport = {
  kills: number;
  /** Kills before the window was there. */
  killsWhileStarting: number;
  drafts: number;
  submissions: number;
  effects: number;
  faults: string[];
};

/**
 * What the page says, and waits until it is received: before it asks (`tried`: main may get as far as the disk with it), and the
 * moment main's answer is there. Of a draft its value stays in the page; lengths tell drafts apart.
 */
type PageReport =
  | { kind: 'tried' | 'kept'; field: string; length: number }
  | { kind: 'tried-to-submit' | 'submitted'; secret: string };

/** The function in the page that says it. */
const SAY = 'sayToTheTest';
const TENANT = 'https://acme.vsax.net';
/** Every fourth kill falls into the start itself. */
const STARTING_SHARE = 0.25;
/** Longest time between the window and the kill, and between the start and a kill while starting. Milliseconds. */
const WORK_MS = 500;
const START_MS = 1_200;

export async function killTheApp(options: KillOptions): Promise<KillReport> {
  const { desktop, profile, neo, routes, kills, leastDrafts = 0, random, say = () => {} } = options;
  const mostKills = 3 * kills;
  const report: KillReport = {
    kills: 0,
    killsWhileStarting: 0,
    drafts: 0,
    submissions: 0,
    effects: 0,
    faults: [],
  };
  const drafts = new Map<string, Expected<number>>();
  let submission: Expected<string> | null = null;
  const session = await begin(options);
  let reported = 0;

  function take(one: PageReport): void {
    if (one.kind === 'kept') {
      drafts.set(one.field, { acknowledged: one.length, since: [] });
      report.drafts += 1;
    } else if (one.kind === 'tried') drafts.get(one.field)?.since.push(one.length);
    else if (one.kind === 'tried-to-submit') submission?.since.push(one.secret);
    else if (one.kind === 'submitted') {
      submission = { acknowledged: one.secret, since: [] };
      report.submissions += 1;
    }
  }

  while (report.kills < kills || (report.drafts < leastDrafts && report.kills < mostKills)) {
    if (random() < STARTING_SHARE) {
      await killWhileStarting(desktop, profile, routes, random() * START_MS);
      report.kills += 1;
      report.killsWhileStarting += 1;
      continue;
    }
    const cutShort = await temporaryIn(profile);
    const app = await startApp(desktop, { profile, routes });
    const received: PageReport[] = [];
    await app.page.exposeFunction(SAY, (one: PageReport) => void received.push(one));
    report.faults.push(...(await faultsAtStart(app.page, profile, session, drafts, cutShort)).map(withCount));
    const seed = Math.floor(random() * 1e9);
    // Never settles: the app is killed under it.
    app.page.evaluate(workUntilKilled, { session, seed, tenant: TENANT, say: SAY }).catch(() => {});
    await pause(random() * WORK_MS);
    await app.kill();
    report.kills += 1;
    for (const one of received) take(one);
    report.faults.push(...app.problems.map(withCount));
    for (const fault of report.faults.slice(reported)) say(fault);
    reported = report.faults.length;
    if (report.kills % 25 === 0) say(`${report.kills} kills, ${reported} faults`);
  }

  const cutShort = await temporaryIn(profile);
  const app = await startApp(desktop, { profile, routes });
  report.faults.push(...(await faultsAtStart(app.page, profile, session, drafts, cutShort)).map(withCount));
  report.faults.push(...(await faultsOfSending(app.page, neo, submission)).map(withCount));
  await app.kill();
  report.effects = neo.effects.length;
  return report;

  function withCount(fault: string): string {
    return `after ${report.kills} kills: ${fault}`;
  }
}

/** A Neo connection with a key, and a session whose drafts the kills go for. Answers the session's id. */
async function begin({ desktop, profile, routes, neo }: KillOptions): Promise<string> {
  const app = await startApp(desktop, { profile, routes });
  const [key = ''] = neo.keys;
  const id = await app.page.evaluate(async (text) => {
    type Answered = { ok: boolean; value: { connectionId?: string; sessionId?: string } };
    const ask = async (name: string, input: unknown) => {
      const answer = (await (window as unknown as Bridge).setup.invoke(name, input)) as Answered;
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.value;
    };
    const { connectionId } = await ask('addConnection', { name: 'Acme tenant' });
    await ask('keepNeoKey', { connectionId, text, sameTenant: null });
    const session = { clientName: 'Acme', technician: '', connectionId, vendors: ['vsax'] };
    const { sessionId = '' } = await ask('createSession', session);
    return sessionId;
  }, key);
  await app.kill();
  return id;
}

/** Runs in the page: keeps and submits as fast as main answers, and says what was acknowledged. */
async function workUntilKilled(given: {
  session: string;
  seed: number;
  tenant: string;
  say: string;
}): Promise<void> {
  const { session: sessionId, tenant } = given;
  const where = { sessionId, vendor: 'vsax' };
  let state = given.seed;
  const random = () => {
    // Mulberry32: enough for lengths.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const textOf = (length: number) =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  type Answered = { ok: boolean };
  const ask = async (name: string, input: unknown) =>
    ((await (window as unknown as Bridge).setup.invoke(name, input)) as Answered | undefined)?.ok === true;
  const say = (one: unknown) =>
    (window as unknown as Record<string, (one: unknown) => Promise<void>>)[given.say]?.(one);
  const keep = async (field: string, text: string) => {
    await ask('replaceField', { ...where, field });
    await say({ kind: 'tried', field, length: text.length });
    if (await ask('keepField', { ...where, field, text }))
      await say({ kind: 'kept', field, length: text.length });
  };
  await keep('tenantUrl', tenant);
  for (;;) {
    await keep('tokenId', textOf(10 + Math.floor(random() * 30)));
    const secret = textOf(40 + Math.floor(random() * 200));
    await keep('tokenSecret', secret);
    await say({ kind: 'tried-to-submit', secret });
    if (await ask('submit', { ...where, anyway: true })) await say({ kind: 'submitted', secret });
  }
}

async function killWhileStarting(
  desktop: Desktop,
  profile: string,
  routes: Record<string, string>,
  afterMs: number,
): Promise<void> {
  const child = spawn(
    desktop.executable,
    [
      process.env[BUILD_VARIABLE] ?? '',
      `--user-data-dir=${profile}`,
      '--password-store=gnome-libsecret',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { env: { ...desktop.environment, NEO_SETUP_ROUTES: JSON.stringify(routes) }, stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await pause(afterMs);
  const all = await withDescendants(child.pid ?? 0);
  child.kill('SIGKILL');
  await gone;
  await untilGone(all);
}
