import type { SVGProps } from 'react';
import type { PictureMark, PictureMarks } from '../../../src-preload/contract/vendor.ts';
import { type Box, canvas } from './mark-geometry.ts';
import type { Screen } from './screen-shape.ts';

/**
 * A PNG or WebP as a screen like the drawn ones: on the same canvas, named in the same way, as large as it fits whole.
 *
 * @param name stands before its ids, so that they are unique in the page
 * @param address of the bitmap, among the app's own files
 * @param about its size in pixels, its texts, and where its controls are
 */
export function bitmapScreen(name: string, address: string, about: PictureMarks): Screen {
  const place = fitted(about);
  const Bitmap = (props: SVGProps<SVGSVGElement>) => (
    <svg
      {...props}
      viewBox={`0 0 ${canvas.width} ${canvas.height}`}
      role="img"
      aria-labelledby={`${name}--title`}
      aria-describedby={`${name}--desc`}
    >
      <title id={`${name}--title`}>{about.title}</title>
      <desc id={`${name}--desc`}>{about.description}</desc>
      <image href={address} {...place(wholeOf(about))} />
    </svg>
  );
  const boxes = Object.fromEntries(Object.entries(about.marks).map(([mark, one]) => [mark, place(one)]));
  return Object.assign(Bitmap, { boxes });
}

function wholeOf({ width, height }: PictureMarks): PictureMark {
  return { x: 0, y: 0, width, height };
}

/** From the bitmap's pixels to units of the canvas, in the middle of it where the proportions differ. */
function fitted({ width, height }: PictureMarks): (pixels: PictureMark) => Box {
  const scale = Math.min(canvas.width / width, canvas.height / height);
  const left = (canvas.width - width * scale) / 2;
  const top = (canvas.height - height * scale) / 2;
  return (pixels) => ({
    x: tenth(left + pixels.x * scale),
    y: tenth(top + pixels.y * scale),
    width: tenth(pixels.width * scale),
    height: tenth(pixels.height * scale),
  });
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
