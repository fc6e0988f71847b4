import type { WebContents } from 'electron';

export type ZoomWay = 'in' | 'out' | 'reset';

/** In percent. Below the first the picture's words are too small to read, above the last a window holds no field. */
export const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export const FIRST_ZOOM = 100;

/** The next step in percent; from between two steps, the nearer one on the way. */
export function zoomed(percent: number, way: ZoomWay): number {
  if (way === 'reset') return FIRST_ZOOM;
  const [least, most] = [ZOOM_STEPS[0], ZOOM_STEPS.at(-1) ?? FIRST_ZOOM];
  if (way === 'in') return ZOOM_STEPS.find((step) => step > percent) ?? most;
  return ZOOM_STEPS.findLast((step) => step < percent) ?? least;
}

/** In percent. Chromium counts in powers of 1.2, so what comes back is a little off. */
export function zoomOf(contents: WebContents): number {
  return Math.round(contents.getZoomFactor() * 100);
}

/** Chromium remembers it for the page, over starts too. */
export function zoomBy(contents: WebContents, way: ZoomWay): void {
  contents.setZoomFactor(zoomed(zoomOf(contents), way) / 100);
}
