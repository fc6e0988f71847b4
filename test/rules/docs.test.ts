import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, repository, textOfFile } from './tree.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'resources/vendors/README.md',
  ...readdirSync(join(repository, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(repository, 'tools'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `tools/${name}/README.md`),
];

const TOP = 'src-(?:main|preload|renderer)|test|tools|resources|docs|\\.github';
const IN_CODE = new RegExp(`\`((?:${TOP})/[\\w./-]+)\``, 'g');
/** Also in a block of commands. */
const FILE = new RegExp(`(?<![\\w./-])((?:${TOP})/[\\w./-]+\\.(?:tsx?|mjs|json|md))(?![\\w-])`, 'g');

/** Files and folders that a text names, from the top of the repository; not what holds a placeholder. */
function namedPaths(text: string): string[] {
  const found = [...text.matchAll(IN_CODE), ...text.matchAll(FILE)].map(([, path = '']) => path);
  return [...new Set(found)];
}

/** Where relative links lead: the path, and the heading behind `#`. */
function links(text: string): { path: string; heading: string }[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#([^)\s]*))?\)/g)].map(
    ([, path = '', heading = '']) => ({
      path,
      heading,
    }),
  );
}

/** As GitHub makes the address of a heading. */
function addressOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');
}

function headingsOf(path: string): string[] {
  return [...textOfFile(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => addressOf(heading));
}

const scripts = Object.keys(JSON.parse(textOfFile('package.json')).scripts);

describe('what is written about the project is there', () => {
  it.each(pages)('%s', (page) => {
    const text = textOfFile(page);
    expect(namedPaths(text).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
    const broken = links(text).filter(({ path, heading }) => {
      const target = join(dirname(page), path);
      if (!existsSync(join(repository, target))) return true;
      return heading !== '' && !headingsOf(target).includes(heading);
    });
    expect(broken).toEqual([]);
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('finds what is not there', () => {
    expect(namedPaths('see `src-main/nowhere.ts`, `tools/x/` and `src-main/checks/<id>.ts`')).toEqual([
      'src-main/nowhere.ts',
      'tools/x/',
    ]);
    expect(namedPaths('npm run test:unit -- test/main/nowhere.test.ts  # one')).toEqual([
      'test/main/nowhere.test.ts',
    ]);
    expect(links('[a](docs/a.md#one-two) [b](https://x.example/) [c](#here) ![d](d.png)')).toEqual([
      { path: 'docs/a.md', heading: 'one-two' },
      { path: 'd.png', heading: '' },
    ]);
    expect(addressOf('Development (2026-11-30)')).toBe('development-2026-11-30');
    expect(addressOf('A credential’s way, `npm test`')).toBe('a-credentials-way-npm-test');
  });

  it('names every command somewhere', () => {
    const all = pages.map(textOfFile).join('\n');
    const isNamed = (name: string) =>
      new RegExp(`npm (?:run ${name}(?![\\w:-])|${name}(?![\\w:-]))`).test(all);
    expect(scripts.filter((name) => !isNamed(name))).toEqual([]);
  });
});

/** Comments of a source: a file named there sends a reader on. */
function commentsOf(text: string): string {
  return [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)].map(([comment]) => comment).join('\n');
}

describe('files named by their name alone', () => {
  const sources = filesOf(
    ['src-main', 'src-preload', 'src-renderer', 'tools', 'test'],
    ['.ts', '.tsx', '.css', '.mjs', '.cjs'],
  );
  const atTheTop = readdirSync(repository);
  const known = new Set([...sources, ...atTheTop].map((path) => path.slice(path.lastIndexOf('/') + 1)));
  // Made by the build, or the middle of a longer ending.
  const built = new Set(['app-run.mjs', 'index.cjs', 'module.css', 'test.tsx', 'spec.ts', 'dom.test.tsx']);
  const unknown = (text: string) =>
    [...text.matchAll(/(?<![\w./*-])[a-z][\w-]*(?:\.[a-z]+)*\.(?:tsx?|css|mjs|cjs)(?![\w-])/g)]
      .map(([name]) => name)
      .filter((name) => !known.has(name) && !built.has(name));

  it('are there, in comments', () => {
    const missing = sources
      .filter((path) => path.startsWith('src-') || path.startsWith('tools/'))
      .flatMap((path) => unknown(commentsOf(textOfFile(path))).map((name) => `${path}: ${name}`));
    expect(missing).toEqual([]);
  });

  it.each(pages)('are there, in %s', (page) => {
    const code = [...textOfFile(page).matchAll(/`([^`\n]+)`/g)].map(([, inside = '']) => inside);
    expect(code.flatMap(unknown)).toEqual([]);
  });
});
