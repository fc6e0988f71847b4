// Checks each room with its own tsconfig, two at a time, and shows the faults of all of them.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from './runtime/child-process.mjs';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
const atOnce = 2;

const rooms = ['src-preload', 'src-main', 'src-renderer', 'test', 'tools'].filter((room) =>
  existsSync(join(repository, room, 'tsconfig.json')),
);
const waiting = [...rooms];
let hasFaults = false;

await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let room = waiting.shift(); room; room = waiting.shift()) {
      const args = [
        compiler,
        '--noEmit',
        '--pretty',
        String(process.stdout.isTTY ?? false),
        '-p',
        `${room}/tsconfig.json`,
      ];
      const { code, output } = await runQuietly(process.execPath, args, { cwd: repository });
      console.log(`${room}: ${code === 0 ? 'ok' : `faults\n${output}`}`);
      if (code !== 0) hasFaults = true;
    }
  }),
);
process.exitCode = hasFaults ? 1 : 0;
