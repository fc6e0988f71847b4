import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCounts, closingLine, countJourneys, countUnitTests } from '../../tools/bootstrap/count-tests.mjs';
import { put, temporaryFolder } from './temporary-folder.ts';

function report(content: object): string {
  const path = join(temporaryFolder(), 'report.json');
  put(path, JSON.stringify(content));
  return path;
}

describe('counting tests', () => {
  it('counts a file that cannot be loaded as a failure', () => {
    const path = report({
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    });
    expect(countUnitTests(path)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a journey that passed at a second try as failed', () => {
    const path = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(countJourneys(path)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('counts nothing where nothing was written', () => {
    const missing = join(temporaryFolder(), 'missing.json');
    expect(addCounts([countUnitTests(missing), countJourneys(missing)])).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });

  it.each([
    [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
    [{ passed: 1, failed: 2, skipped: 3 }, '1 passed, 2 failed, 3 skipped'],
  ])('ends with a plain line', (counts, line) => {
    expect(closingLine(counts)).toBe(line);
  });
});
