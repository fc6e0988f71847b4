import { type RefObject, useEffect, useId, useLayoutEffect, useState } from 'react';
import type { GuideMark, Vendor } from '../../../src-preload/contract/vendor.ts';
import { type Crop, cropFor, cutEdges, type Size, wholeFor } from './crop.ts';
import { type Box, equalOnes, ringAround } from './mark-geometry.ts';
import { type LitMark, MarkOverlay } from './mark-overlay.tsx';
import css from './picture.module.css';
import type { Screen } from './screen-shape.ts';
import { loadScreen } from './screens.ts';
import { useMarkBoxes } from './use-mark-boxes.ts';

export type PictureView = {
  lit: readonly LitMark[];
  /** The current place in the step's list, from 1; 0 while there is none. */
  at: number;
  texts: readonly Box[];
  /** Null until the frame has a size. */
  frame: Size | null;
  crop: Crop | null;
  rings: readonly Box[];
};

/**
 * What a frame shows of a screen, measured again whenever the frame changes.
 *
 * @param stage the frame
 * @param shows the whole screen, small or large, instead of a part in letters to be read in the window or in a call
 */
export function usePictureView(
  stage: RefObject<HTMLDivElement | null>,
  screen: Screen | null,
  marks: readonly GuideMark[],
  active: string | null,
  shows: 'part' | 'whole' | 'part-in-call' = 'part',
): PictureView {
  const { boxes, texts } = useMarkBoxes(stage, screen);
  const frame = useFrame(stage);
  const lit = marks.flatMap(({ mark }, index): LitMark[] => {
    const box = boxes[mark];
    return box ? [{ mark, number: index + 1, box }] : [];
  });
  const at = marks.findIndex(({ mark }) => mark === active) + 1;
  // Where the current place has no control of its own, the next one is what is looked for.
  const current = lit.findIndex(({ number }) => number >= at);
  const all = lit.map(({ box }) => box);
  const reader = shows === 'part-in-call' ? 'audience' : 'technician';
  const crop = frame && (shows === 'whole' ? wholeFor(frame) : cropFor(frame, all, current, reader));
  const group = equalOnes(all);
  const ringed = all.filter((_, index) => index >= current || group.includes(index));
  const rings = crop === null ? [] : ringed.map((box) => ringAround(box, crop));
  return { lit, at, texts, frame, crop, rings };
}

type PictureStageProps = {
  stage: RefObject<HTMLDivElement | null>;
  screen: Screen | null;
  view: PictureView;
  active: string | null;
  /** By which the small picture of the whole screen finds the drawing. */
  drawingId?: string;
};

/** The screen itself with its rings, whether it was drawn or photographed. */
export function PictureStage({ stage, screen: Drawing, view, active, drawingId }: PictureStageProps) {
  const { lit, at, texts, crop } = view;
  useCrop(stage, Drawing, crop);
  const cut = crop && cutEdges(crop);
  return (
    <div
      className={css.stage}
      ref={stage}
      data-cut-left={cut?.left || undefined}
      data-cut-right={cut?.right || undefined}
      data-cut-top={cut?.top || undefined}
      data-cut-bottom={cut?.bottom || undefined}
    >
      {Drawing && (
        <div className={css.sheet}>
          <Drawing id={drawingId} className={css.screen} focusable="false" />
        </div>
      )}
      <div className={css.fades} />
      {Drawing && (
        <div className={css.sheet}>
          <MarkOverlay marks={lit} active={active} at={at} texts={texts} {...(crop && { shown: crop })} />
        </div>
      )}
    </div>
  );
}

/** The whole screen in small, with the part that the frame shows. It repeats the drawing without a second set of ids. */
export function Thumbnail({ drawingId, crop }: { drawingId: string; crop: Crop }) {
  const clip = useId();
  return (
    <svg className={css.thumbPicture} viewBox="0 0 960 600" aria-hidden="true">
      <clipPath id={clip}>
        <rect width="960" height="600" />
      </clipPath>
      <use href={`#${drawingId}`} width="960" height="600" clipPath={`url(#${clip})`} />
      <rect
        className={css.thumbCrop}
        x={crop.x + 4}
        y={crop.y + 4}
        width={crop.width - 8}
        height={crop.height - 8}
      />
    </svg>
  );
}

/** Null until the drawing is there. Not React.lazy: the caption and the steps need not wait for a drawing. */
export function useScreen(vendor: string, picture: string): Screen | null {
  const [loaded, setLoaded] = useState<{ name: string; screen: Screen | null } | null>(null);
  const name = `${vendor}/${picture}`;
  useEffect(() => {
    let isOver = false;
    void loadScreen(vendor, picture).then((screen) => {
      if (!isOver) setLoaded({ name, screen });
    });
    return () => {
      isOver = true;
    };
  }, [vendor, picture, name]);
  return loaded?.name === name ? loaded.screen : null;
}

/** The palette of the vendor's screens is data, so it becomes properties here; the drawings name these. */
export function useColors(figure: RefObject<HTMLElement | null>, colors: Vendor['screen']): void {
  useLayoutEffect(() => {
    const style = figure.current?.style;
    if (style === undefined || colors === undefined) return;
    const names = Object.entries(colors);
    for (const [name, color] of names) style.setProperty(`--portal-${name}`, color);
    return () => {
      for (const [name] of names) style.removeProperty(`--portal-${name}`);
    };
  }, [figure, colors]);
}

function useFrame(stage: RefObject<HTMLDivElement | null>): Size | null {
  const [frame, setFrame] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const size = width > 0 && height > 0 ? { width, height } : null;
      setFrame((before) =>
        before?.width === size?.width && before?.height === size?.height ? before : size,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return frame;
}

/** Places the drawing behind its frame. A new drawing is there at once; only a move on the same one is animated. */
function useCrop(stage: RefObject<HTMLDivElement | null>, screen: Screen | null, crop: Crop | null): void {
  const { x = 0, y = 0, scale = 0 } = crop ?? {};
  useLayoutEffect(() => {
    const style = stage.current?.style;
    if (style === undefined || scale === 0) return;
    style.setProperty('--crop-scale', String(scale));
    style.setProperty('--crop-x', `${-x * scale}px`);
    style.setProperty('--crop-y', `${-y * scale}px`);
  }, [stage, x, y, scale]);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null || screen === null) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => element.setAttribute('data-moves', ''));
    });
    return () => {
      cancelAnimationFrame(frame);
      element.removeAttribute('data-moves');
    };
  }, [stage, screen]);
}

/** A permission's control is lit by its result, and need not be among the step's own. */
export function withActive(marks: readonly GuideMark[], active: string | null): readonly GuideMark[] {
  if (active === null || marks.some(({ mark }) => mark === active)) return marks;
  return [...marks, { mark: active, words: '' }];
}
