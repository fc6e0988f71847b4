import { describe, expect, it } from 'vitest';
import { filesOf, textOfFile } from './tree.ts';

const LONGEST = 300;

type Sized = { path: string; lines: number; text: string };

function measure(folders: readonly string[]): Sized[] {
  return filesOf(folders, ['.ts', '.tsx', '.mjs', '.css']).map((path) => {
    const text = textOfFile(path);
    return { path, lines: text.split('\n').length - 1, text };
  });
}

/** A comment before anything else that says why the file is long. */
function saysWhy(text: string): boolean {
  const head = /^\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+)/.exec(text)?.[0] ?? '';
  return /\blong(er)?\b[\s\S]*\bbecause\b/i.test(head);
}

function tooLong(files: readonly Sized[]): string[] {
  return files
    .filter(({ lines, text }) => lines > LONGEST && !saysWhy(text))
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines: split it, or say at its head why it is longer than ${LONGEST}.`,
    );
}

function atShare(files: readonly Sized[], share: number): number {
  const sorted = files.map(({ lines }) => lines).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

describe('files stay small enough to be read at once', () => {
  it.each([
    ['the app', ['src-preload', 'src-main', 'src-renderer']],
    ['the tools', ['tools']],
    ['the tests', ['test']],
  ])('%s', (_name, folders) => {
    const files = measure(folders);
    console.log(
      `${folders.join(', ')}: ${files.length} files, median ${atShare(files, 0.5)} lines, 90 % below ${atShare(files, 0.9)}`,
    );
    expect(tooLong(files)).toEqual([]);
  });

  it('notices a long file, and takes a reason at its head', () => {
    const text = 'a;\n'.repeat(LONGEST + 1);
    const reason = '// Longer than others because the table is one.\n';
    expect(tooLong([{ path: 'a.ts', lines: 301, text }])).toEqual([
      expect.stringContaining('a.ts has 301 lines'),
    ]);
    expect(tooLong([{ path: 'a.ts', lines: 302, text: reason + text }])).toEqual([]);
    expect(tooLong([{ path: 'a.ts', lines: 302, text: text + reason }])).toHaveLength(1);
  });
});
