import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exitOnSignals } from './exit-on-signals.mjs';

const heartbeatMs = 1_000;
const staleMs = 10_000;
const pollMs = 200;

/**
 * Runs `work` while no other process does. The holder touches the file every second, so that a lock whose holder was
 * killed is recognised by its age, in other containers too, where process ids mean nothing. Whoever takes over a stale
 * lock may in theory meet another one doing the same; that costs double work, never a broken result, because everything
 * done under a lock works in a folder of its own and is renamed into place.
 *
 * @template T
 * @param {string} path
 * @param {(line: string) => void} say
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, say, work) {
  const token = randomUUID();
  mkdirSync(dirname(path), { recursive: true });
  let waited = false;
  while (!take(path, token)) {
    if (!waited) say('Another process is preparing this already; waiting for it.');
    waited = true;
    await pause(pollMs);
  }

  const release = () => {
    if (holder(path) === token) rmSync(path, { force: true });
  };
  const heartbeat = setInterval(() => {
    if (holder(path) === token) utimesSync(path, new Date(), new Date());
  }, heartbeatMs);
  const leaveSignals = exitOnSignals();
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    leaveSignals();
    release();
  }
}

/**
 * @param {string} path
 * @param {string} token
 */
function take(path, token) {
  try {
    writeFileSync(path, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const touchedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (touchedAt !== undefined && Date.now() - touchedAt > staleMs) rmSync(path, { force: true });
  return false;
}

/** @param {string} path */
function holder(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
