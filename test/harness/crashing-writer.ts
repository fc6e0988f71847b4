import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openFiles, systemSteps } from '../../src-main/storage/files.ts';

/**
 * Run in a process of its own: `<folder> <step> <count>`. Writes version after version, says each on stdout once it
 * is acknowledged, and ends itself with SIGKILL at the named step of write number `count`; with the step `never` it
 * goes on until somebody else kills it.
 */
const [folder = '', deadlyStep = 'never', count = '0'] = process.argv.slice(2);

let version = 0;
const die = () => process.kill(process.pid, 'SIGKILL');
const dieAt = (step: string) => {
  if (step === deadlyStep && version === Number(count)) die();
};

const files = openFiles({
  ...systemSteps,
  async open(path, flags, mode) {
    const handle = await systemSteps.open(path, flags, mode);
    dieAt('opened');
    return {
      async writeFile(contents) {
        if (deadlyStep === 'half-written' && version === Number(count)) {
          await handle.writeFile(contents.slice(0, contents.length / 2));
          die();
        }
        await handle.writeFile(contents);
        dieAt('written');
      },
      async sync() {
        await handle.sync();
        dieAt('synced');
      },
      close: () => handle.close(),
    };
  },
  async rename(from, to) {
    await systemSteps.rename(from, to);
    dieAt('renamed');
  },
  async syncFolder(path) {
    await systemSteps.syncFolder(path);
    dieAt('folder-synced');
  },
});

for (version = 1; ; version += 1) {
  const filler = String(version).repeat(2000);
  await files.writeAtomic(join(folder, 'state.json'), JSON.stringify({ version, filler }));
  writeSync(1, `${version}\n`);
}
