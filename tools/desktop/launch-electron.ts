import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../electron-runtime.mjs';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export type Launched = {
  app: ElectronApplication;
  page: Page;
  /** Of Electron's first process. */
  pid: number;
  /** `performance.now()` just before the process was started. */
  startedAt: number;
  close: () => Promise<void>;
};

/**
 * Starts an app, by its folder, on this project's Electron with a profile of its own. Answers with its first window,
 * which may still be empty. Root has no sandbox to give, so Chromium runs without one there.
 */
export async function launchElectron(
  folder: string,
  environment: Record<string, string> = {},
): Promise<Launched> {
  // Without a path Playwright adds a loader of its own, and with it a password store that is no keyring.
  const { executable } = await findElectron({ repository });
  const profile = mkdtempSync(join(tmpdir(), 'neo-setup-profile-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...asRoot, folder, `--user-data-dir=${profile}`],
    env: { ...withoutGaps(process.env), ...environment },
  });
  const close = async () => {
    await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return { app, page: await app.firstWindow(), pid: app.process().pid ?? 0, startedAt, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function withoutGaps(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
