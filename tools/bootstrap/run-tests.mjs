import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build-state.mjs';
import { addCounts, closingLine, countJourneys, countUnitTests } from './count-tests.mjs';
import { listenerNeeds } from './listener-packages.mjs';
import { npmCommand } from './npm-command.mjs';
import { packageTestNeeds, whyNoPackageTest } from './package-test.mjs';
import { runVisibly } from './run-visibly.mjs';
import { setUp } from './set-up.mjs';
import { SetUpError } from './set-up-error.mjs';
import { runOnADesktop } from './where-to-run.mjs';

/**
 * Everything that must hold, cheapest first; the first stage that fails ends it. The very last line gives the counts.
 *
 * @param {string} repository
 * @returns {Promise<number>} exit code
 */
export async function runTests(repository) {
  try {
    const debianPackages = [
      ...listenerNeeds(),
      ...(whyNoPackageTest() === undefined ? packageTestNeeds : []),
    ];
    const { folder } = await setUp(repository, { needsDesktop: true, debianPackages });
    return await runStages(repository, folder);
  } catch (error) {
    console.log(error instanceof SetUpError ? error.message : error);
    console.log(closingLine({ passed: 0, failed: 1, skipped: 0 }));
    return 1;
  }
}

/**
 * @param {string} repository
 * @param {string} electronFolder
 */
async function runStages(repository, electronFolder) {
  const reports = join(repository, 'out', 'test');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const unitReport = join(reports, 'unit.json');
  const journeyReport = join(reports, 'e2e.json');
  const packageReport = join(reports, 'package.json');
  const environment = {
    ELECTRON_OVERRIDE_DIST_PATH: electronFolder,
    PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport,
  };

  const script = (/** @type {string} */ name, /** @type {string[]} */ ...more) => {
    const [command, npmArgs] = npmCommand(['run', '--silent', name, '--', ...more]);
    return () => runVisibly(command, npmArgs, { cwd: repository, environment });
  };
  /** @type {[name: string, run: () => Promise<number>][]} */
  const stages = [
    ['Format and lint', script('check:format')],
    ['Types', script('check:types')],
    ['Vendor folders', script('check:vendors')],
    ['Messages', script('check:messages')],
    ['Unused code', script('check:unused')],
    ['Build', () => build(repository)],
    [
      'Unit, system and crash tests',
      script('test:modules', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
    ],
    [
      'Journeys in Electron',
      () => {
        const [command, npmArgs] = npmCommand(['run', '--silent', 'test:e2e', '--', '--reporter=list,json']);
        return runOnADesktop(command, npmArgs, { cwd: repository, environment });
      },
    ],
  ];
  const whyNot = whyNoPackageTest();
  if (whyNot === undefined)
    stages.push([
      'Package',
      script('test:package', '--reporter=default', '--reporter=json', `--outputFile.json=${packageReport}`),
    ]);

  let failedStage = '';
  for (const [name, run] of stages) {
    const startedAt = Date.now();
    console.log(`\n== ${name}`);
    const code = await run();
    console.log(`-- ${name}: ${code === 0 ? 'ok' : `FAILED (exit code ${code})`}, ${seconds(startedAt)}`);
    if (code === 0) continue;
    failedStage = name;
    break;
  }

  if (whyNot !== undefined) console.log(`\nNot run: the test of the package, because ${whyNot}.`);
  const reportsOfStages = [
    countUnitTests(unitReport),
    countJourneys(journeyReport),
    countUnitTests(packageReport),
  ];
  const counts = addCounts(reportsOfStages);
  // A stage without tests, or a crash of a test runner, must not end in "0 failed".
  if (failedStage) counts.failed = Math.max(counts.failed, 1);
  console.log(failedStage ? `\nStopped: ${failedStage} failed.` : '\nEverything holds.');
  console.log(closingLine(counts));
  return failedStage ? 1 : 0;
}

/** @param {number} startedAt */
function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}
