import type { WebContents } from 'electron';
import { ZOOM_STEPS, type ZoomStep } from '../../src-preload/contract/settings.ts';

/** To a step, or to the one after it. */
export type ZoomWay = 'in' | 'out' | 'reset' | ZoomStep;

export const FIRST_ZOOM = 100;

/** The next step in percent; from between two steps, the nearer one on the way. */
export function zoomed(percent: number, way: ZoomWay): number {
  if (typeof way === 'number') return way;
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
