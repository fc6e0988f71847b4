import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [red: number, green: number, blue: number];

const css = readFileSync('src-renderer/ui/tokens.css', 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** A token's opaque color in a theme. */
function colorOf(token: string, theme: Theme): Rgb {
  const [, value = ''] = new RegExp(`--color-${token}:\\s*([^;]+);`).exec(css) ?? [];
  const [, light = value, dark = value] = /^light-dark\(\s*(#\w{6}),\s*(#\w{6})\s*\)$/.exec(value) ?? [];
  return rgbOf(theme === 'light' ? light : dark, `--color-${token}`);
}

function rgbOf(hex: string, name = hex): Rgb {
  expect(hex, name).toMatch(/^#[0-9a-f]{6}$/);
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** Relative luminance and contrast ratio, WCAG 2.2. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const VERDICTS = ['passed', 'failed', 'warning', 'not-tested', 'could-not-tell'];
const GROUNDS = ['bg', 'surface', 'sunken', 'trough', 'raised'];
const TEXTS = ['text', 'text-secondary', 'text-quiet', 'accent-text', 'mark-text', ...VERDICTS];

const textPairs = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...VERDICTS.map((verdict) => [verdict, `${verdict}-soft`] as const),
  ...['text', 'text-secondary', 'accent-text'].map((text) => [text, 'accent-soft'] as const),
  ...['text', 'mark-text'].map((text) => [text, 'mark-soft'] as const),
  ...VERDICTS.map((verdict) => ['text', `${verdict}-soft`] as const),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-strong'] as const,
  ['on-mark', 'mark'] as const,
];
// No field stands in the trough.
const edgePairs = GROUNDS.filter((ground) => ground !== 'trough').flatMap((ground) => [
  ['control', ground] as const,
  ['focus', ground] as const,
  ['mark', ground] as const,
]);

/** The drawn screens of each vendor; they are light in both themes, as the portals are. */
describe.each(['halopsa', 'vsax', 'asio', 'neo'])('colors of the screens of %s', (vendor) => {
  it('let every text be read on every ground it may stand on', () => {
    const { screen } = JSON.parse(readFileSync(`resources/vendors/${vendor}/vendor.json`, 'utf8')) as {
      screen: Record<string, string>;
    };
    const pairs = [
      ...['ink', 'soft', 'accent'].flatMap((text) =>
        ['bg', 'panel', 'selected'].map((ground) => [text, screen[text], screen[ground], ground] as const),
      ),
      ...['header', 'accent'].map((ground) => ['white', '#ffffff', screen[ground], ground] as const),
    ];
    const below = pairs.flatMap(([text, color, behind, ground]) => {
      const ratio = contrast(rgbOf(color ?? ''), rgbOf(behind ?? ''));
      return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : [];
    });
    expect(below).toEqual([]);
  });
});

describe.each(THEMES)('colors of the %s theme', (theme) => {
  const below = (pairs: readonly (readonly [string, string])[], limit: number) =>
    pairs.flatMap(([one, other]) => {
      const ratio = contrast(colorOf(one, theme), colorOf(other, theme));
      return ratio < limit ? [`${one} on ${other}: ${ratio.toFixed(2)}`] : [];
    });

  it('let every text be read on every ground it may stand on', () => {
    expect(below(textPairs, 4.5)).toEqual([]);
  });

  it('let the edge of a field, the focus and a mark be seen', () => {
    expect(below(edgePairs, 3)).toEqual([]);
  });
});
