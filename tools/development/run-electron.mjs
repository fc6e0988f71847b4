// electron-vite starts this program in place of Electron: `node run-electron.mjs <electron> <folder> [arguments]`. On a
// change of main it signals the old process and starts the new one in the same breath; but there is one instance of the
// app, and the new one would find it still closing, and end. So this one waits until the old app is gone.

import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const CLOSES_WITHIN_MS = 3_000;
const POLL_MS = 30;

const [electron = '', folder = '', ...args] = process.argv.slice(2);
const record = join(folder, 'running.json');

await endFormer();
const child = spawn(electron, [folder, ...args], { stdio: 'inherit' });
let isAskedToEnd = false;
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => end(signal));
child.once('error', (error) => {
  console.error(`Electron could not be started: ${error.message}`);
  process.exit(1);
});
if (child.pid !== undefined) {
  writeFileSync(record, JSON.stringify({ pid: child.pid, startedBy: process.ppid }));
}
child.once('close', (code, signal) => {
  rmSync(record, { force: true });
  if (code === 0 || isAskedToEnd) process.exit(code ?? 0);
  console.error(
    `The app has ended (${signal ?? `exit code ${code}`}). It is started again with the next change.`,
  );
  setInterval(() => {}, 1 << 30);
});

/** @param {NodeJS.Signals} signal */
function end(signal) {
  if (child.exitCode !== null || child.signalCode !== null) process.exit(1);
  isAskedToEnd = true;
  child.kill(signal);
  // Where memory alone holds secrets the app asks before it quits; nobody is asked about those of development.
  setTimeout(() => child.kill('SIGKILL'), CLOSES_WITHIN_MS);
}

/** Waits for the app that the same `npm run dev` started before. On Windows a signal has ended only its starter. */
async function endFormer() {
  const former = readRecord();
  if (former === undefined || former.startedBy !== process.ppid) return;
  if (process.platform === 'win32') kill(former.pid, 'SIGKILL');
  const endsAt = Date.now() + CLOSES_WITHIN_MS + 1_000;
  while (kill(former.pid, 0)) {
    if (Date.now() > endsAt) kill(former.pid, 'SIGKILL');
    await wait(POLL_MS);
  }
}

/** @returns {{ pid: number, startedBy: number } | undefined} */
function readRecord() {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal 0 only asks
 * @returns {boolean} whether there is such a process
 */
function kill(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
