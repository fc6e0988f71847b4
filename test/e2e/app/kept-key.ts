import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from './desktop.ts';

/** The wrapped copies of a data key: paths below the profile, and what stands there. */
type KeptKey = ReadonlyMap<string, string>;

type FirstApp = { profile: string; output(): string; kill(): Promise<void> };

const kept = new WeakMap<Desktop, Promise<KeptKey>>();

/**
 * Makes a fresh profile that of a computer on which the app was opened once: its data key is there, and the desktop's
 * keyring opens it. What a first start takes for proving its keyring, a second process of Electron, is taken once for each
 * desktop. `startFirst` starts the app with a profile of its own.
 */
export async function putKeptKey(
  profile: string,
  desktop: Desktop,
  startFirst: () => Promise<FirstApp>,
): Promise<void> {
  // Elsewhere no process is asked for a proof.
  if (process.platform !== 'linux') return;
  const making = kept.get(desktop) ?? makeKey(startFirst);
  kept.set(desktop, making);
  for (const [path, text] of await making) {
    await mkdir(join(profile, path, '..'), { recursive: true, mode: 0o700 });
    await writeFile(join(profile, path), text, { mode: 0o600 });
  }
}

async function makeKey(startFirst: () => Promise<FirstApp>): Promise<KeptKey> {
  const app = await startFirst();
  const paths = async () => {
    const names = await readdir(join(app.profile, 'vault'), { recursive: true }).catch(() => []);
    return names.filter((name) => name.endsWith('.json')).map((name) => join('vault', name));
  };
  await expect.poll(paths, { timeout: 60_000 }).toHaveLength(2);
  expect(app.output()).toContain('keyring-proved');
  await app.kill();
  const texts = (await paths()).map(
    async (path) => [path, await readFile(join(app.profile, path), 'utf8')] as const,
  );
  const key = new Map(await Promise.all(texts));
  await rm(app.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return key;
}
