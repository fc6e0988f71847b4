import type { PictureMarks } from '../../../src-preload/contract/vendor.ts';
import { bitmapScreen } from './bitmap-screen.tsx';
import type { Screen } from './screen-shape.ts';

// Compiled to components, a chunk each: no raw HTML, and nothing is loaded before its step is open.
const drawings = import.meta.glob<Screen>('../../../resources/vendors/*/screens/*.svg', {
  query: '?react',
  import: 'default',
});
const pngs = import.meta.glob<string>('../../../resources/vendors/*/screens/*.png', {
  query: '?url',
  import: 'default',
});
const webps = import.meta.glob<string>('../../../resources/vendors/*/screens/*.webp', {
  query: '?url',
  import: 'default',
});
const marksBeside = import.meta.glob<PictureMarks>('../../../resources/vendors/*/screens/*.marks.json', {
  import: 'default',
});

/** The screen as a drawing, or as a bitmap with its marks; null where the folder has none of that name. */
export async function loadScreen(vendor: string, picture: string): Promise<Screen | null> {
  const path = `../../../resources/vendors/${vendor}/screens/${picture}`;
  const drawing = await drawings[`${path}.svg`]?.();
  if (drawing !== undefined) return drawing;
  const [address, about] = await Promise.all([
    (pngs[`${path}.png`] ?? webps[`${path}.webp`])?.(),
    marksBeside[`${path}.marks.json`]?.(),
  ]);
  return address === undefined || about === undefined
    ? null
    : bitmapScreen(`${vendor}-${picture}`, address, about);
}
