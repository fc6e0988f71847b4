import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..', 'src-renderer');
const styles = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));
const declared = new Set(
  styles.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name)),
);

it('a style uses no custom property that nobody declares', () => {
  expect(declared).toContain('--color-bg');
  // A vendor sets the colors of its screens from its folder, each with a fallback in the picture's own style.
  const unknown = styles.flatMap(({ file, text }) =>
    [...text.matchAll(/var\((--[\w-]+)\s*\)/g)]
      .filter(([, name = '']) => !declared.has(name))
      .map(([, name]) => `${file} uses ${name}`),
  );
  expect(unknown).toEqual([]);
});

/** Where colors are named. Pictures draw a portal's own screen, and a mark's colors belong to the marks alone. */
const palettes = [
  'ui/tokens.css',
  'workspace/guide/look-here.module.css',
  'workspace/guide/picture.module.css',
];

it('a color is written where tokens are, and nowhere else', () => {
  const written = styles
    .filter(({ file }) => !palettes.includes(file.replaceAll('\\', '/')))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/#[\da-f]{3,8}\b(?=[^{}]*;)|\brgb\(|\bhsl\(/gi)].map(
        ([color]) => `${file}: ${color}`,
      ),
    );
  expect(written).toEqual([]);
});
