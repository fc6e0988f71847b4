import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Box } from './mark-geometry.ts';
import type { MarkBoxes, Screen } from './screen-shape.ts';

/** Where the controls of a screen are, by mark, and its words, in units of its viewBox. */
export type Measured = { boxes: MarkBoxes; texts: readonly Box[] };

const NOTHING: Measured = { boxes: {}, texts: [] };

/**
 * In a drawing they are measured rather than written down, because a control is as wide as its text, and that depends
 * on the font; a bitmap knows its controls, and nobody its words.
 *
 * @param stage holds the screen
 * @param screen what is drawn there; a new one is measured anew
 */
export function useMarkBoxes(stage: RefObject<HTMLElement | null>, screen: Screen | null): Measured {
  const [measured, setMeasured] = useState(NOTHING);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element || !screen || screen.boxes) {
      setMeasured(NOTHING);
      return;
    }
    let isOver = false;
    const measure = () => {
      if (isOver) return;
      const now = { boxes: measureMarks(element), texts: measureTexts(element) };
      setMeasured((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    void document.fonts.ready.then(measure);
    return () => {
      isOver = true;
      observer.disconnect();
    };
  }, [stage, screen]);
  return screen?.boxes ? { boxes: screen.boxes, texts: NOTHING.texts } : measured;
}

function measureMarks(stage: HTMLElement): MarkBoxes {
  const boxes: Record<string, Box> = {};
  for (const element of stage.querySelectorAll<SVGGraphicsElement>('[data-mark]')) {
    const mark = element.dataset.mark;
    const box = boxInPicture(element);
    if (mark && box) boxes[mark] = box;
  }
  return boxes;
}

function measureTexts(stage: HTMLElement): Box[] {
  return [...stage.querySelectorAll<SVGGraphicsElement>('[role="img"] text')].flatMap(
    (element) => boxInPicture(element) ?? [],
  );
}

/** Null while the picture has no size, as inside a closed dialog. */
function boxInPicture(element: SVGGraphicsElement): Box | null {
  const picture = element.ownerSVGElement?.getScreenCTM();
  const own = element.getScreenCTM();
  if (!picture || !own || picture.a === 0) return null;
  // getBBox knows nothing of transforms on the way up to the picture; the two matrices do.
  const toPicture = picture.inverse().multiply(own);
  const { x, y, width, height } = element.getBBox();
  const start = new DOMPoint(x, y).matrixTransform(toPicture);
  const end = new DOMPoint(x + width, y + height).matrixTransform(toPicture);
  return {
    x: tenth(start.x),
    y: tenth(start.y),
    width: tenth(end.x - start.x),
    height: tenth(end.y - start.y),
  };
}

/** So that another zoom of the window does not count as another place. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
