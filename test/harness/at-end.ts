import { onTestFinished } from 'vitest';

/**
 * Runs when the test is over, last one first. Belongs to the test: a hook of a module that several files import would only
 * be that of the first file in the process.
 */
export function atEnd(end: () => unknown): void {
  onTestFinished(async () => {
    await end();
  });
}
