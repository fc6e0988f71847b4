import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const STARTER = fileURLToPath(new URL('../../tools/development/run-electron.mjs', import.meta.url));

let folder: string;
let starters: ChildProcess[];
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'neo-run-electron-'));
  starters = [];
  output = '';
});

afterEach(async () => {
  for (const one of starters) {
    if (one.exitCode !== null || one.signalCode !== null) continue;
    one.kill('SIGKILL');
    await once(one, 'exit');
  }
  // A starter that is killed leaves its app behind.
  for (const pid of linesOf('pids')) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
  rmSync(folder, { recursive: true });
});

/** Node stands for Electron, and a script for the app. Each of its lives writes one line when it begins. */
function start(app: string): ChildProcess {
  const script = `
    const { appendFileSync } = require('node:fs');
    const note = (text) => appendFileSync(${JSON.stringify(join(folder, 'lives'))}, text + '\\n');
    appendFileSync(${JSON.stringify(join(folder, 'pids'))}, process.pid + '\\n');
    note('began');
    ${app}`;
  writeFileSync(join(folder, 'index.js'), script);
  const starter = spawn(process.execPath, [STARTER, process.execPath, folder, '--some-switch'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [starter.stdout, starter.stderr])
    stream?.on('data', (text) => (output += String(text)));
  starters.push(starter);
  return starter;
}

function linesOf(file: 'lives' | 'pids'): string[] {
  try {
    return readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

const lives = () => linesOf('lives');
const untilLives = (expected: string[]) => expect.poll(lives, { timeout: 15_000 }).toEqual(expected);
const STAYS = 'setInterval(() => {}, 1000);';

describe('the starter of the development loop', () => {
  it('starts the next app only when the one before has closed', async () => {
    const closesSlowly =
      "process.on('SIGTERM', () => setTimeout(() => { note('closed'); process.exit(0); }, 500));";
    const first = start(`${closesSlowly} ${STAYS}`);
    await untilLives(['began']);
    first.kill('SIGTERM');
    start(STAYS);
    await untilLives(['began', 'closed', 'began']);
    await expect.poll(() => first.exitCode).toBe(0);
  });

  it('ends an app that does not close', async () => {
    const first = start(`process.on('SIGTERM', () => note('asked to end')); ${STAYS}`);
    await untilLives(['began']);
    first.kill('SIGTERM');
    start(STAYS);
    await untilLives(['began', 'asked to end', 'began']);
  });

  it('ends with an app that was closed', async () => {
    const [code] = await once(start('process.exit(0);'), 'exit');
    expect(code).toBe(0);
  });

  it('waits for the next change when the app has failed', async () => {
    const starter = start('process.exit(3);');
    await expect.poll(() => output, { timeout: 15_000 }).toContain('exit code 3');
    expect(starter.exitCode).toBeNull();
    starter.kill('SIGTERM');
    const [code] = await once(starter, 'exit');
    expect(code).toBe(1);
  });

  it('hands the app its folder and its switches', async () => {
    await once(start('note(JSON.stringify(process.argv.slice(1))); process.exit(0);'), 'exit');
    expect(JSON.parse(lives()[1] ?? '')).toEqual([folder, '--some-switch']);
  });
});
