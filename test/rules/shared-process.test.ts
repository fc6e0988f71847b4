import { expect, it } from 'vitest';
import { filesOf, textOfFile } from './tree.ts';

/** Files of the unit tests share a process, where a module is loaded once. */
const files = filesOf(['test'], ['.ts', '.tsx']).filter((path) => !/^test\/(?:e2e|package)\//.test(path));
const broken = (pattern: RegExp, paths: string[]) => paths.filter((path) => pattern.test(textOfFile(path)));

it('a module that tests import has no hook of its own: it would be that of the first file alone', () => {
  const helpers = files.filter((path) => !/\.test\.tsx?$/.test(path));
  expect(helpers.length).toBeGreaterThan(50);
  expect(broken(/^(?:before|after)(?:Each|All)\(/m, helpers)).toEqual([]);
});

it('modules are replaced by doMock, which is undone, and not for every later file', () => {
  expect(broken(/\bvi\.mock\(/, files)).toEqual([]);
});
