import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-state.mjs';
import { develop } from './develop.mjs';
import { listenerNeeds } from './listener-packages.mjs';
import { npmCommand } from './npm-command.mjs';
import { rootFlags } from './root-flags.mjs';
import { runTests } from './run-tests.mjs';
import { runVisibly } from './run-visibly.mjs';
import { setUp } from './set-up.mjs';
import { hasDisplay, runOnADesktop } from './where-to-run.mjs';

/** @type {Record<string, (repository: string, args: string[]) => Promise<number>>} */
export const verbs = {
  start: (repository, args) => (hasDisplay() ? openApp(repository, args) : tourInstead(repository, args)),
  dev: develop,
  test: runTests,
  tour: (repository, args) => runTool(repository, 'tour', args),
  journey: runJourneys,
  bench: (repository, args) => runTool(repository, 'bench', args),
  soak: (repository, args) => runTool(repository, 'soak', args),
  package: (repository, args) => runTool(repository, 'package', args),
  /** Only the set-up; the folder holding `electron` is the only line on stdout. */
  electron: async (repository) => {
    const { folder } = await setUp(repository, { say: console.error });
    console.log(folder);
    return 0;
  },
};

/**
 * @param {string} repository
 * @param {string[]} args
 */
async function openApp(repository, args) {
  const electron = await setUp(repository);
  await buildIfStale(repository);
  return runVisibly(electron.executable, [...rootFlags(), repository, ...args], { cwd: repository });
}

/**
 * @param {string} repository
 * @param {string[]} args
 */
async function tourInstead(repository, args) {
  console.log('There is no display here: taking the practice tour on a virtual screen instead.');
  const code = await runTool(repository, 'tour', args);
  const folder = join(repository, 'out', 'tour');
  if (existsSync(folder)) console.log(`The screenshots and the result of the tour are in ${folder}`);
  return code;
}

/**
 * @param {string} repository
 * @param {string[]} args for Playwright: files, `--grep=…`, `--repeat-each=…`
 */
async function runJourneys(repository, args) {
  const { folder } = await setUp(repository, { needsDesktop: true, debianPackages: listenerNeeds() });
  await buildIfStale(repository);
  const [command, npmArgs] = npmCommand(['run', '--silent', 'test:e2e', '--', ...args]);
  return runOnADesktop(command, npmArgs, {
    cwd: repository,
    environment: { ELECTRON_OVERRIDE_DIST_PATH: folder },
  });
}

/**
 * @param {string} repository
 * @param {string} name of a TypeScript file under tools/
 * @param {string[]} args
 */
async function runTool(repository, name, args) {
  const { folder } = await setUp(repository, { needsDesktop: true });
  await buildIfStale(repository);
  return runOnADesktop(process.execPath, ['--import', 'tsx', join('tools', `${name}.ts`), ...args], {
    cwd: repository,
    environment: { ELECTRON_OVERRIDE_DIST_PATH: folder },
  });
}
