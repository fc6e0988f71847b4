import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { NeoServer } from '../../servers/neo-server.ts';

/** The last acknowledged one, and those tried since: one of them must be there. */
export type Expected<T> = { acknowledged: T; since: T[] };

/** What the preload exposes to the page, as far as it is used here. */
export type Bridge = { setup: { invoke(name: string, input: unknown): Promise<unknown> } };

type SeenField = { id: string; state: string; length?: number; storedIn: string };

/** What the app has of the session, against what was acknowledged; and what must not lie in the profile. */
export async function faultsAtStart(
  page: Page,
  profile: string,
  sessionId: string,
  drafts: ReadonlyMap<string, Expected<number>>,
  cutShort: readonly string[],
): Promise<string[]> {
  const fields = await page.evaluate(async (id) => {
    type Answered = { ok: boolean; value?: { vendors: { fields: SeenField[] }[] } };
    const answer = await (window as unknown as Bridge).setup.invoke('readSession', { sessionId: id });
    return (answer as Answered | undefined)?.value?.vendors[0]?.fields ?? null;
  }, sessionId);
  if (fields === null) return ['the session does not read'];
  const faults = [...drafts].flatMap(([field, { acknowledged, since }]) => {
    const seen = fields.find((one) => one.id === field);
    if (seen === undefined || seen.state === 'empty') return [`${field} is lost`];
    if (seen.storedIn === 'nowhere') return [`${field} names a secret that is not there`];
    const isOneOfThem = field === 'tenantUrl' || [acknowledged, ...since].includes(seen.length ?? 0);
    return isOneOfThem ? [] : [`${field} has ${seen.length} characters, not ${acknowledged}`];
  });
  const there = await temporaryIn(profile);
  const left = cutShort.filter((path) => there.includes(path)).map((path) => `left behind: ${path}`);
  return [...faults, ...left, ...(await unreadableIn(profile))];
}

/**
 * Temporary files in the app's own folders. Those of before a start are a crash's and must be gone after it; the
 * running app has some of its own.
 */
export async function temporaryIn(profile: string): Promise<string[]> {
  return (await filesIn(profile)).filter((path) => /\.tmp(-|$)/.test(path));
}

/** What was set aside because it did not read, and JSON that does not. */
async function unreadableIn(profile: string): Promise<string[]> {
  const faults: string[] = [];
  for (const path of await filesIn(profile)) {
    if (/\.(unreadable|damaged|newer)/.test(path)) faults.push(`set aside: ${path}`);
    if (!path.endsWith('.json')) continue;
    const text = await readFile(join(profile, path), 'utf8').catch(() => '{}');
    if (!isJson(text)) faults.push(`does not read: ${path}`);
  }
  return faults;
}

/** Relative paths. What Chromium keeps for itself is Chromium's. */
async function filesIn(profile: string): Promise<string[]> {
  const names = await readdir(profile).catch(() => []);
  const own = names.filter((name) => /^(settings|sign-ins)\.json/.test(name));
  for (const folder of ['sessions', 'vault', 'outbox']) {
    const inside = await readdir(join(profile, folder), { recursive: true }).catch(() => []);
    own.push(...inside.map((name) => join(folder, name)));
  }
  return own;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Lets the outbox finish, and counts at Neo: no credential twice, and the last acknowledged one or a later is there. */
export async function faultsOfSending(
  page: Page,
  neo: NeoServer,
  expected: Expected<string> | null,
): Promise<string[]> {
  const secretOf = (body: Record<string, unknown>) =>
    String((body.credentials as Record<string, unknown> | undefined)?.token_secret);
  await page.evaluate(() => (window as unknown as Bridge).setup.invoke('readApp', {}));
  const arrived = () => neo.effects.map(({ body }) => secretOf(body));
  const isThere = () =>
    expected === null || arrived().some((one) => [expected.acknowledged, ...expected.since].includes(one));
  const giveUpAt = Date.now() + 15_000;
  while (!isThere() && Date.now() < giveUpAt) await pause(50);
  return [
    ...(isThere() ? [] : ['the last submission is lost']),
    ...(new Set(arrived()).size === arrived().length ? [] : ['a credential had its effect twice']),
  ];
}
